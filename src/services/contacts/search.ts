import type { SearchOptions, SearchResult } from '../../domain/contacts/address-book.ts';
import type { Match } from '../../domain/contacts/match.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import { sortKey } from '../../domain/contacts/sort-key.ts';
import type { Library, Ref } from './library.ts';
import { eachFit, release } from './fits.ts';
import { compareKeys } from './order.ts';
import { fitsOf, isByKeys, meantNumber, parseQuery } from './query.ts';
import type { Query } from './query.ts';
import type { Segment } from './segment.ts';

/** Recent numbers that weigh; older ones do not. */
const RECENT = 100;
/** Above all that a recent call is worth. */
const FAVOURITE = 1000;
/** Beyond all that eight words can be worth. */
const FITS = 32;

interface Candidate extends Ref {
  readonly fit: number;
  readonly known: number;
}

/** The best matches, best first, and how many there are. */
export function search(library: Library, text: string, options: SearchOptions): SearchResult {
  const query = parseQuery(text, library.plan, options.keypad);
  if (query.alternatives.length === 0) return { matches: [], total: 0 };
  const known = knownPositions(library, options.recent);
  const limit = Math.max(0, Math.min(options.limit, 1000));
  let total = 0;
  const candidates: Candidate[] = [];
  for (const segment of library.segments) {
    const fits = fitsOf(segment, query);
    total += collect({ segment, fits, limit, known: known.get(segment) ?? new Map() }, candidates);
    release(fits);
  }
  candidates.sort(compare);
  return { total, matches: candidates.slice(0, limit).map((one) => toMatch(library, one, query, text)) };
}

interface Collection {
  readonly segment: Segment;
  readonly fits: Uint8Array<ArrayBuffer>;
  readonly limit: number;
  readonly known: ReadonlyMap<number, number>;
}

/** Adds the best of a segment: of each class the first ones, as the positions are in the order of names. */
function collect({ segment, fits, limit, known }: Collection, candidates: Candidate[]): number {
  const counts = new Uint32Array(FITS);
  const first: number[][] = Array.from({ length: FITS }, () => []);
  eachFit(fits, (fit, position) => {
    const before = counts[fit] ?? 0;
    counts[fit] = before + 1;
    if (before < limit) first[fit]?.push(position);
  });
  for (let fit = FITS - 1, left = limit; fit > 0 && left > 0; fit--) {
    left -= counts[fit] ?? 0;
    for (const position of first[fit] ?? [])
      if (!known.has(position)) candidates.push({ segment, position, fit, known: 0 });
    for (const [position, value] of known)
      if (fits[position] === fit) candidates.push({ segment, position, fit, known: value });
  }
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Favourites, and who was talked to, with what that is worth. */
function knownPositions(
  library: Library,
  recent: readonly string[],
): ReadonlyMap<Segment, Map<number, number>> {
  const known = new Map<Segment, Map<number, number>>();
  const add = (segment: Segment, position: number, value: number): void => {
    const values = known.get(segment) ?? new Map<number, number>();
    values.set(position, (values.get(position) ?? 0) + value);
    known.set(segment, values);
  };
  for (const id of library.marks.favourites) {
    const ref = library.find(id);
    if (ref !== undefined) add(ref.segment, ref.position, FAVOURITE);
  }
  const numbers = new Set(recent.slice(0, RECENT).map((number) => canonicalNumber(number, library.plan)));
  const seen = new Set<string>();
  for (const [age, number] of [...numbers].entries())
    for (const [index, segment] of library.segments.entries())
      for (const position of segment.numbers.owners(number)) {
        const key = `${index} ${position}`;
        // The newest call counts, not how many there were.
        if (seen.has(key)) continue;
        seen.add(key);
        add(segment, position, RECENT - age);
      }
  return known;
}

function compare(a: Candidate, b: Candidate): number {
  return b.fit - a.fit || b.known - a.known || compareRefs(a, b);
}

function compareRefs(a: Ref, b: Ref): number {
  if (a.segment === b.segment) return a.position - b.position;
  const key = ({ segment, position }: Ref): string => sortKey(segment.contact(position), 'last-name');
  return compareKeys(key(a), key(b));
}

function toMatch(library: Library, { segment, position }: Ref, query: Query, text: string): Match {
  const contact = segment.contact(position);
  const number = meantNumber(contact, query, library.plan);
  return {
    contact,
    favourite: library.isFavourite(contact.id),
    ...(number !== undefined && { number }),
    keypad: query.number !== undefined && number === undefined && isByKeys(contact, text),
  };
}
