import type { Account } from './accounts.ts';
import type { Endpoint } from './endpoint.ts';
import type { Flow } from './flow.ts';
import { ClientTransactions } from './proxy/client-transactions.ts';
import { Dialogs, type Dialog } from './proxy/dialogs.ts';
import { Forwarder } from './proxy/forwarder.ts';
import { HangUp } from './proxy/hang-up.ts';
import { InDialog } from './proxy/in-dialog.ts';
import { Proxy, type SubscribeHandler } from './proxy/proxy.ts';
import { Targets } from './proxy/targets.ts';
import { Authenticator } from './registrar/authenticator.ts';
import { Digest, type DigestAlgorithm } from './registrar/digest.ts';
import { Location, type Binding } from './registrar/location.ts';
import { Registrar } from './registrar/registrar.ts';
import type { TimerSet, Timers } from './timers.ts';
import { readMessage } from './wire/read-message.ts';
import { respond } from './wire/respond.ts';
import { SipRequest, type SipResponse } from './wire/sip-message.ts';

export interface CoreOptions {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly lines: ReadonlyMap<string, Endpoint>;
  readonly timers: Timers;
  readonly timerSet: TimerSet;
  readonly algorithms: readonly DigestAlgorithm[];
  readonly subscribe: SubscribeHandler;
  onDialog(dialog: Dialog): void;
  onReachable(binding: Binding): void;
  onUnreachable(user: string): void;
  /** A phone did not come back in time. */
  onAbsent(): void;
}

/** Registrar, location service and proxy, put together; knows nothing of sockets. */
export class Core {
  readonly location = new Location();
  readonly dialogs: Dialogs;
  readonly clients = new ClientTransactions();
  readonly #timerSet: TimerSet;
  readonly #options: CoreOptions;
  readonly #forwarder: Forwarder;
  readonly #hangUp: HangUp;
  readonly #proxy: Proxy;

  constructor(options: CoreOptions) {
    const { accounts, lines, timers, timerSet, algorithms } = options;
    this.#options = options;
    this.#timerSet = timerSet;
    this.dialogs = new Dialogs((dialog) => {
      options.onDialog(dialog);
    });
    const { location, dialogs } = this;
    const authenticator = new Authenticator(new Digest(accounts, timers.nonce, algorithms));
    const registrar = new Registrar(authenticator, location, {
      onReachable: (binding) => {
        this.#hangUp.returned(binding);
        this.#forwarder.catchUp();
        options.onReachable(binding);
      },
      onRemoved: (binding) => {
        this.#removed(binding);
      },
    });
    this.#hangUp = new HangUp(dialogs);
    this.#forwarder = new Forwarder({ clients: this.clients, timerSet, timers }, dialogs);
    const forwarder = this.#forwarder;
    const inDialog = new InDialog({ authenticator, location, dialogs, forwarder, hangUp: this.#hangUp });
    const targets = new Targets(accounts, lines, location, dialogs);
    const { subscribe } = options;
    this.#proxy = new Proxy({ registrar, authenticator, targets, forwarder, inDialog, subscribe });
  }

  /** Takes a frame of a phone. Whatever it holds, this never throws and never harms another phone. */
  receive(from: Endpoint, bytes: string): void {
    const result = readMessage(bytes);
    if (result.kind === 'request') this.handle(from, result.request);
    else if (result.kind === 'response') this.handle(from, result.response);
    else if (result.kind === 'broken' && result.request?.method !== 'ACK' && result.request !== undefined) {
      from.send(respond(result.request, result.status, { reason: result.reason }));
    }
  }

  /** Takes a message that was read already, or that one of our own lines made. */
  handle(from: Endpoint, message: SipRequest | SipResponse): void {
    if (message instanceof SipRequest) this.#proxy.receive({ from, request: message });
    else this.clients.receive(message);
  }

  /** The connection of a phone has ended. It may come back: its calls wait. */
  connectionLost(flow: Flow): void {
    const { user } = flow;
    if (user === undefined) return;
    this.#options.onUnreachable(user);
    this.#timerSet.after(this.#options.timers.absence, () => {
      this.location.removeUnreachable();
      this.#endAbsent();
      this.#options.onAbsent();
    });
  }

  /** A registration ended. Where its connection is gone too, nobody will come back to its calls. */
  #removed(binding: Binding): void {
    this.#options.onUnreachable(binding.user);
    if (binding.flow.live() === undefined) this.#endAbsent();
  }

  #endAbsent(): void {
    this.#forwarder.endAbsent();
    this.#hangUp.endAbsent();
  }
}
