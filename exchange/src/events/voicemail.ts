/** How many messages a mailbox holds. */
export interface MailboxCount {
  readonly new: number;
  readonly old: number;
}

const EMPTY: MailboxCount = Object.freeze({ new: 0, old: 0 });

/** The message counts of the accounts' mailboxes. There is no recorder behind them: they are set from outside. */
export class Voicemail {
  readonly #counts = new Map<string, MailboxCount>();
  readonly #onChange: (user: string) => void;

  constructor(onChange: (user: string) => void) {
    this.#onChange = onChange;
  }

  get(user: string): MailboxCount {
    return this.#counts.get(user) ?? EMPTY;
  }

  /** @throws RangeError for counts that are no whole numbers from 0. */
  set(user: string, count: MailboxCount): void {
    for (const each of [count.new, count.old]) {
      if (!Number.isSafeInteger(each) || each < 0)
        throw new RangeError(`not a message count: ${String(each)}`);
    }
    this.#counts.set(user, { ...count });
    this.#onChange(user);
  }
}
