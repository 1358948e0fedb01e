import { fold } from '../contacts/fold.ts';
import { FURTHER, GOOGLE_NO_FIELDS, NAMES, OUTLOOK_NO_FIELDS } from './mapping-names.ts';
import { numberRow, ownMapping } from './own-export.ts';
import { IMPORT_TARGETS } from './source.ts';
import type { ImportTarget, MappingRow } from './source.ts';

function plain(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(NAMES).flat());
/** Steps that say nothing by themselves: what `emails/value` is, `emails` says. */
const PLAIN_STEPS: ReadonlySet<string> = new Set(['value', 'name', 'number', 'address', 'text']);
/** Steps that tell of what stands beside them, and are no value of a contact. */
const MARKS: ReadonlySet<string> = new Set(['type', 'label', 'kind', 'primary']);

/** A name as it is known: lists are named in the plural. */
function known(name: string): string {
  const forms = [name, name.replace(/s$/, ''), name.replace(/es$/, '')];
  return forms.find((form) => KNOWN.has(form)) ?? name;
}

/** The words by which a field may be known: its whole name, then its steps from the last to the first. */
function wordsOf(field: string): readonly string[] {
  const [last = '', ...parents] = field.split('/').reverse().map(plain);
  const whole = known(plain(field));
  const [parent] = parents;
  if (parent === undefined) return [whole];
  if (MARKS.has(last)) return [whole];
  const above = parents.map(known);
  if (PLAIN_STEPS.has(last) && KNOWN.has(known(parent))) return [whole, ...above];
  return [whole, known(last), ...above];
}

/** The field of a target, found by the nearest of its names. */
function fieldFor(
  target: ImportTarget,
  fields: readonly (readonly [string, readonly string[]])[],
): string | undefined {
  const depth = Math.max(1, ...fields.map(([, words]) => words.length));
  for (let nth = 0; nth < depth; nth++)
    for (const name of NAMES[target]) {
      const found = fields.find(([, words]) => words[nth] === name);
      if (found !== undefined) return found[0];
    }
  return undefined;
}

/**
 * Pairs of columns: those of Google Contacts, `Phone 1 - Label` (before 2024 `Type`) and `Phone 1 - Value`, and those of
 * this app in a file from which somebody took a column away.
 */
function labelledNumbers(fields: readonly string[]): readonly (MappingRow & { readonly value: string })[] {
  return fields.flatMap((value) => {
    const [, phone] = /^(Phone \d+ - )Value$/.exec(value) ?? [];
    const [own] = /^number\d+$/.exec(value) ?? [];
    const names = [`${own}Kind`, `${phone}Label`, `${phone}Type`];
    const label = fields.find((field) => names.includes(field));
    return label === undefined ? [] : [{ ...numberRow(label, value), value }];
  });
}

/** Names that would be misunderstood, by the program that a file is of. */
function noFields(names: ReadonlySet<string>): readonly string[] {
  if (names.has('email1value') || names.has('phone1value')) return GOOGLE_NO_FIELDS;
  const outlook =
    (names.has('businessphone') && names.has('jobtitle')) ||
    (names.has('telefongeschaftlich') && names.has('position'));
  return outlook ? OUTLOOK_NO_FIELDS : [];
}

/** A mapping to begin with: each field of the file goes to the local value that its name speaks of. */
export function proposeMapping(fields: readonly string[]): readonly MappingRow[] {
  const own = ownMapping(fields);
  if (own !== undefined) return own;
  const none = noFields(new Set(fields.map(plain)));
  const numbers = labelledNumbers(fields);
  const taken = new Set(numbers.map(({ value }) => value));
  let left = fields
    .filter((field) => !none.includes(plain(field)) && !taken.has(field))
    .map((field) => [field, wordsOf(field)] as const);
  const rows: MappingRow[] = [];
  const take = (from: string, to: ImportTarget): void => {
    left = left.filter(([field]) => field !== from);
    rows.push({ from, to });
  };
  for (const to of IMPORT_TARGETS) {
    const from = fieldFor(to, left);
    if (from !== undefined) take(from, to);
  }
  for (const [to, names] of FURTHER)
    for (const [field, [whole]] of left) if (whole !== undefined && names.includes(whole)) take(field, to);
  const listed = (row: MappingRow): boolean => row.to === 'numbers';
  const pairs = numbers.map(({ from, to }) => ({ from, to }));
  return [...rows.filter((row) => !listed(row)), ...pairs, ...rows.filter(listed)];
}
