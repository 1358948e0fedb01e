import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CONTACT_LIMITS, EMPTY_CONTACT, NUMBER_KINDS, TEXT_FIELDS } from './contact.ts';
import type { ContactData, ContactTexts } from './contact.ts';
import { cleanText, idOfRow, isRow, packContact, unpackContact, withGone } from './packed-contact.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => cleanText(value));
const filled = text.filter((value) => value !== '');
const texts = fc.record(
  Object.fromEntries(TEXT_FIELDS.map((field) => [field, text])),
) as unknown as fc.Arbitrary<ContactTexts>;
const data: fc.Arbitrary<ContactData> = fc
  .tuple(
    texts,
    fc.record({
      numbers: fc.array(fc.record({ kind: fc.constantFrom(...NUMBER_KINDS), number: text }), {
        maxLength: CONTACT_LIMITS.numbers,
      }),
      groups: fc.array(filled, { maxLength: 5 }),
      phoneUseBLF: fc.boolean(),
      phoneUsePresence: fc.boolean(),
    }),
  )
  .map(([fields, rest]) => ({ ...fields, ...rest }));

describe('a packed contact', () => {
  it('is the contact again, whatever stands in it', () => {
    fc.assert(
      fc.property(filled, text, data, (id, photo, contact) => {
        const row = packContact(id, photo, contact);
        expect(isRow(row)).to.equal(true);
        expect(idOfRow(row)).to.equal(id);
        expect(unpackContact(row, 'own', 'own')).to.deep.equal({
          ...contact,
          id,
          photo,
          source: 'own',
          origin: 'own',
        });
      }),
    );
  });

  it('keeps what separates fields out of them, and bounds them', () => {
    const hostile = { ...EMPTY_CONTACT, firstName: 'a\x1fb\x1ec\x00d', notes: 'one\r\ntwo\rthree\tfour' };
    const numbers = Array.from({ length: 50 }, () => ({ kind: 'work' as const, number: '1'.repeat(100) }));
    const row = packContact('id', '', { ...hostile, lastName: 'x'.repeat(5000), numbers });
    const contact = unpackContact(row, 'own', 'own');
    expect(contact.firstName).to.equal('abcd');
    expect(contact.notes).to.equal('one\ntwo\nthree\tfour');
    expect(contact.lastName).to.have.length(CONTACT_LIMITS.text);
    expect(contact.numbers).to.have.length(CONTACT_LIMITS.numbers);
    expect(contact.numbers[0]?.number).to.have.length(CONTACT_LIMITS.number);
  });

  it('reads as it is written: nothing in it turns round what stands beside it', () => {
    const hostile = {
      ...EMPTY_CONTACT,
      firstName: 'Anna \u202egnaL',
      company: '\u2067Acme\u2069',
      groups: ['\u202dA'],
    };
    const numbers = [{ kind: 'work' as const, number: '\u202a+49 30 1\u202c' }];
    const contact = unpackContact(packContact('id', '', { ...hostile, numbers }), 'own', 'own');
    expect([contact.firstName, contact.company, contact.groups[0]]).to.deep.equal(['Anna gnaL', 'Acme', 'A']);
    expect(contact.numbers[0]?.number).to.equal('+49 30 1');
    // Hebrew needs none of these: letters have a direction of their own.
    expect(cleanText('\u05d3\u05e0\u05d9 Levi\u200f')).to.equal('\u05d3\u05e0\u05d9 Levi\u200f');
  });

  it('carries whether its source still names it', () => {
    const row = packContact('id', '', { ...EMPTY_CONTACT, phoneUseBLF: true });
    const gone = unpackContact(withGone(row, true), 'csv', 'csv');
    expect(gone).to.deep.include({ gone: true, phoneUseBLF: true });
    expect(withGone(withGone(row, true), false)).to.equal(row);
  });

  it('unpacks rubbish without a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rubbish) => {
        expect(unpackContact(rubbish, 'own', 'own').numbers).to.be.an('array');
      }),
    );
  });
});
