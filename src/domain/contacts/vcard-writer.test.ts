import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CONTACT_LIMITS, EMPTY_CONTACT, NUMBER_KINDS, TEXT_FIELDS, contactName } from './contact.ts';
import type { ContactData } from './contact.ts';
import type { VCardContact } from './vcard-card.ts';
import { readVCards } from './vcard-reader.ts';
import { beginning, cleanLine, cleanNotes } from './vcard-text.ts';
import { writeVCards } from './vcard-writer.ts';

const VERSIONS = ['2.1', '3.0', '4.0'] as const;
/** What is this phone's, not the person's, and stands in no card. */
const NOT_CARRIED = ['assignedSIPAccountID'];

function line(limit: number): fc.Arbitrary<string> {
  const hard = fc.constantFrom(
    '\\',
    ';',
    ',',
    ':',
    '=',
    '"',
    '\\n',
    ' ',
    '=3D',
    'ü',
    '漢',
    '😀',
    '\t',
    '^n',
    '--07-25',
    '2001-02-03',
  );
  const text = fc.array(fc.oneof(hard, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 12 });
  return text.map((pieces) => beginning(cleanLine(pieces.join('')), limit));
}

const notes = fc
  .array(line(200), { maxLength: 4 })
  .map((lines) => beginning(cleanNotes(lines.join('\n')), CONTACT_LIMITS.notes));

const data: fc.Arbitrary<ContactData> = fc
  .record({
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, line(CONTACT_LIMITS.text)])),
    notes,
    numbers: fc.array(
      fc.record({
        kind: fc.constantFrom(...NUMBER_KINDS),
        number: line(CONTACT_LIMITS.number).filter((number) => number !== '' && !/^tel:/i.test(number)),
      }),
      { maxLength: 6 },
    ),
  })
  .map((fields) => {
    const whole: ContactData = { ...EMPTY_CONTACT, ...fields };
    const derived = contactName({ ...whole, displayName: '' });
    return {
      ...whole,
      ...Object.fromEntries(NOT_CARRIED.map((field) => [field, ''])),
      displayName: whole.displayName === derived ? '' : whole.displayName,
      mail2: whole.mail === '' ? '' : whole.mail2,
    };
  });

const contact: fc.Arbitrary<VCardContact> = fc
  .record({
    data,
    groups: fc.uniqueArray(
      line(CONTACT_LIMITS.group).filter((name) => name !== ''),
      { maxLength: 4 },
    ),
    picture: fc.option(fc.uint8Array({ minLength: 1, maxLength: 400 }), { nil: undefined }),
  })
  .map(({ picture, ...rest }) => ({
    ...rest,
    ...(picture !== undefined && { picture: new Uint8Array(picture) }),
  }))
  .filter(
    ({ data: { numbers, ...texts } }) =>
      numbers.length > 0 || TEXT_FIELDS.some((field) => texts[field] !== ''),
  );

describe('writeVCards', () => {
  for (const version of VERSIONS) {
    it(`is read back as it was from ${version}`, () => {
      fc.assert(
        fc.property(fc.array(contact, { minLength: 1, maxLength: 4 }), (contacts) => {
          const { contacts: read, issues } = readVCards(writeVCards(contacts, version));
          expect(issues).to.deep.equal([]);
          expect(read).to.deep.equal(contacts);
        }),
        { numRuns: 300 },
      );
    });

    it(`keeps to the lines of ${version}`, () => {
      fc.assert(
        fc.property(contact, (one) => {
          const text = writeVCards([one], version);
          expect(text).to.match(/^BEGIN:VCARD\r\nVERSION:/);
          expect(text).to.match(/\r\nEND:VCARD\r\n$/);
          // No line break but CRLF, no half of a character, no octet too many.
          expect(text.replaceAll('\r\n', '')).not.to.match(/[\r\n]|\p{Surrogate}/u);
          for (const folded of text.split('\r\n'))
            expect(new TextEncoder().encode(folded).length).to.be.at.most(75);
          if (version === '2.1') expect(text).to.match(/^[\x09\x0d\x0a\x20-\x7e]*$/);
        }),
        { numRuns: 200 },
      );
    });
  }

  const anna: VCardContact = {
    data: {
      ...EMPTY_CONTACT,
      firstName: 'Anna',
      lastName: 'Meyer; née "X"',
      company: 'Bäcker, Söhne',
      birthday: '1980-02-29',
      numbers: [
        { kind: 'mobile', number: '+49 171 1' },
        { kind: 'work', number: '+49 30 2' },
      ],
    },
    groups: ['Team, Nord'],
  };

  for (const [version, lines] of [
    [
      '2.1',
      [
        'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Anna Meyer\\; n=C3=A9e "X"',
        'TEL;CELL;PREF:+49 171 1',
        'TEL;WORK;VOICE:+49 30 2',
        'BDAY:1980-02-29',
      ],
    ],
    [
      '3.0',
      [
        'N:Meyer\\; née "X";Anna;;;',
        'TEL;TYPE=CELL,PREF:+49 171 1',
        'ORG:Bäcker\\, Söhne;',
        'BDAY:1980-02-29',
        'CATEGORIES:Team\\, Nord',
      ],
    ],
    ['4.0', ['TEL;TYPE=cell;PREF=1:+49 171 1', 'TEL;TYPE=work,voice:+49 30 2', 'BDAY:19800229']],
  ] as const) {
    it(`writes ${version} as its standard has it`, () => {
      expect(writeVCards([anna], version).split('\r\n')).to.include.members([...lines]);
    });
  }
});
