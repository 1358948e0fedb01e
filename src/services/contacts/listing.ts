import { ALL, BLOCKED, FAVOURITES } from '../../domain/contacts/address-book.ts';
import type { ContactFilter, ContactListHead } from '../../domain/contacts/address-book.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { letterOf, sortKey } from '../../domain/contacts/sort-key.ts';
import type { Library, Ref } from './library.ts';
import { eachFit, release } from './fits.ts';
import { compareKeys } from './order.ts';
import { fitsOf, parseQuery } from './query.ts';
import type { Query } from './query.ts';
import type { Segment } from './segment.ts';

/** A reference as a number: the segment's index above the position. */
const POSITIONS = 2 ** 20;
/** The place of the first letter in a sort number. */
const FIRST_LETTER = 32 ** 8;

/** Sorted references, and the numbers they are merged by. */
interface Run {
  readonly refs: Uint32Array;
  readonly numbers: Float64Array;
}

/** The contacts that a filter lets through, in its order. */
export class Listing {
  readonly #segments: readonly Segment[];
  readonly #filter: ContactFilter;
  readonly #run: Run;
  #letters: ContactListHead['letters'] | undefined;

  constructor(library: Library, filter: ContactFilter) {
    this.#segments = library.segments;
    this.#filter = filter;
    const masks = masksOf(library, filter);
    const words = filter.text.trim() !== '';
    const query = words ? parseQuery(filter.text, library.plan) : undefined;
    const runs = library.segments.map((segment, index) =>
      query === undefined
        ? this.#ordered(index, masks?.[index])
        : fitting(segment, index, query, masks?.[index]),
    );
    this.#run = runs.reduce((merged, run) => this.#merge(merged, run), {
      refs: new Uint32Array(0),
      numbers: new Float64Array(0),
    });
  }

  get total(): number {
    return this.#run.refs.length;
  }

  get letters(): ContactListHead['letters'] {
    return (this.#letters ??= this.#filter.text.trim() === '' ? this.#findLetters() : []);
  }

  slice(from: number, count: number): readonly Ref[] {
    const begin = Math.max(0, from);
    return Array.from(this.#run.refs.subarray(begin, begin + Math.max(0, count)), (ref) => this.#ref(ref));
  }

  indexOf(id: ContactId): number {
    for (const [index, segment] of this.#segments.entries()) {
      const position = segment.find(id);
      if (position !== undefined) return this.#run.refs.indexOf(index * POSITIONS + position);
    }
    return -1;
  }

  #ref(ref: number): Ref {
    const segment = this.#segments[Math.floor(ref / POSITIONS)];
    if (segment === undefined) throw new Error('the list names a segment that is not there');
    return { segment, position: ref % POSITIONS };
  }

  #ordered(index: number, mask: Uint8Array | undefined): Run {
    const segment = this.#segments[index];
    if (segment === undefined) return { refs: new Uint32Array(0), numbers: new Float64Array(0) };
    const order = segment.order(this.#filter.order);
    const refs = new Uint32Array(segment.count);
    const numbers = new Float64Array(segment.count);
    let end = 0;
    for (let place = 0; place < segment.count; place++) {
      const position = segment.inOrder(order, place);
      if (segment.alive[position] !== 1 || (mask !== undefined && mask[position] !== 1)) continue;
      refs[end] = index * POSITIONS + position;
      numbers[end] = order.numbers[place] ?? 0;
      end++;
    }
    return { refs: refs.subarray(0, end), numbers: numbers.subarray(0, end) };
  }

  #merge(a: Run, b: Run): Run {
    if (a.refs.length === 0) return b;
    if (b.refs.length === 0) return a;
    const refs = new Uint32Array(a.refs.length + b.refs.length);
    const numbers = new Float64Array(refs.length);
    let left = 0;
    let right = 0;
    for (let at = 0; at < refs.length; at++) {
      const fromLeft =
        right >= b.refs.length || (left < a.refs.length && this.#compare(a, left, b, right) <= 0);
      const run = fromLeft ? a : b;
      const place = fromLeft ? left++ : right++;
      refs[at] = run.refs[place] ?? 0;
      numbers[at] = run.numbers[place] ?? 0;
    }
    return { refs, numbers };
  }

  #compare(a: Run, left: number, b: Run, right: number): number {
    const difference = (a.numbers[left] ?? 0) - (b.numbers[right] ?? 0);
    return difference !== 0 ? difference : compareKeys(this.#key(a.refs[left]), this.#key(b.refs[right]));
  }

  #key(ref = 0): string {
    const { segment, position } = this.#ref(ref);
    const order = this.#filter.text.trim() === '' ? this.#filter.order : 'last-name';
    return sortKey(segment.contact(position), order);
  }

  #findLetters(): ContactListHead['letters'] {
    const letters: { readonly letter: string; readonly index: number }[] = [];
    const { refs, numbers } = this.#run;
    let code = -1;
    for (let index = 0; index < refs.length; index++) {
      const first = Math.floor((numbers[index] ?? 0) / FIRST_LETTER);
      // 4–29 stand for one letter each, 30 for many.
      if (first === code && first !== 30) continue;
      code = first;
      const letter = letterOf(this.#key(refs[index]));
      if (letters.at(-1)?.letter !== letter) letters.push({ letter, index });
    }
    return letters;
  }
}

/** Best fit first, in each class by name. */
function fitting(segment: Segment, index: number, query: Query, mask: Uint8Array | undefined): Run {
  const fits = fitsOf(segment, query);
  if (mask !== undefined)
    for (let at = 0; at < fits.length; at++) fits[at] = (fits[at] ?? 0) * (mask[at] ?? 0);
  const classes = new Map<number, number[]>();
  eachFit(fits, (fit, position) => {
    const members = classes.get(fit);
    if (members === undefined) classes.set(fit, [position]);
    else members.push(position);
  });
  release(fits);
  const order = segment.order('last-name');
  const sorted = [...classes].sort(([a], [b]) => b - a);
  const positions = sorted.flatMap(([, members]) => members);
  // A better fit is a smaller number, whatever the name.
  const numbers = sorted.flatMap(([fit, members]) =>
    members.map((position) => (order.numbers[position] ?? 0) - fit * 2 ** 45),
  );
  return {
    refs: Uint32Array.from(positions, (position) => index * POSITIONS + position),
    numbers: Float64Array.from(numbers),
  };
}

/** What a filter lets through of each segment; undefined where that is everything. */
function masksOf(library: Library, { group, source }: ContactFilter): readonly Uint8Array[] | undefined {
  const groups = groupMasks(library, group);
  if (source === ALL) return groups;
  return library.segments.map((segment, index) => {
    const mask = new Uint8Array(segment.count);
    for (let position = 0; position < segment.count; position++)
      if (groups === undefined || groups[index]?.[position] === 1)
        mask[position] = segment.source(position) === source ? 1 : 0;
    return mask;
  });
}

function groupMasks(library: Library, group: string): readonly Uint8Array[] | undefined {
  if (group === ALL) return undefined;
  if (group === FAVOURITES) return library.masks(library.marks.favourites);
  return group === BLOCKED ? library.masks(library.marks.blocked) : library.groupMasks(group);
}
