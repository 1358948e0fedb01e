import { createAccounts, type Account } from './accounts.ts';
import { Core } from './core.ts';
import { DIALOG_INFO_TYPE, dialogInfo } from './events/dialog-info.ts';
import { MESSAGE_SUMMARY_TYPE, messageSummary } from './events/message-summary.ts';
import type { NotifyBody, Subscription } from './events/subscription.ts';
import { Subscriptions } from './events/subscriptions.ts';
import { Voicemail } from './events/voicemail.ts';
import type { Line } from './lines/line.ts';
import { createLines } from './lines/lines.ts';
import type { Dialog } from './proxy/dialogs.ts';
import type { DigestAlgorithm } from './registrar/digest.ts';
import { TimerSet, type Timers } from './timers.ts';

export interface SwitchboardOptions {
  readonly timers: Timers;
  readonly algorithms: readonly DigestAlgorithm[];
  /** An account lost a registration or connection. */
  onUnreachable(user: string): void;
}

/** Everything of the exchange but its sockets: accounts, proxy, lines, events. */
export class Switchboard {
  readonly accounts: ReadonlyMap<string, Account> = createAccounts();
  readonly core: Core;
  readonly voicemail: Voicemail;
  readonly #timerSet = new TimerSet();
  readonly #lines: ReadonlyMap<string, Line>;
  readonly #subscriptions: Subscriptions;
  /** The dialog whose end is being told; it stands in the documents of that moment only. */
  #ended: Dialog | undefined;

  constructor(options: SwitchboardOptions) {
    const { timers, algorithms } = options;
    const timerSet = this.#timerSet;
    this.#lines = createLines({
      timerSet,
      longest: timers.lineCall,
      send: (line, message) => {
        this.core.handle(line, message);
      },
    });
    this.core = new Core({
      accounts: this.accounts,
      lines: this.#lines,
      timers,
      timerSet,
      algorithms,
      subscribe: (origin) => this.#subscriptions.subscribe(origin),
      onDialog: (dialog) => {
        this.#dialogChanged(dialog);
      },
      onReachable: () => {
        this.#subscriptions.flush();
      },
      onUnreachable: (user) => {
        options.onUnreachable(user);
      },
      onAbsent: () => {
        this.#subscriptions.dropAbsent();
      },
    });
    this.#subscriptions = new Subscriptions({
      clients: this.core.clients,
      timerSet,
      timers,
      isKnown: (user) => this.accounts.has(user) || this.#lines.has(user),
      body: (subscription) => this.#body(subscription),
    });
    this.voicemail = new Voicemail((user) => {
      this.#subscriptions.changed('message-summary', user);
    });
  }

  /** Calls that stand. */
  get calls(): number {
    return this.#calls().filter((dialog) => dialog.state === 'confirmed').length;
  }

  async close(): Promise<void> {
    this.#timerSet.clear();
    await Promise.all([...this.#lines.values()].map((line) => line.close()));
  }

  #calls(): readonly Dialog[] {
    return this.core.dialogs.all().filter((dialog) => dialog.method === 'INVITE');
  }

  #dialogChanged(dialog: Dialog): void {
    if (dialog.method !== 'INVITE') return;
    this.#ended = dialog.state === 'terminated' ? dialog : undefined;
    for (const user of new Set([dialog.caller.user, dialog.callee.user])) {
      this.#subscriptions.changed('dialog', user);
    }
    this.#ended = undefined;
  }

  #body(subscription: Subscription): NotifyBody {
    const { entity } = subscription;
    if (subscription.event === 'message-summary') {
      return { type: MESSAGE_SUMMARY_TYPE, text: messageSummary(entity, this.voicemail.get(entity)) };
    }
    const dialogs = this.#ended === undefined ? this.#calls() : [...this.#calls(), this.#ended];
    return { type: DIALOG_INFO_TYPE, text: dialogInfo(entity, subscription.nextVersion(), dialogs) };
  }
}
