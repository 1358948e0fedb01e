import { CONTACT_LIMITS, EMPTY_CONTACT, TEXT_FIELDS } from '../contacts/contact.ts';
import type { ContactData, ContactNumber, NumberKind, TextField } from '../contacts/contact.ts';
import { fold } from '../contacts/fold.ts';
import { isListName } from '../contacts/list-names.ts';
import type { ImportIssue } from './import-run.ts';
import { listedNumbers } from './listed-number.ts';
import type { ImportTarget } from './source.ts';

/** An issue before it is known on which line it is. */
export type RecordIssue = Omit<ImportIssue, 'line'>;

/** What a record becomes. */
export interface MappedRecord {
  /** What the source calls it; empty where it says nothing. */
  readonly id: string;
  readonly data: ContactData;
  /** The picture as the file has it: base64, perhaps behind `data:`; empty without one. Not yet looked at. */
  readonly photo: string;
  /** Nothing that names or reaches anybody. */
  readonly empty: boolean;
  readonly issues: readonly RecordIssue[];
}

/** The slots of numbers, in the order in which they stand in a contact (decisions §2); the first one is the primary. */
const SLOTS = [
  ['extension', 'extension'],
  ['phone1', 'work'],
  ['phone2', 'work'],
  ['mobile1', 'mobile'],
  ['mobile2', 'mobile'],
  ['home1', 'home'],
  ['home2', 'home'],
  ['fax', 'fax'],
  ['phoneOther', 'other'],
] as const satisfies readonly (readonly [ImportTarget, NumberKind])[];

const NO_ISSUES: readonly RecordIssue[] = Object.freeze([]);
const SHOWN = 80;
const CONTROLS = /[\x00-\x1f\x7f]+/;

type MutableTexts = Record<TextField, string>;

/** Puts one value into the contact that a record becomes. `index` is -1 for a value outside of arrays. */
export type Filler = (draft: ContactDraft, value: string, index: number) => void;

/** A contact while a record fills it. */
export class ContactDraft {
  readonly #texts: MutableTexts = emptyTexts();
  readonly #slots: (string[] | undefined)[] = [];
  readonly #groups: string[] = [];
  /** In the order of the file, behind those of the slots. */
  readonly #listed: ContactNumber[] = [];
  #id = '';
  #photo = '';
  #blf = false;
  #presence = false;
  #empty = true;
  /** A slot was given more than one number. */
  #further = false;
  #issues: RecordIssue[] | undefined;

  setId(value: string): void {
    if (this.#id === '') this.#id = this.#cut(value.trim(), 'id', CONTACT_LIMITS.text);
  }

  setPhoto(value: string): void {
    if (this.#photo === '') this.#photo = value.trim();
  }

  setText(field: TextField, value: string, index: number): void {
    const text = this.#line(value, field);
    if (text === '') return;
    this.#empty = false;
    if (this.#texts[field] === '') this.#texts[field] = text;
    else if (field === 'mail' && this.#texts.mail2 === '') this.#texts.mail2 = text;
    // A further row for the same field is a fallback; further values of an array are left out, and that is said.
    else if (index > 0) this.#report('too-many-values', field, text);
  }

  setFlag(field: 'phoneUseBLF' | 'phoneUsePresence', value: string): void {
    const on = /^\s*(?:1|true)\s*$/i.test(value);
    if (field === 'phoneUseBLF') this.#blf = on;
    else this.#presence = on;
  }

  addNumber(slot: number, value: string): void {
    const number = this.#number(value, SLOTS[slot]?.[0] ?? '');
    if (number === '') return;
    const values = this.#slots[slot];
    if (values === undefined) this.#slots[slot] = [number];
    else {
      values.push(number);
      this.#further = true;
    }
  }

  /** Numbers with their kinds. */
  addListed(value: string): void {
    for (const { kind, number: written } of listedNumbers(value)) {
      const number = this.#number(written, 'numbers');
      if (number !== '') this.#listed.push({ kind, number });
    }
  }

  /** A value outside of arrays may be a list. @param escaped by this app, with commas and backslashes in it. */
  addGroups(value: string, index: number, escaped: boolean): void {
    for (const part of index < 0 ? listOf(value, escaped) : [value]) {
      const name = this.#cut(part.trim().replace(CONTROLS, ' '), 'groups', CONTACT_LIMITS.group);
      const folded = fold(name);
      if (name === '' || this.#groups.some((other) => fold(other) === folded)) continue;
      if (isListName(name)) this.#report('list-name', 'groups', name);
      else if (this.#groups.length < CONTACT_LIMITS.groups) this.#groups.push(name);
      else this.#report('too-many-values', 'groups', name);
    }
  }

  finish(): MappedRecord {
    const none = this.#slots.length + this.#listed.length === 0;
    const numbers = none ? EMPTY_CONTACT.numbers : this.#numbers();
    const data: ContactData = {
      ...this.#texts,
      numbers,
      groups: this.#groups.length === 0 ? EMPTY_CONTACT.groups : this.#groups,
      phoneUseBLF: this.#blf,
      phoneUsePresence: this.#presence,
    };
    const issues = this.#issues ?? NO_ISSUES;
    return { id: this.#id, data, photo: this.#photo, empty: this.#empty, issues };
  }

  /** Each first value in its slot, each further one in the next free slot of the same kind, the rest behind them. */
  #numbers(): readonly ContactNumber[] {
    const behind = this.#further ? this.#placeFurther() : [];
    const numbers: ContactNumber[] = [];
    for (let slot = 0; slot < this.#slots.length; slot++) {
      const number = this.#slots[slot]?.[0];
      if (number !== undefined) numbers.push({ kind: kindOf(slot), number });
    }
    numbers.push(...behind, ...this.#listed);
    const first = numbers[CONTACT_LIMITS.numbers];
    if (first === undefined) return numbers;
    this.#report('too-many-numbers', first.kind, first.number);
    return numbers.slice(0, CONTACT_LIMITS.numbers);
  }

  /** @returns those for which there is no free slot. */
  #placeFurther(): readonly ContactNumber[] {
    const behind: ContactNumber[] = [];
    for (const [slot, [, kind]] of SLOTS.entries())
      for (const number of this.#slots[slot]?.splice(1) ?? []) {
        const free = SLOTS.findIndex(([, other], at) => other === kind && this.#slots[at] === undefined);
        if (free === -1) behind.push({ kind, number });
        else this.#slots[free] = [number];
      }
    return behind;
  }

  /** @returns empty for none, and for one that is too long: a part of a number is another number. */
  #number(value: string, field: string): string {
    const number = value.trim().replace(CONTROLS, ' ');
    if (number.length > CONTACT_LIMITS.number) {
      this.#report('number-too-long', field, number);
      return '';
    }
    if (number !== '') this.#empty = false;
    return number;
  }

  #line(value: string, field: TextField): string {
    if (field === 'notes') return this.#cut(value.trim(), field, CONTACT_LIMITS.notes);
    const text = value.trim();
    return this.#cut(CONTROLS.test(text) ? text.split(CONTROLS).join(' ') : text, field, CONTACT_LIMITS.text);
  }

  #cut(text: string, field: string, limit: number): string {
    if (text.length <= limit) return text;
    this.#report('text-cut', field, text);
    return text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  }

  #report(code: RecordIssue['code'], field: string, value: string): void {
    (this.#issues ??= []).push({ code, field, value: value.slice(0, SHOWN) });
  }
}

/** The items of a list with commas, semicolons (Outlook) or ` ::: ` (Google Contacts). */
function listOf(value: string, escaped: boolean): readonly string[] {
  if (!escaped) return value.split(value.includes(' ::: ') ? ' ::: ' : /[,;]/);
  const items = value.match(/(?:\\[^]|[^\\,])+/g) ?? [];
  return items.map((item) => item.replace(/\\([^])/g, '$1'));
}

function kindOf(slot: number): NumberKind {
  return SLOTS[slot]?.[1] ?? 'other';
}

function emptyTexts(): MutableTexts {
  return { ...NO_TEXTS };
}

const NO_TEXTS: MutableTexts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, ''])) as MutableTexts;

/** What puts the values of a target into a contact. @param own the record is of a CSV file that this app wrote. */
export function fillerOf(target: ImportTarget, own: boolean): Filler {
  const slot = SLOTS.findIndex(([name]) => name === target);
  if (slot !== -1)
    return (draft, value) => {
      draft.addNumber(slot, value);
    };
  switch (target) {
    case 'id':
      return (draft, value) => {
        draft.setId(value);
      };
    case 'jpegPhoto':
      return (draft, value) => {
        draft.setPhoto(value);
      };
    case 'groups':
      return (draft, value, index) => {
        draft.addGroups(value, index, own);
      };
    case 'numbers':
      return (draft, value) => {
        draft.addListed(value);
      };
    case 'phoneUseBLF':
    case 'phoneUsePresence':
      return (draft, value) => {
        draft.setFlag(target, value);
      };
    default: {
      const field = TEXT_FIELDS.find((name) => name === target);
      return (draft, value, index) => {
        if (field !== undefined) draft.setText(field, value, index);
      };
    }
  }
}
