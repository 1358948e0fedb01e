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
  /** Numbers that are on the screen, or ring: they are asked for first. */
  readonly #wanted = new Set<string>();
  readonly #learnt = new Set<string>();
  readonly #changed = signal(0);
  /** One question and its answer. */
  #asking: Promise<void> | undefined;
  /** There is something to tell, and from when on (by `performance.now`). */
  #news = false;
  #nextTelling = 0;
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
    if (known?.revision !== this.#revision) this.#want(number, this.#wanted);
    return known?.caller;
  }

  /** Whether `of` knows what the address book knows. */
  isSettled(party: Callable): boolean {
    return !this.#mayBeKnown(party) || this.#known.get(party.number)?.revision === this.#revision;
  }

  /** Who the party is, when the address book has answered. */
  async find(party: Callable): Promise<Caller | undefined> {
    while (!this.isSettled(party)) {
      this.of(party);
      await this.#asking;
    }
    return this.of(party);
  }

  /** The same without asking: for a look at many, which `learn` asks for. */
  known(party: Callable): Caller | undefined {
    return this.#mayBeKnown(party) ? this.#known.get(party.number)?.caller : undefined;
  }

  /** Asks for all of these, after what is shown. Resolves when all is known that was to be learnt. */
  async learn(parties: Iterable<Callable>): Promise<void> {
    for (const party of parties) if (!this.isSettled(party)) this.#want(party.number, this.#learnt);
    while (this.#learnt.size > 0) await this.#asking;
  }

  #mayBeKnown({ number, anonymous }: Callable): boolean {
    return this.#asksAtAll && !anonymous && number !== '';
  }

  #want(number: string, numbers: Set<string>): void {
    numbers.add(number);
    // After all that is asked for in this turn.
    this.#asking ??= Promise.resolve().then(() => this.#ask());
  }

  /** Never rejects: a name that is not found is none, and the next change of the contacts asks again. */
  async #ask(): Promise<void> {
    const numbers = firstOf(this.#wanted.size > 0 ? this.#wanted : this.#learnt);
    const revision = this.#revision;
    const callers = await this.#book.callers(numbers).catch((error: unknown) => {
      log.warn('names could not be read', error);
      return [];
    });
    for (const [index, number] of numbers.entries()) {
      // The contacts changed meanwhile: it is asked for again.
      if (revision === this.#revision) for (const asked of [this.#wanted, this.#learnt]) asked.delete(number);
      this.#news = this.#keep(number, { caller: callers[index], revision }) || this.#news;
    }
    const isMore = this.#wanted.size + this.#learnt.size > 0;
    this.#asking = isMore ? this.#ask() : undefined;
    if (!this.#news || (isMore && performance.now() < this.#nextTelling)) return;
    this.#news = false;
    this.#nextTelling = performance.now() + PACE;
    this.#changed.value += 1;
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

function firstOf(numbers: Iterable<string>): string[] {
  const first: string[] = [];
  for (const number of numbers) if (first.push(number) === BATCH) break;
  return first;
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
