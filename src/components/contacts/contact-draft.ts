import { CONTACT_LIMITS, EMPTY_CONTACT, TEXT_FIELDS, contactName } from '../../domain/contacts/contact.ts';
import type {
  Contact,
  ContactData,
  ContactNumber,
  ContactTexts,
  NumberKind,
  TextField,
} from '../../domain/contacts/contact.ts';

/** A number while it is edited; the key stays with it when the order changes. */
export interface DraftNumber extends ContactNumber {
  readonly key: number;
}

/** What stands in the form. */
export interface ContactDraft {
  readonly texts: ContactTexts;
  readonly numbers: readonly DraftNumber[];
}

export type DraftProblem = 'empty' | 'mail' | 'too-long' | 'too-many';
/** What is wrong, by the field it stands beside; `numbers` for the list, `form` for all of it. */
export type DraftProblems = ReadonlyMap<TextField | 'numbers' | 'form', DraftProblem>;

let keys = 0;

export function draftNumber(kind: NumberKind = 'work', number = ''): DraftNumber {
  return { kind, number, key: ++keys };
}

function textsOf(data: ContactData): ContactTexts {
  return Object.fromEntries(TEXT_FIELDS.map((field) => [field, data[field]])) as ContactTexts;
}

/** A new contact begins with an empty number to type in. */
export function draftOf(data: ContactData = EMPTY_CONTACT): ContactDraft {
  const numbers = data.numbers.map(({ kind, number }) => draftNumber(kind, number));
  return { texts: textsOf(data), numbers: numbers.length === 0 ? [draftNumber()] : numbers };
}

/** What is stored: without blanks around it and without empty numbers. What the form does not show is kept. */
export function dataOf(draft: ContactDraft, before: Contact | undefined): ContactData {
  const texts = Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, draft.texts[field].trim()]),
  ) as ContactTexts;
  return {
    ...EMPTY_CONTACT,
    ...texts,
    numbers: draft.numbers
      .map(({ kind, number }) => ({ kind, number: number.trim() }))
      .filter(({ number }) => number !== ''),
    phoneUseBLF: before?.phoneUseBLF ?? false,
    phoneUsePresence: before?.phoneUsePresence ?? false,
  };
}

/** Whether applying would change something. */
export function isSameDraft(a: ContactDraft, b: ContactDraft): boolean {
  return JSON.stringify(dataOf(a, undefined)) === JSON.stringify(dataOf(b, undefined));
}

export function problemsOf(data: ContactData): DraftProblems {
  const problems = new Map<TextField | 'numbers' | 'form', DraftProblem>();
  for (const field of TEXT_FIELDS) {
    const limit = field === 'notes' ? CONTACT_LIMITS.notes : CONTACT_LIMITS.text;
    if (data[field].length > limit) problems.set(field, 'too-long');
  }
  for (const field of ['mail', 'mail2'] as const)
    if (data[field] !== '' && !/^\S+@\S+$/.test(data[field])) problems.set(field, 'mail');
  if (data.numbers.some(({ number }) => number.length > CONTACT_LIMITS.number))
    problems.set('numbers', 'too-long');
  if (data.numbers.length > CONTACT_LIMITS.numbers) problems.set('numbers', 'too-many');
  if (contactName(data) === '') problems.set('form', 'empty');
  return problems;
}

/** The list with one of it at another place; the same list where that is its place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  const target = Math.max(0, Math.min(list.length - 1, to));
  if (item === undefined || target === from) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(target, 0, item);
}
