import { CONTACT_LIMITS, NUMBER_KINDS, TEXT_FIELDS } from './contact.ts';
import type { Contact, ContactData, ContactNumber, ContactOrigin, SourceId, TextField } from './contact.ts';

/**
 * A contact as one line of text, for storing a thousand of them as one string: the fields of `FIELDS` in their order.
 * Control characters separate what they cannot occur in, for none is let into a value.
 */
export const ROW = '\x1e';
const FIELD = '\x1f';
const ITEM = '\x1d';
const KIND = '\x1c';

const FLAG_BLF = 1;
const FLAG_PRESENCE = 2;
const FLAG_GONE = 4;

/** Places of the fields in a row. */
const ID = 0;
const PHOTO = 1;
const TEXTS = 2;
const NUMBERS = TEXTS + TEXT_FIELDS.length;
const GROUPS = NUMBERS + 1;
const FLAGS = GROUPS + 1;
const COUNT = FLAGS + 1;
const PLACES = Object.fromEntries(TEXT_FIELDS.map((field, index) => [field, TEXTS + index])) as Readonly<
  Record<TextField, number>
>;

/** Reads fields of one packed contact after the other, without taking it apart. */
export class RowReader {
  row = '';
  /** Where each field begins; the last entry is one behind the end. */
  readonly #starts = new Uint32Array(COUNT + 1);

  read(row: string): void {
    this.row = row;
    let start = 0;
    for (let field = 0; field < COUNT; field++) {
      this.#starts[field] = start;
      const end = start > row.length ? -1 : row.indexOf(FIELD, start);
      start = (end === -1 ? row.length : end) + 1;
    }
    this.#starts[COUNT] = start;
  }

  start(field: TextField): number {
    return this.#starts[PLACES[field]] ?? 0;
  }

  end(field: TextField): number {
    return this.#end(PLACES[field]);
  }

  text(field: TextField): string {
    return this.row.slice(this.start(field), this.end(field));
  }

  id(): string {
    return this.row.slice(0, this.#end(ID));
  }

  numbers(): readonly ContactNumber[] {
    return unpackNumbers(this.row.slice(this.#starts[NUMBERS], this.#end(NUMBERS)));
  }

  groups(): readonly string[] {
    return items(this.row.slice(this.#starts[GROUPS], this.#end(GROUPS)));
  }

  #end(place: number): number {
    return (this.#starts[place + 1] ?? 1) - 1;
  }
}

/**
 * Control characters apart from tab and line breaks, and bidi controls (Unicode annex 9, 2.1 to 2.5): with those a name
 * would turn round what stands beside it.
 */
const CONTROLS = String.raw`\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069`;
const CONTROL = new RegExp(`[${CONTROLS}]`);
const EVERY_CONTROL = new RegExp(CONTROL, 'g');
/** What `cleanText` changes. */
const UNCLEAN = new RegExp(String.raw`[\r${CONTROLS}]`);

/** A value as it is stored: without what nobody sees, with line feeds as line breaks, and no longer than it may be. */
export function cleanText(value: string, limit: number = CONTACT_LIMITS.text): string {
  const lines = value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
  const plain = CONTROL.test(lines) ? lines.replace(EVERY_CONTROL, '') : lines;
  return plain.length > limit ? plain.slice(0, limit) : plain;
}

/** @param gone its source does not name it any more. */
export function packContact(id: string, photo: string, data: ContactData, gone = false): string {
  const fields = [id, photo, ...textsOf(data)];
  // One look at all of them, for there is seldom anything to clean.
  const all = fields.join('');
  if (all.length > CONTACT_LIMITS.text || UNCLEAN.test(all))
    for (const [place, text] of fields.entries())
      fields[place] = cleanText(text, place === PLACES.notes ? CONTACT_LIMITS.notes : CONTACT_LIMITS.text);
  fields.push(data.numbers.slice(0, CONTACT_LIMITS.numbers).map(packNumber).join(ITEM));
  const groups = data.groups.map((group) => cleanText(group, CONTACT_LIMITS.group));
  fields.push(
    groups
      .filter((group) => group !== '')
      .slice(0, CONTACT_LIMITS.groups)
      .join(ITEM),
  );
  const flags =
    (data.phoneUseBLF ? FLAG_BLF : 0) + (data.phoneUsePresence ? FLAG_PRESENCE : 0) + (gone ? FLAG_GONE : 0);
  fields.push(flags === 0 ? '' : String(flags));
  return fields.join(FIELD);
}

/** Written out, for an import packs a hundred thousand of them; the order is that of `TEXT_FIELDS`. */
function textsOf(data: ContactData): readonly string[] {
  return [
    data.firstName,
    data.lastName,
    data.displayName,
    data.title,
    data.company,
    data.department,
    data.mail,
    data.mail2,
    data.web,
    data.street,
    data.postalCode,
    data.postOfficeBox,
    data.city,
    data.state,
    data.country,
    data.birthday,
    data.notes,
    data.assignedSIPAccountID,
  ];
}

function packNumber({ kind, number }: ContactNumber): string {
  return String(NUMBER_KINDS.indexOf(kind)) + KIND + cleanText(number, CONTACT_LIMITS.number);
}

/** The id of a packed contact. */
export function idOfRow(row: string): string {
  const end = row.indexOf(FIELD);
  return end === -1 ? row : row.slice(0, end);
}

/** What a packed contact says of itself, its source apart. Never throws: what is missing is empty. */
export function unpackContact(row: string, source: SourceId, origin: ContactOrigin): Contact {
  const fields = row.split(FIELD);
  const at = (place: number): string => fields[place] ?? '';
  const flags = Number(at(FLAGS)) || 0;
  // Written out, for a search unpacks fifty of them with each key; the places are those of `TEXT_FIELDS`.
  return {
    firstName: at(2),
    lastName: at(3),
    displayName: at(4),
    title: at(5),
    company: at(6),
    department: at(7),
    mail: at(8),
    mail2: at(9),
    web: at(10),
    street: at(11),
    postalCode: at(12),
    postOfficeBox: at(13),
    city: at(14),
    state: at(15),
    country: at(16),
    birthday: at(17),
    notes: at(18),
    assignedSIPAccountID: at(19),
    id: at(ID),
    photo: at(PHOTO),
    source,
    origin,
    numbers: unpackNumbers(at(NUMBERS)),
    groups: items(at(GROUPS)),
    phoneUseBLF: (flags & FLAG_BLF) !== 0,
    phoneUsePresence: (flags & FLAG_PRESENCE) !== 0,
    ...((flags & FLAG_GONE) !== 0 && { gone: true as const }),
  };
}

/** Whether a line has as many fields as a contact has. */
export function isRow(row: string): boolean {
  let count = 1;
  for (let at = row.indexOf(FIELD); at !== -1; at = row.indexOf(FIELD, at + 1)) count++;
  return count === COUNT && !row.startsWith(FIELD);
}

/** The row of the same contact, marked as gone at its source or not. */
export function withGone(row: string, gone: boolean): string {
  const at = row.lastIndexOf(FIELD) + 1;
  const flags = Number(row.slice(at)) || 0;
  const changed = gone ? flags | FLAG_GONE : flags & ~FLAG_GONE;
  return row.slice(0, at) + (changed === 0 ? '' : String(changed));
}

function items(field: string): readonly string[] {
  return field === '' ? [] : field.split(ITEM);
}

function unpackNumbers(field: string): readonly ContactNumber[] {
  return items(field).map((item) => {
    const at = item.indexOf(KIND);
    return { kind: NUMBER_KINDS[Number(item.slice(0, at))] ?? 'other', number: item.slice(at + 1) };
  });
}
