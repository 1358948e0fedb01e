import { toBase64 } from '../../lib/base64.ts';
import { contactName } from './contact.ts';
import type { ContactData, ContactNumber } from './contact.ts';
import type { VCardContact } from './vcard-card.ts';
import { KIND_TYPES } from './vcard-number.ts';
import type { VCardVersion } from './vcard-value.ts';

/** Octets of a line without its end (RFC 6350 §3.2). */
const LINE = 75;
const encoder = new TextEncoder();

/** Octets of a character in UTF-8 (RFC 3629 §3), counted: an export asks for millions. */
function octets(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Folds by octets, never within a character. */
function fold(line: string): string {
  if (line.length <= LINE / 3) return line;
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  for (const character of line) {
    const size = octets(character);
    if (length + size > LINE) {
      pieces.push(piece);
      piece = ' ';
      length = 1;
    }
    piece += character;
    length += size;
  }
  return [...pieces, piece].join('\r\n');
}

/** Base64 is plain: it needs no look at each character. */
function foldPlain(line: string): string {
  const first = line.slice(0, LINE);
  const rest = line.slice(LINE).match(new RegExp(`.{1,${String(LINE - 1)}}`, 'g')) ?? [];
  return [first, ...rest].join('\r\n ');
}

/** Quoted-printable in UTF-8 with soft line breaks (RFC 2045 §6.7). */
function quotedPrintable(text: string, before: number): string {
  const lines: string[] = [];
  let line = '';
  for (const byte of encoder.encode(text.replaceAll('\n', '\r\n'))) {
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d;
    const coded = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    const room = LINE - 1 - (lines.length === 0 ? before : 0);
    if (line.length + coded.length > room) {
      lines.push(`${line}=`);
      line = '';
    }
    line += coded;
  }
  return [...lines, line].join('\r\n');
}

const MAIL: Readonly<Record<VCardVersion, readonly string[]>> = {
  '2.1': ['INTERNET'],
  '3.0': ['INTERNET'],
  '4.0': [],
};

/** Writes the lines of one version. */
interface Dialect {
  property(name: string, params: readonly string[], value: string): string;
  text(text: string): string;
  types(types: readonly string[], preferred: boolean): readonly string[];
  picture(base64: string): string;
}

function modern(version: '3.0' | '4.0'): Dialect {
  return {
    property: (name, params, value) => fold(`${[name, ...params].join(';')}:${value}`),
    text: (text) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n'),
    types: (types, preferred) => {
      if (version === '3.0') return [`TYPE=${[...types, ...(preferred ? ['PREF'] : [])].join(',')}`];
      const list = types.join(',').toLowerCase();
      return [...(list === '' ? [] : [`TYPE=${list}`]), ...(preferred ? ['PREF=1'] : [])];
    },
    picture: (base64) =>
      foldPlain(
        version === '3.0' ? `PHOTO;ENCODING=b;TYPE=JPEG:${base64}` : `PHOTO:data:image/jpeg;base64,${base64}`,
      ),
  };
}

const OLD: Dialect = {
  property: (name, params, value) => {
    const plain = [name, ...params].join(';');
    if (/^[\x20-\x7e]*$/.test(value) && plain.length + value.length < LINE) return `${plain}:${value}`;
    const head = `${plain};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:`;
    return head + quotedPrintable(value, head.length);
  },
  text: (text) => text.replace(/[\\;,]/g, '\\$&'),
  types: (types, preferred) => [...types, ...(preferred ? ['PREF'] : [])],
  // The empty line ends the base64 (vCard 2.1 §2.4.1).
  picture: (base64) => `${foldPlain(`PHOTO;JPEG;ENCODING=BASE64:${base64}`)}\r\n`,
};

const DIALECTS: Readonly<Record<VCardVersion, Dialect>> = {
  '2.1': OLD,
  '3.0': modern('3.0'),
  '4.0': modern('4.0'),
};

function structured(dialect: Dialect, parts: readonly string[]): string {
  return parts.map((part) => dialect.text(part)).join(';');
}

/** A date where a calendar can read one, and what somebody wrote as text. */
function birthday(version: VCardVersion, dialect: Dialect, text: string): string {
  if (version === '4.0') {
    // RFC 6350 §4.3.1: the basic format, the year may be missing.
    const date = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(text);
    if (date === null) return dialect.property('BDAY', ['VALUE=text'], dialect.text(text));
    const [, year = '', month = '', day = ''] = date;
    return dialect.property('BDAY', [], `${year === '-' ? '--' : year}${month}${day}`);
  }
  return /^\d{4}-\d\d-\d\d$/.test(text)
    ? dialect.property('BDAY', [], text)
    : dialect.property('X-OFFHOOK-BIRTHDAY', [], dialect.text(text));
}

function number(dialect: Dialect, { kind, number: text }: ContactNumber, preferred: boolean): string {
  return dialect.property('TEL', dialect.types(KIND_TYPES[kind], preferred), dialect.text(text));
}

function address(data: ContactData): readonly string[] {
  const { postOfficeBox, street, city, state, postalCode, country } = data;
  const parts = [postOfficeBox, '', street, city, state, postalCode, country];
  return parts.every((part) => part === '') ? [] : parts;
}

function textLines(version: VCardVersion, dialect: Dialect, data: ContactData): readonly string[] {
  const lines: string[] = [];
  const add = (name: string, text: string, params: readonly string[] = []): void => {
    if (text !== '') lines.push(dialect.property(name, params, dialect.text(text)));
  };
  const postal = address(data);
  const mails = [data.mail, data.mail2].filter((mail) => mail !== '');
  if (data.company !== '' || data.department !== '')
    lines.push(dialect.property('ORG', [], structured(dialect, [data.company, data.department])));
  add('TITLE', data.title);
  for (const [index, mail] of mails.entries()) add('EMAIL', mail, dialect.types(MAIL[version], index === 0));
  if (postal.length > 0)
    lines.push(dialect.property('ADR', dialect.types(['WORK'], false), structured(dialect, postal)));
  // A URI has commas and semicolons of its own.
  if (data.web !== '') lines.push(dialect.property('URL', [], data.web.replaceAll('\\', '\\\\')));
  if (data.birthday !== '') lines.push(birthday(version, dialect, data.birthday));
  add('NOTE', data.notes);
  return lines;
}

function card({ data, groups, picture }: VCardContact, version: VCardVersion): string {
  const dialect = DIALECTS[version];
  const names = [data.lastName, data.firstName, '', '', ''];
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    dialect.property('FN', [], dialect.text(contactName(data))),
    dialect.property('N', [], structured(dialect, names)),
    ...data.numbers.map((entry, index) => number(dialect, entry, index === 0)),
    ...textLines(version, dialect, data),
  ];
  if (groups.length > 0)
    lines.push(dialect.property('CATEGORIES', [], groups.map((name) => dialect.text(name)).join(',')));
  if (picture !== undefined) lines.push(dialect.picture(toBase64(picture)));
  return `${[...lines, 'END:VCARD'].join('\r\n')}\r\n`;
}

/**
 * Cards that `readVCards` reads back as they were, and other programs as their version lets them. `picture` has to be a
 * JPEG. No version carries the account of a contact, its watched state and presence: they are this phone's, not the
 * person's. A display name that says no more than the other fields, and a second e-mail address without a first one,
 * come back as such.
 */
export function writeVCards(contacts: Iterable<VCardContact>, version: VCardVersion): string {
  const cards: string[] = [];
  for (const contact of contacts) cards.push(card(contact, version));
  return cards.join('');
}
