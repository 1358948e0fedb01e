import type { Flow } from '../flow.ts';
import { readUri } from '../wire/grammar.ts';

/** A phone's registration (RFC 3261 §10). `flow` is where requests for `contact` go, whatever the contact says. */
export interface Binding {
  readonly user: string;
  readonly contact: string;
  /** `+sip.instance` and `reg-id` (RFC 5626 §4), '' when missing. */
  readonly instance: string;
  readonly flow: Flow;
  readonly callId: string;
  readonly cseq: number;
  /** `performance.now()` time. */
  readonly expires: number;
}

/** User and host of a contact, by which it is compared: over WebSocket both are random names (RFC 7118 §5.3). */
export function contactKey(uri: string): string {
  const parts = readUri(uri);
  return parts === undefined ? uri : `${parts.user}@${parts.host}`;
}

/** The location service: which connections reach which account. */
export class Location {
  readonly #bindings = new Map<string, Binding>();

  /** Bindings of a user that are not over, newest first, connected or not. */
  bindings(user: string): readonly Binding[] {
    return this.#all()
      .filter((binding) => binding.user === user)
      .reverse();
  }

  /** Bindings of a user whose phone can be reached now. */
  reachable(user: string): readonly Binding[] {
    return this.bindings(user).filter((binding) => binding.flow.live() !== undefined);
  }

  byContact(uri: string): Binding | undefined {
    const binding = this.#bindings.get(contactKey(uri));
    return binding !== undefined && binding.expires > performance.now() ? binding : undefined;
  }

  /** Whether another account holds this contact: it must not be taken away from it. */
  isTaken(uri: string, user: string): boolean {
    const holder = this.byContact(uri);
    return holder !== undefined && holder.user !== user;
  }

  put(binding: Binding): void {
    const key = contactKey(binding.contact);
    this.#bindings.delete(key);
    this.#bindings.set(key, binding);
  }

  remove(binding: Binding): void {
    const key = contactKey(binding.contact);
    if (this.#bindings.get(key) === binding) this.#bindings.delete(key);
  }

  /** Forgets the registrations of phones that are gone. */
  removeUnreachable(): void {
    for (const binding of this.#all()) if (binding.flow.live() === undefined) this.remove(binding);
  }

  /** How many accounts have a reachable phone. */
  registeredUsers(): number {
    return new Set(
      this.#all()
        .filter((each) => each.flow.live() !== undefined)
        .map((each) => each.user),
    ).size;
  }

  #all(): readonly Binding[] {
    const now = performance.now();
    for (const [key, binding] of this.#bindings) if (binding.expires <= now) this.#bindings.delete(key);
    return [...this.#bindings.values()];
  }
}
