import type { Account } from '../accounts.ts';

interface Lease {
  readonly client: string;
  /** `performance.now()` time until which it is kept without a registration. */
  keptUntil: number;
}

/** Which browser profile uses which account. A lease ends when its account was not registered for a while. */
export class Leases {
  readonly #accounts: readonly Account[];
  readonly #isRegistered: (user: string) => boolean;
  readonly #life: number;
  readonly #leases = new Map<string, Lease>();

  /** @param life how long an account stays reserved while it is not registered, in milliseconds. */
  constructor(accounts: readonly Account[], isRegistered: (user: string) => boolean, life: number) {
    this.#accounts = accounts;
    this.#isRegistered = isRegistered;
    this.#life = life;
  }

  get size(): number {
    this.#expire();
    return this.#leases.size;
  }

  /** The account the client has, or wishes and may have, or the next free one; undefined when all are taken. */
  take(client: string, preferred?: string): Account | undefined {
    this.#expire();
    const account =
      this.#accounts.find(({ user }) => this.#leases.get(user)?.client === client) ??
      this.#accounts.find(({ user }) => user === preferred && this.#isFree(user)) ??
      this.#accounts.find(({ user }) => this.#isFree(user));
    if (account !== undefined) this.#leases.set(account.user, { client, keptUntil: this.#end() });
    return account;
  }

  /** The account was registered until now. */
  released(user: string): void {
    const lease = this.#leases.get(user);
    if (lease !== undefined) lease.keptUntil = this.#end();
  }

  #isFree(user: string): boolean {
    return !this.#leases.has(user) && !this.#isRegistered(user);
  }

  #end(): number {
    return performance.now() + this.#life;
  }

  #expire(): void {
    for (const [user, lease] of this.#leases) {
      if (this.#isRegistered(user)) lease.keptUntil = this.#end();
      else if (lease.keptUntil <= performance.now()) this.#leases.delete(user);
    }
  }
}
