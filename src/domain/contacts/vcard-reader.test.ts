import { expect } from '@open-wc/testing';
import { APPLE, GOOGLE, INLINE_AGENT, NEXTCLOUD, OLD_PHONE, OUTLOOK } from '../../../test/support/vcards.ts';
import { CONTACT_LIMITS, EMPTY_CONTACT } from './contact.ts';
import type { ContactData } from './contact.ts';
import { readVCards } from './vcard-reader.ts';
import { decodeVCards } from './vcard-value.ts';

/** The beginning of every JPEG with a JFIF header. */
const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46];

function card(...lines: readonly string[]): string {
  return ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
}

function one(text: string): ContactData {
  const { contacts } = readVCards(text);
  expect(contacts.length).to.equal(1);
  return contacts[0]?.data ?? EMPTY_CONTACT;
}

function bytes(...parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
  );
}

function units(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

describe('readVCards', () => {
  it('reads what Outlook writes in 2.1', () => {
    const { contacts, issues } = readVCards(OUTLOOK);
    expect(contacts[0]?.data).to.deep.equal({
      ...EMPTY_CONTACT,
      firstName: 'Jürgen',
      lastName: 'Müller',
      displayName: 'Dr. Jürgen Müller',
      title: 'Leiter',
      company: 'Muster GmbH',
      department: 'Vertrieb',
      mail: 'juergen@muster.example',
      web: 'https://www.muster.example/a;b,c',
      street: 'Hauptstraße 1, Hinterhaus',
      city: 'München',
      state: 'Bayern',
      postalCode: '80331',
      country: 'Deutschland',
      birthday: '1970-04-12',
      notes: 'Erste Zeile\nZweite Zeile = lang und länger',
      numbers: [
        { kind: 'mobile', number: '0171 1234567' },
        { kind: 'work', number: '+49 (89) 1234-0' },
        { kind: 'fax', number: '+49 (89) 1234-99' },
      ],
    });
    expect([...(contacts[0]?.picture ?? [])]).to.deep.equal(JPEG);
    expect(issues).to.deep.equal([]);
  });

  it('reads what an iPhone writes: labels, escapes, a birthday without its year', () => {
    const { contacts, issues } = readVCards(APPLE);
    expect(contacts[0]?.data).to.deep.equal({
      ...EMPTY_CONTACT,
      firstName: 'Ayşe Nur',
      lastName: 'Yıldız',
      company: 'Deniz, Yıldız & Co.',
      mail: 'ayse@home.example',
      mail2: 'ayse@example.com',
      web: 'http://example.com/~ayse',
      street: 'Main St. 5, Apt. 3',
      city: 'Ankara',
      postalCode: '06420',
      country: 'Türkiye',
      birthday: '--07-25',
      notes: 'likes tea, not coffee\nsecond line; the end',
      numbers: [
        { kind: 'work', number: '+49 30 5555' },
        { kind: 'mobile', number: '0170 222333' },
        { kind: 'extension', number: '42' },
        { kind: 'fax', number: '+49 30 5556' },
      ],
    });
    expect([...(contacts[0]?.picture ?? [])]).to.deep.equal(JPEG);
    expect(issues).to.deep.equal([{ line: 10, code: 'value-left-out' }]);
  });

  it('reads what Google writes: several cards, groups, a picture that is elsewhere', () => {
    const { contacts, issues } = readVCards(GOOGLE);
    expect(
      contacts.map(({ data }) => [data.displayName, data.firstName, data.lastName, data.company]),
    ).to.deep.equal([
      ['', 'Jane', 'Roe', ''],
      ['', '', '', 'Roe Ltd.'],
    ]);
    expect(contacts[0]?.data.numbers.map(({ kind }) => kind)).to.deep.equal(['mobile', 'other', 'other']);
    expect(contacts[0]?.groups).to.deep.equal(['myContacts', 'Friends, old']);
    expect(contacts[0]?.data.groups).to.deep.equal([]);
    expect(issues).to.deep.equal([{ line: 9, code: 'picture-elsewhere' }]);
  });

  it('reads 4.0: URIs, preferences, alternatives', () => {
    const { contacts, issues } = readVCards(NEXTCLOUD);
    expect(contacts[0]?.data).to.deep.equal({
      ...EMPTY_CONTACT,
      firstName: 'René',
      lastName: 'Dupont',
      title: 'Engineer',
      mail: 'first@example.com',
      mail2: 'second@example.com',
      postOfficeBox: 'Postbox 7',
      street: 'Rue A, 1, Floor 2',
      city: 'Paris',
      postalCode: '75001',
      country: 'France',
      birthday: '--04-15',
      numbers: [
        { kind: 'work', number: '+33-1-99-99' },
        { kind: 'home', number: '+33-01-23-45-67' },
        { kind: 'mobile', number: '+33 6 11 22' },
        { kind: 'other', number: 'sip:rene@example.com' },
      ],
    });
    expect(contacts[0]?.groups).to.deep.equal(['team', 'climbing']);
    expect([...(contacts[0]?.picture ?? [])]).to.deep.equal(JPEG);
    // The second postal address, and the extension of a tel: URI.
    expect(issues).to.deep.equal([
      { line: 15, code: 'value-left-out' },
      { line: 8, code: 'value-left-out' },
    ]);
  });

  it('passes over cards within a card, and goes on after them', () => {
    const { contacts, issues } = readVCards(OLD_PHONE);
    expect(
      contacts.map(({ data }) => [data.lastName, data.numbers.map(({ number }) => number)]),
    ).to.deep.equal([['Smith', ['111', '222']]]);
    expect([...(contacts[0]?.picture ?? [])]).to.deep.equal(JPEG);
    // 2.1 keeps the white space of a fold, and knows no escape for a line break.
    expect(contacts[0]?.data.notes).to.equal('a folded note with C:\\new');
    expect(issues).to.deep.equal([]);
    expect(one(INLINE_AGENT).displayName).to.equal('');
  });

  for (const [what, line, kind] of [
    ['the mobile phone of a company', 'TEL;TYPE=work,cell:1', 'mobile'],
    ['a fax at home', 'TEL;TYPE=home;TYPE=fax:1', 'fax'],
    ['a main number', 'TEL;TYPE=MAIN:1', 'work'],
    ['a type in quotes', 'TEL;TYPE="HOME,VOICE":1', 'home'],
    ['an extension', 'TEL;TYPE=X-EXTENSION:1', 'extension'],
    ['nothing said', 'TEL:1', 'other'],
    ['a pager', 'TEL;PAGER:1', 'other'],
    ['a type that objects have by nature', 'TEL;constructor;__proto__=x:1', 'other'],
  ] as const) {
    it(`takes ${what} as ${kind}`, () => {
      expect(one(card('FN:A', line)).numbers).to.deep.equal([{ kind, number: '1' }]);
    });
  }

  it('folds by tab or space, and ends lines by CRLF, LF or CR', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const text = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Al', '\tan Tu', ' ring', 'END:VCARD'].join(end);
      expect(one(text).displayName).to.equal('Alan Turing');
    }
  });

  it('takes a name of its own only where it says something else', () => {
    expect(one(card('FN:Anna Meyer', 'N:Meyer;Anna;;;')).displayName).to.equal('');
    expect(one(card('FN:Meyer\\, Anna', 'N:Meyer;Anna;;;')).displayName).to.equal('Meyer, Anna');
    expect(one(card('N:Meyer;Anna;Maria;Dr.;MBA')).displayName).to.equal('Dr. Anna Maria Meyer MBA');
    expect(one(card('NICKNAME:Annie', 'TEL:1')).displayName).to.equal('Annie');
  });

  it('makes no line of a text of many, and nothing of control characters', () => {
    const data = one(card('FN:A\u0000B\\nC\u001b[0m', 'NOTE:x\\n\\ny\u0007', 'TEL:+49\u000030'));
    expect(data.displayName).to.equal('A B C [0m');
    expect(data.notes).to.equal('x\n\ny');
    expect(data.numbers[0]?.number).to.equal('+49 30');
  });

  it('bounds all of a contact, and says where', () => {
    const long = 'x'.repeat(20_000);
    const { contacts, issues } = readVCards(
      card(
        `FN:${long}`,
        `NOTE:${long}`,
        `TEL:${long}`,
        ...Array.from({ length: 50 }, (_, index) => `TEL:${String(index)}`),
      ),
    );
    const data = contacts[0]?.data ?? EMPTY_CONTACT;
    expect([data.displayName.length, data.notes.length]).to.deep.equal([
      CONTACT_LIMITS.text,
      CONTACT_LIMITS.notes,
    ]);
    expect([data.numbers.length, data.numbers[0]?.number.length]).to.deep.equal([32, 64]);
    expect(issues).to.deep.equal([
      { line: 4, code: 'text-cut' },
      { line: 3, code: 'text-cut' },
      { line: 5, code: 'text-cut' },
      { line: 37, code: 'too-many-numbers' },
    ]);
  });

  for (const [what, text, contacts, issues] of [
    ['nothing', '', 0, []],
    ['a file of another kind', 'name,phone\nAnna,1\nBerta,2\n', 0, ['1 not-a-card']],
    ['a card cut off', 'BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nTEL:1', 1, ['1 unclosed-card']],
    ['a card without its end', `BEGIN:VCARD\nFN:Anna\n${card('FN:Berta')}`, 2, ['1 unclosed-card']],
    ['an end without its card', `END:VCARD\n${card('FN:Berta')}`, 1, ['1 not-a-card']],
    ['an empty card', card(), 0, ['1 empty-card']],
    ['a line without a colon', card('FN:Anna', 'nonsense'), 1, ['4 bad-line']],
    ['a name with spaces', card('FN:Anna', 'no name: x'), 1, ['4 bad-line']],
    ['a quote that is not closed', card('FN:Anna', 'TEL;X="a:1'), 1, []],
    ['a picture that is none', card('FN:Anna', 'PHOTO;ENCODING=b:%%%'), 1, ['4 bad-picture']],
    ['zeros', '\u0000'.repeat(1000), 0, ['1 not-a-card']],
    [
      'a card within a card, never closed',
      `${card('FN:Anna')}BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\n`,
      1,
      ['5 unclosed-card', '5 empty-card'],
    ],
  ] as const) {
    it(`takes ${what} without an error and says where`, () => {
      const file = readVCards(text);
      expect(file.contacts.length).to.equal(contacts);
      expect(file.issues.map(({ line, code }) => `${String(line)} ${code}`)).to.deep.equal(issues);
    });
  }

  it('takes what is built to hurt in a moment', () => {
    const started = performance.now();
    const line = 'x'.repeat(10_000_000);
    expect(one(card('FN:Anna', `NOTE:${line}`)).notes.length).to.equal(CONTACT_LIMITS.notes);
    expect(readVCards(card('FN:Anna', `NOTE:${line}${line}`)).issues[0]?.code).to.equal('line-too-long');
    expect(readVCards(line).issues.length).to.equal(1);
    expect(readVCards(`BEGIN:VCARD\n${';'.repeat(1_000_000)}`).contacts).to.deep.equal([]);
    const nested = 'AGENT:\nBEGIN:VCARD\n'.repeat(100_000);
    expect(readVCards(`BEGIN:VCARD\nFN:Anna\n${nested}`).contacts.length).to.equal(1);
    const many = readVCards(card('FN:Anna', ...Array.from({ length: 100_000 }, () => 'EMAIL:a@b.example')));
    expect(many.issues.at(-1)?.code).to.equal('value-left-out');
    expect(many.issues.some(({ code }) => code === 'too-many-properties')).to.be.true;
    const quoted = `NOTE;ENCODING=QUOTED-PRINTABLE:${'a=\r\n'.repeat(300_000)}`;
    expect(readVCards(`BEGIN:VCARD\r\nVERSION:2.1\r\n${quoted}\r\nEND:VCARD`).contacts.length).to.equal(1);
    // A thousand times what it takes, for a machine that is busy: the square of any of these would take hours.
    expect(performance.now() - started).to.be.below(8000);
  });
});

describe('decodeVCards', () => {
  const text = 'FN:Jürgen Müller €';

  for (const [what, file] of [
    ['UTF-8', bytes(text)],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, text)],
    ['UTF-16LE', bytes(0xff, 0xfe, ...units(text).flatMap((unit) => [unit & 255, unit >> 8]))],
    ['UTF-16BE', bytes(0xfe, 0xff, ...units(text).flatMap((unit) => [unit >> 8, unit & 255]))],
    ['Windows-1252', bytes('FN:J', 0xfc, 'rgen M', 0xfc, 'ller ', 0x80)],
  ] as const) {
    it(`reads ${what}`, () => {
      expect(decodeVCards(file)).to.equal(text);
    });
  }

  it('reads the encoding that a file names, and another where there is none of that name', () => {
    expect(decodeVCards(bytes('N;CHARSET=ISO-8859-2:', 0xb1))).to.equal('N;CHARSET=ISO-8859-2:ą');
    expect(decodeVCards(bytes('N;CHARSET=NONE-SUCH:', 0xfc))).to.equal('N;CHARSET=NONE-SUCH:ü');
  });
});
