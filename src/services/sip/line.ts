import type { SessionDescriptionHandlerFactory, UserAgent, UserAgentDelegate } from 'sip.js';
import type { Profile } from '../../domain/account/profile.ts';
import { idleRegistration } from '../../domain/call/line.ts';
import type { LinkSnapshot, RegistrationSnapshot } from '../../domain/call/line.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { logger } from '../../lib/logger.ts';
import { effect, signal, untracked } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { Link } from './link.ts';
import type { Surroundings, Timers } from './ports.ts';
import { RegisterClient } from './registerer.ts';
import type { RegisterOutcome } from './registerer.ts';
import { registrationMove } from './registration-machine.ts';
import { INITIAL } from './registration-model.ts';
import type { Effect, Facts, Machine, MachineEvent } from './registration-model.ts';
import { registrationSnapshot } from './registration-snapshot.ts';
import { verdictOn } from './registration-verdict.ts';
import type { Verdict } from './registration-verdict.ts';
import type { Socket } from './transport.ts';
import { createUserAgent, randomName, setTransactionTimeout } from './user-agent.ts';

export interface SipLineOptions {
  readonly profile: Profile;
  readonly password: () => Promise<string | undefined>;
  /** `+sip.instance`, a UUID. */
  readonly instanceId: string;
  readonly settings: ReadonlySignal<Settings>;
  readonly timers: Timers;
  readonly surroundings: Surroundings;
  readonly delegate: UserAgentDelegate;
  readonly sessionDescriptionHandlerFactory: SessionDescriptionHandlerFactory;
  /** Opens a WebSocket with subprotocol `sip`; the browser's when missing. */
  readonly openSocket?: (url: string) => Socket;
  readonly now?: () => number;
  /** 0 ≤ n < 1, for the random parts of delays. */
  readonly random?: () => number;
}

/** How long `stop` waits for the server to confirm. */
const UNREGISTER_MS = 1500;
/** A registrar that says 200 and a lifetime of 0 has not bound us. */
const REMOVED: Verdict = {
  type: 'wait',
  problem: 'server-error',
  detail: '200 with expires=0',
  tryElsewhere: false,
};
const log = logger('sip');

/**
 * One registered account: a user agent of SIP.js on a link that is watched and renewed, and its registration. It decides
 * nothing itself: each event goes through `registrationMove`, and it does what that says. `registration` is brought up to
 * date before the event handler returns.
 */
export class SipLine {
  readonly #options: SipLineOptions;
  readonly #registration = signal<RegistrationSnapshot>(idleRegistration(Date.now()));
  readonly #restoredListeners = new Set<() => void>();
  readonly #link: Link;
  readonly #contactUser = randomName();
  #machine: Machine = INITIAL;
  #userAgent: UserAgent | undefined;
  #registerer: RegisterClient | undefined;
  #cancelAlarm: () => void = () => undefined;
  #cleanUp: readonly (() => void)[] = [];
  #begun = false;
  #stopping = false;
  #linkWasLost = false;

  constructor(options: SipLineOptions) {
    this.#options = options;
    this.#link = new Link({
      servers: options.profile.servers,
      timers: options.timers,
      now: this.#now,
      online: () => options.surroundings.online(),
      ownContact: this.#contactUser,
      ...(options.openSocket !== undefined && { openSocket: options.openSocket }),
      onOpen: () => {
        this.#onLinkOpen();
      },
      onDown: ({ code, detail }) => {
        this.#linkWasLost ||= this.#userAgent !== undefined;
        this.#dispatch({ type: 'link-down', problem: code, ...(detail !== undefined && { detail }) });
      },
      onChange: (link) => {
        this.#publish(link);
      },
    });
  }

  /** The truth about this line, never older than what the phone has learnt. */
  get registration(): ReadonlySignal<RegistrationSnapshot> {
    return this.#registration;
  }

  /** Calls can be made: it was started, and not stopped since. */
  get started(): boolean {
    return this.#userAgent !== undefined && !this.#stopping;
  }

  /** @throws Error before `start`. */
  get userAgent(): UserAgent {
    if (this.#userAgent === undefined) throw new Error('the line was not started');
    return this.#userAgent;
  }

  /** Begins to register and resolves at once; `registration` tells the rest. A stop meanwhile is no error. */
  async start(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const password = await this.#options.password();
    if (this.#stopping) return;
    const userAgent = createUserAgent({
      profile: this.#options.profile,
      password,
      instanceId: this.#options.instanceId,
      contactUser: this.#contactUser,
      transport: this.#link.transport,
      delegate: this.#options.delegate,
      sessionDescriptionHandlerFactory: this.#options.sessionDescriptionHandlerFactory,
    });
    this.#userAgent = userAgent;
    this.#registerer = new RegisterClient(userAgent, this.#options.instanceId);
    this.#link.use(userAgent);
    this.#cleanUp = [this.#followSettings(), ...this.#followSurroundings()];
    this.#dispatch({ type: password === undefined ? 'no-password' : 'start' });
  }

  /** Tries at once when the line waits or has failed; reads the password again. */
  retry(): void {
    this.#options
      .password()
      .then((password) => {
        if (this.#userAgent === undefined || this.#stopping) return;
        if (password === undefined) {
          this.#dispatch({ type: 'no-password' });
          return;
        }
        this.#userAgent.configuration.authorizationPassword = password;
        this.#dispatch({ type: 'retry' });
        this.#link.probe();
      })
      .catch((error: unknown) => {
        log.error('the password could not be read', error);
      });
  }

  /** Unregisters as far as the link allows, within 1.5 s, and closes. The line is not started again. */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    const bound = this.#machine.state === 'registered' && this.#link.open;
    for (const clean of this.#cleanUp) clean();
    this.#dispatch({ type: 'stop' });
    if (bound) await this.#unregister();
    this.#restoredListeners.clear();
    await this.#link.close();
    await this.#userAgent?.stop();
  }

  /**
   * Calls back each time the WebSocket is open again after a loss: calls send what waited, and announce the new way
   * (RFC 3261 §12.2.1). Returns the function that ends it.
   */
  onLinkRestored(listener: () => void): () => void {
    this.#restoredListeners.add(listener);
    return () => this.#restoredListeners.delete(listener);
  }

  readonly #now = (): number => (this.#options.now ?? Date.now)();

  #onLinkOpen(): void {
    const restored = this.#linkWasLost;
    this.#linkWasLost = false;
    this.#dispatch({ type: 'link-open' });
    if (!restored) return;
    for (const listener of [...this.#restoredListeners]) listener();
  }

  #unregister(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.timers.after(UNREGISTER_MS, resolve);
      this.#registerer?.register(0, () => {
        cancel();
        resolve();
      });
    });
  }

  #followSettings(): () => void {
    let expires: number | undefined;
    return effect(() => {
      const settings = this.#options.settings.value;
      setTransactionTimeout(settings.transactionTimeout);
      const changed = expires !== undefined && expires !== settings.registerExpires;
      expires = settings.registerExpires;
      if (changed) {
        untracked(() => {
          this.#dispatch({ type: 'refresh' });
        });
      }
    });
  }

  #followSurroundings(): (() => void)[] {
    const { surroundings } = this.#options;
    const stirred = (): void => {
      // A server that is not known to answer probes does answer a REGISTER.
      if (this.#link.open && !this.#link.probe()) this.#dispatch({ type: 'refresh' });
      this.#dispatch({ type: 'stirred' });
    };
    return [
      surroundings.onConnectivity((online) => {
        // Losing the network says nothing yet: a server on this machine or network may still be there. The probe tells.
        if (online) stirred();
        else this.#link.probe();
      }),
      surroundings.onWayChange(() => {
        this.#link.probe();
      }),
      surroundings.onWakeUp(stirred),
    ];
  }

  #facts(): Facts {
    const settings = this.#options.settings.peek();
    return {
      now: this.#now(),
      linkOpen: this.#link.open,
      heard: this.#link.heard,
      servers: this.#options.profile.servers.length,
      expires: settings.registerExpires,
      timeoutMs: settings.transactionTimeout * 1000,
      random: this.#options.random ?? Math.random,
    };
  }

  #dispatch(event: MachineEvent): void {
    const { machine, effects } = registrationMove(this.#machine, event, this.#facts());
    if (machine.state !== this.#machine.state) this.#logState(machine);
    this.#machine = machine;
    this.#publish(this.#link.snapshot);
    for (const next of effects) this.#perform(next);
  }

  #perform(next: Effect): void {
    switch (next.type) {
      case 'connect':
        this.#link.connect();
        break;
      case 'leave-server':
        this.#linkWasLost = true;
        this.#link.leaveServer();
        break;
      case 'register':
        this.#registerer?.register(next.expires, (outcome) => {
          this.#onOutcome(outcome);
        });
        break;
      case 'abandon':
        this.#registerer?.abandon();
        break;
      case 'alarm':
        this.#cancelAlarm();
        this.#cancelAlarm = this.#options.timers.after(Math.max(0, next.at - this.#now()), () => {
          this.#dispatch({ type: 'alarm' });
        });
        break;
      case 'no-alarm':
        this.#cancelAlarm();
        break;
    }
  }

  #onOutcome(outcome: RegisterOutcome): void {
    if (!outcome.accepted) this.#dispatch({ type: 'refused', verdict: verdictOn(outcome.refusal) });
    else if (outcome.expires > 0) this.#dispatch({ type: 'accepted', expires: outcome.expires });
    else this.#dispatch({ type: 'refused', verdict: REMOVED });
  }

  #publish(link: LinkSnapshot): void {
    this.#registration.value = registrationSnapshot(
      this.#machine,
      link,
      this.#registration.peek(),
      this.#now(),
    );
  }

  #logState(machine: Machine): void {
    const why = 'problem' in machine ? `${machine.problem} ${machine.detail ?? ''}` : '';
    const text = `line ${this.#options.profile.label}: ${machine.state} ${why}`.trimEnd();
    if (machine.state === 'failed') log.error(text);
    else if (machine.state === 'waiting') log.warn(text);
    else log.info(text);
  }
}
