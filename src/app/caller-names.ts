import type { AddressBook, Caller } from '../domain/contacts/address-book.ts';
import type { Party } from '../domain/call/call.ts';
import { logger } from '../lib/logger.ts';
import { effect, signal, untracked } from '../lib/signals.ts';
import type { ReadonlySignal } from '../lib/signals.ts';

const log = logger('contacts');

/** Numbers that are kept: twice the calls of the longest history, so that those of one never drive each other out. */
const CAPACITY = 200_000;
/** Numbers of one question to the address book. */
const BATCH = 1000;
/** Milliseconds between two times that something new is told of: a history of 100,000 calls is searched anew each time. */
const PACE = 300;

type Callable = Pick<Party, 'number' | 'anonymous'>;

interface Known {
  readonly caller: Caller | undefined;
  /** The state of the address book that said so. */
  readonly revision: number;
}

function isSame(a: Caller | undefined, b: Caller | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Whose numbers the calls of this window are with, as far as it was asked: what is shown is drawn at once, and again when
 * an answer comes (`changed`). Answers are kept until the contacts change, and then shown until the new ones are there.
 */
export class CallerNames {
  readonly #book: AddressBook;
  readonly #known = new Map<string, Known>();
  readonly #wanted = new Set<string>();
  readonly #changed = signal(0);
  #asking: Promise<void> | undefined;
  #revision = 0;
  /** There are contacts, or there may be. */
  #asksAtAll = true;

  /** Counts what makes names worth a look: an answer that says something new, and a change of the contacts. */
  readonly changed: ReadonlySignal<number> = this.#changed;

  constructor(book: AddressBook) {
    this.#book = book;
    effect(() => {
      const { revision, ready, total } = book.summary.value;
      this.#revision = ready ? revision + 1 : 0;
      this.#asksAtAll = !ready || total > 0;
      untracked(() => {
        this.#changed.value += 1;
      });
    });
  }

  /** Who the party is; undefined for nobody that is known, and until the address book has answered. */
  of(party: Callable): Caller | undefined {
    if (!this.#mayBeKnown(party)) return undefined;
    const { number } = party;
    const known = this.#known.get(number);
    if (known?.revision !== this.#revision) this.#want(number);
    return known?.caller;
  }

  /** Whether `of` knows what the address book knows. */
  isSettled(party: Callable): boolean {
    return !this.#mayBeKnown(party) || this.#known.get(party.number)?.revision === this.#revision;
  }

  /** Who the party is, when the address book has answered. */
  async find(party: Callable): Promise<Caller | undefined> {
    this.of(party);
    await this.#asking;
    return this.of(party);
  }

  /** The same without asking: for a look at many, which `learn` asks for. */
  known(party: Callable): Caller | undefined {
    return this.#mayBeKnown(party) ? this.#known.get(party.number)?.caller : undefined;
  }

  /** Asks for all of these. */
  learn(parties: Iterable<Callable>): void {
    for (const party of parties) this.of(party);
  }

  #mayBeKnown({ number, anonymous }: Callable): boolean {
    return this.#asksAtAll && !anonymous && number !== '';
  }

  #want(number: string): void {
    this.#wanted.add(number);
    // After all that is asked for in this turn.
    this.#asking ??= Promise.resolve().then(() => this.#ask());
  }

  /** Never rejects: a name that is not found is none, and the next change of the contacts asks again. */
  async #ask(): Promise<void> {
    let news = false;
    let next = 0;
    while (this.#wanted.size > 0) {
      const numbers = [...this.#wanted].slice(0, BATCH);
      const revision = this.#revision;
      const callers = await this.#book.callers(numbers).catch((error: unknown) => {
        log.warn('names could not be read', error);
        return [];
      });
      for (const [index, number] of numbers.entries()) {
        // The contacts changed meanwhile: it is asked for again.
        if (revision === this.#revision) this.#wanted.delete(number);
        news = this.#keep(number, { caller: callers[index], revision }) || news;
      }
      if (!news || (this.#wanted.size > 0 && performance.now() < next)) continue;
      news = false;
      next = performance.now() + PACE;
      this.#changed.value += 1;
    }
    this.#asking = undefined;
  }

  /** Whether it says something new. */
  #keep(number: string, known: Known): boolean {
    const before = this.#known.get(number);
    this.#known.delete(number);
    this.#known.set(number, known);
    const oldest = this.#known.keys().next();
    if (this.#known.size > CAPACITY && oldest.done !== true) this.#known.delete(oldest.value);
    return !isSame(before?.caller, known.caller);
  }
}

/**
 * Tells of others whether they are the same person: by the number, or by another number of the same contact, if it was
 * learnt that it is one.
 */
export function samePerson(names: CallerNames, party: Party): (other: Party) => boolean {
  if (party.anonymous || party.number === '') return () => false;
  const id = names.of(party)?.id;
  return (other) =>
    !other.anonymous &&
    (other.number === party.number || (id !== undefined && names.known(other)?.id === id));
}
