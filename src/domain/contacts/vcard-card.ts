import { fromBase64 } from '../../lib/base64.ts';
import { CONTACT_LIMITS, EMPTY_CONTACT, TEXT_FIELDS, contactName } from './contact.ts';
import type { ContactData, ContactNumber, ContactTexts, TextField } from './contact.ts';
import type { ContentLine } from './vcard-line.ts';
import { labelOf, numberKind, typesOf } from './vcard-number.ts';
import { beginning, cleanLine, cleanNotes } from './vcard-text.ts';
import { components, rawText, unescapeText } from './vcard-value.ts';
import type { VCardVersion } from './vcard-value.ts';

/** Why something of a file was not taken as it stands. */
export type VCardIssueCode =
  /** Something outside of any card. */
  | 'not-a-card'
  /** A card without its end: what there is of it is taken. */
  | 'unclosed-card'
  /** A line that is no property. */
  | 'bad-line'
  | 'line-too-long'
  /** A card without a name, a number or anything else that a contact has. */
  | 'empty-card'
  | 'too-many-cards'
  | 'too-many-numbers'
  | 'too-many-properties'
  /** A contact has one field for it, and that is filled: a third e-mail address, a second postal address. */
  | 'value-left-out'
  | 'text-cut'
  /** The picture is not in the file but at an address of its own, which is not asked. */
  | 'picture-elsewhere'
  | 'bad-picture';

export interface VCardIssue {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly code: VCardIssueCode;
}

export interface VCardContact {
  readonly data: ContactData;
  /** CATEGORIES: names of the groups that the person had it in. */
  readonly groups: readonly string[];
  /** As it stands in the file: to be decoded, bounded and encoded anew before it is kept. */
  readonly picture?: Uint8Array<ArrayBuffer>;
}

export type Note = (line: number, code: VCardIssueCode) => void;

/** Bytes of a picture. */
const MAX_PICTURE = 8_000_000;

/** The properties of one card. */
export class Card {
  readonly #version: VCardVersion;
  readonly #lines: readonly ContentLine[];
  readonly #note: Note;
  readonly #texts: Record<TextField, string>;

  constructor(version: VCardVersion, lines: readonly ContentLine[], note: Note) {
    this.#version = version;
    this.#lines = lines;
    this.#note = note;
    this.#texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, ''])) as Record<TextField, string>;
  }

  read(): VCardContact {
    this.#readTexts();
    const fullName = this.#readName();
    const numbers = this.#numbers();
    const rest: ContactData = { ...EMPTY_CONTACT, ...this.#texts, numbers };
    // A name that says no more than the other fields is none of its own.
    const derived = beginning(contactName(rest), CONTACT_LIMITS.text);
    const data = fullName === derived ? rest : { ...rest, displayName: fullName };
    const picture = this.#picture();
    return { data, groups: this.#groups(), ...(picture !== undefined && { picture }) };
  }

  /** The lines of a property, the preferred ones first, only one of those that say the same (ALTID). */
  #all(...names: readonly string[]): readonly ContentLine[] {
    const alternatives = new Set<string>();
    return this.#lines
      .filter((line) => {
        if (!names.includes(line.name)) return false;
        const altid = line.params.get('ALTID')?.[0];
        if (altid === undefined) return true;
        const known = alternatives.has(`${line.name} ${altid}`);
        alternatives.add(`${line.name} ${altid}`);
        return !known;
      })
      .sort((a, b) => preference(a) - preference(b));
  }

  #text(line: ContentLine): string {
    return unescapeText(rawText(line, this.#version), this.#version);
  }

  /** Components of a structured value; each may be a list of its own from version 3.0 on. */
  #parts(line: ContentLine, joint: string): readonly string[] {
    const version = this.#version;
    return components(rawText(line, version), ';').map((part) => {
      const values = version === '2.1' ? [part] : components(part, ',');
      return values
        .map((value) => cleanLine(unescapeText(value, version), joint))
        .filter((value) => value !== '')
        .join(joint);
    });
  }

  #set(field: TextField, text: string, line: number): void {
    const limit = field === 'notes' ? CONTACT_LIMITS.notes : CONTACT_LIMITS.text;
    if (text.length > limit) this.#note(line, 'text-cut');
    this.#texts[field] = beginning(text, limit);
  }

  /** Fills the fields with the first values that are any, and says which were more. */
  #fill(fields: readonly TextField[], names: readonly string[]): void {
    const free = [...fields];
    for (const line of this.#all(...names)) {
      const text = cleanLine(this.#text(line));
      if (text === '') continue;
      const field = free.shift();
      if (field === undefined) this.#note(line.line, 'value-left-out');
      else this.#set(field, text, line.line);
    }
  }

  #readTexts(): void {
    this.#fill(['title'], ['TITLE']);
    if (this.#texts.title === '') this.#fill(['title'], ['ROLE']);
    this.#fill(['mail', 'mail2'], ['EMAIL']);
    this.#fill(['web'], ['URL']);
    this.#readOrganization();
    this.#readAddress();
    const [birthday] = this.#all('BDAY', 'X-OFFHOOK-BIRTHDAY');
    if (birthday !== undefined) this.#set('birthday', this.#birthday(birthday), birthday.line);
    const notes = this.#all('NOTE');
    const text = cleanNotes(notes.map((line) => cleanNotes(this.#text(line))).join('\n'));
    if (text !== '') this.#set('notes', text, notes[0]?.line ?? 0);
  }

  #readOrganization(): void {
    const [line, ...more] = this.#all('ORG');
    if (line === undefined) return;
    // No list in any version, so that commas belong to the text.
    const [company = '', ...units] = components(rawText(line, this.#version), ';').map((part) =>
      cleanLine(unescapeText(part, this.#version)),
    );
    this.#set('company', company, line.line);
    this.#set('department', units.filter((unit) => unit !== '').join(', '), line.line);
    for (const other of more) this.#note(other.line, 'value-left-out');
  }

  #readAddress(): void {
    const filled = this.#all('ADR').filter((line) => this.#parts(line, ' ').some((part) => part !== ''));
    const [line, ...more] = filled;
    if (line === undefined) return;
    const [box = '', extended = '', street = '', city = '', state = '', code = '', country = ''] =
      this.#parts(line, ', ');
    const streets = [street, extended].filter((part) => part !== '').join(', ');
    const address = { postOfficeBox: box, street: streets, city, state, postalCode: code, country };
    for (const field of Object.keys(address) as (keyof typeof address)[])
      this.#set(field, address[field], line.line);
    for (const other of more) this.#note(other.line, 'value-left-out');
  }

  #birthday(line: ContentLine): string {
    const text = cleanLine(this.#text(line));
    if (line.name !== 'BDAY' || line.params.get('VALUE')?.includes('text') === true) return text;
    const date = /^(\d{4}|-)-?(\d\d)-?(\d\d)(?:T.*)?$/i.exec(text);
    if (date === null) return text;
    const [, year = '', month = '', day = ''] = date;
    // Apple writes a year where there is none, and says which.
    const omitted = line.params.get('X-APPLE-OMIT-YEAR')?.[0] === year;
    return `${omitted || year === '-' ? '-' : year}-${month}-${day}`;
  }

  /** Fills the parts of the name and returns the name as a whole. */
  #readName(): string {
    const [line] = this.#all('N');
    const parts = line === undefined ? [] : this.#parts(line, ' ');
    // Family name, given name, additional ones, prefixes, suffixes.
    const join = (...places: readonly number[]): string =>
      places
        .map((place) => parts[place] ?? '')
        .filter((part) => part !== '')
        .join(' ');
    if (line !== undefined) {
      this.#set('lastName', join(0), line.line);
      this.#set('firstName', join(1, 2), line.line);
    }
    const name = this.#line('FN') || join(3, 1, 2, 0, 4) || this.#line('NICKNAME');
    if (name.length > CONTACT_LIMITS.text) this.#note(this.#all('FN')[0]?.line ?? 0, 'text-cut');
    return beginning(name, CONTACT_LIMITS.text);
  }

  #line(name: string): string {
    const [line] = this.#all(name);
    return line === undefined ? '' : cleanLine(this.#text(line));
  }

  #numbers(): readonly ContactNumber[] {
    const labels = new Map<string, string>();
    for (const line of this.#lines)
      if (line.name === 'X-ABLABEL' && line.group !== '') labels.set(line.group, labelOf(this.#text(line)));
    const numbers: ContactNumber[] = [];
    for (const line of this.#all('TEL', 'IMPP', 'X-SIP')) {
      const number = this.#number(line);
      if (number === '') continue;
      if (numbers.length >= CONTACT_LIMITS.numbers) {
        this.#note(line.line, 'too-many-numbers');
        break;
      }
      const types = [...typesOf(line.params), ...[labels.get(line.group) ?? ''].filter(Boolean)];
      numbers.push({ kind: line.name === 'TEL' ? numberKind(types) : 'other', number });
    }
    return numbers;
  }

  #number(line: ContentLine): string {
    const text = cleanLine(this.#text(line));
    // Addresses of chats are no number that one can call.
    if (line.name === 'IMPP' && !/^sips?:/i.test(text)) return '';
    const number = /^tel:/i.test(text) ? this.#fromTelUri(text.slice(4), line.line) : text;
    if (number.length > CONTACT_LIMITS.number) this.#note(line.line, 'text-cut');
    return beginning(number, CONTACT_LIMITS.number);
  }

  /** RFC 3966: `+49-30-1234;ext=12`. */
  #fromTelUri(uri: string, line: number): string {
    const [number = '', ...params] = uri.split(';');
    if (params.some((param) => /^ext=/i.test(param))) this.#note(line, 'value-left-out');
    try {
      return cleanLine(decodeURIComponent(number));
    } catch {
      return number;
    }
  }

  #groups(): readonly string[] {
    const names = this.#all('CATEGORIES').flatMap((line) => {
      const raw = rawText(line, this.#version);
      const listed = components(raw, ',');
      // Outlook separates them by semicolons in 2.1.
      return (this.#version === '2.1' && listed.length === 1 ? components(raw, ';') : listed).map((part) =>
        beginning(cleanLine(unescapeText(part, this.#version)), CONTACT_LIMITS.group),
      );
    });
    return [...new Set(names.filter((name) => name !== ''))].slice(0, CONTACT_LIMITS.groups);
  }

  #picture(): Uint8Array<ArrayBuffer> | undefined {
    const [line] = this.#all('PHOTO');
    if (line === undefined || line.value === '') return undefined;
    const picture = pictureOf(line);
    if (typeof picture !== 'string') return picture;
    this.#note(line.line, picture);
    return undefined;
  }
}

/** The bytes of a picture that is in the file, or what is wrong with it. */
function pictureOf({
  params,
  value,
}: ContentLine): Uint8Array<ArrayBuffer> | 'picture-elsewhere' | 'bad-picture' {
  const encoded = params.get('ENCODING')?.some((encoding) => /^b(?:ase64)?$/.test(encoding)) === true;
  const data = /^data:[^,]{0,200};base64\\?,/i.exec(value.slice(0, 300))?.[0];
  if (!encoded && data === undefined)
    return /^[a-z][a-z\d+.-]*\\?:/i.test(value) ? 'picture-elsewhere' : 'bad-picture';
  const bytes = fromBase64(value.slice(data?.length ?? 0));
  return bytes !== undefined && bytes.length > 0 && bytes.length <= MAX_PICTURE ? bytes : 'bad-picture';
}

/** Whether anything was in the card that a contact has. */
export function isEmptyCard({ data, picture }: VCardContact): boolean {
  const texts: ContactTexts = data;
  return (
    picture === undefined && data.numbers.length === 0 && TEXT_FIELDS.every((field) => texts[field] === '')
  );
}

/** 1 is the most preferred (RFC 6350 §5.3); versions before 4.0 know only one degree. */
function preference({ params }: ContentLine): number {
  const degree = Number(params.get('PREF')?.[0] ?? Number.NaN);
  if (degree >= 1 && degree <= 100) return degree;
  return params.get('TYPE')?.includes('pref') === true ? 1 : 101;
}
