import { NUMBER_KINDS } from '../contacts/contact.ts';
import type { ContactNumber, NumberKind } from '../contacts/contact.ts';
import { fold } from '../contacts/fold.ts';

/** Words in labels of numbers, folded; of several the first one decides ("Home Fax" is a fax). */
const LABELS: readonly (readonly [NumberKind, RegExp])[] = [
  ['fax', /fax/],
  ['mobile', /mobil|cell|handy|iphone/],
  ['home', /home|privat/],
  ['extension', /extension|\bext\b|durchwahl|nebenstelle/],
  ['work', /work|business|office|company|main|geschaft|arbeit|dienst|buro|firma|zentrale/],
];

/** What a program calls a kind of number: `Work Fax`, `Privat`. */
export function kindOfLabel(label: string): NumberKind {
  const folded = fold(label);
  return LABELS.find(([, words]) => words.test(folded))?.[0] ?? 'other';
}

/**
 * Numbers that stand behind their labels: `work: +49 30 1`, a line each, or several of one label between ` ::: ` (Google
 * Contacts; not behind a kind as this app writes it, for there a number is what stands there). Without a label a number is of the kind `other`.
 */
export function listedNumbers(value: string): readonly ContactNumber[] {
  return value.split(/\r\n|[\r\n]/).flatMap((line) => {
    const end = line.indexOf(': ');
    const label = end === -1 ? '' : line.slice(0, end);
    const behind = end === -1 ? line : line.slice(end + 2);
    const kind = NUMBER_KINDS.find((known) => known === label);
    if (kind !== undefined) return [{ kind, number: behind }];
    return behind.split(' ::: ').map((number) => ({ kind: kindOfLabel(label), number }));
  });
}
