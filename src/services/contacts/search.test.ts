import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { EMPTY_CONTACT, contactName } from '../../domain/contacts/contact.ts';
import type { Contact, ContactData } from '../../domain/contacts/contact.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import { syntheticContacts } from '../../../test/support/synthetic-contacts.ts';
import { CHUNK_SIZE, makeChunk } from './chunk.ts';
import { Library } from './library.ts';
import { Listing } from './listing.ts';
import { search } from './search.ts';
import type { HeldChunk } from './segment.ts';

const GERMANY: NumberPlan = {
  country: 'DE',
  callingCode: '49',
  internationalPrefix: '00',
  nationalPrefix: '0',
  exchanges: [],
};

/** A library of these people, in as many segments. */
function library(people: readonly ContactData[], segments = 1): Library {
  const made = new Library();
  made.setPlan(GERMANY);
  const rows = people.map((data, index) => packContact(`p${index}`, '', data));
  const size = Math.ceil(rows.length / segments);
  const chunks: HeldChunk[] = [];
  for (let segment = 0; segment < segments; segment++) {
    const own = rows.slice(segment * size, (segment + 1) * size);
    for (let from = 0; from < own.length; from += CHUNK_SIZE) {
      const record = makeChunk(own.slice(from, from + CHUNK_SIZE), GERMANY);
      chunks.push({ key: `c${chunks.length}`, source: 'own', origin: 'own', record });
    }
    const entries = chunks.map(({ key, record }) => ({ key, count: record.starts.length - 1, dead: [] }));
    const manifest = {
      version: segment + 1,
      next: 1,
      sources: [{ source: 'own', origin: 'own' as const, name: '', chunks: entries }],
    };
    made.apply(
      manifest,
      chunks.filter(({ key }) => !made.heldKeys().has(key)),
    );
  }
  return made;
}

const person = (firstName: string, lastName: string, changes: Partial<ContactData> = {}): ContactData => ({
  ...EMPTY_CONTACT,
  firstName,
  lastName,
  ...changes,
});
const work = (number: string): Pick<ContactData, 'numbers'> => ({ numbers: [{ kind: 'work', number }] });

function found(
  of: Library,
  text: string,
  options: Partial<Parameters<typeof search>[2]> = {},
): readonly string[] {
  const { matches } = search(of, text, { limit: 50, recent: [], keypad: false, ...options });
  return matches.map(({ contact }) => contactName(contact));
}

describe('a search', () => {
  it('ranks the beginning of a name before that of a company, and that before the inside of a word', () => {
    const of = library([
      person('Ida', 'Hartmann'),
      person('Zoe', 'Zander', { company: 'Art & Co' }),
      person('Artur', 'Ziegler'),
      person('Anna', 'Artmann'),
    ]);
    expect(found(of, 'art')).to.deep.equal(['Anna Artmann', 'Artur Ziegler', 'Zoe Zander', 'Ida Hartmann']);
  });

  it('ranks favourites and who was talked to first among equals', () => {
    const of = library([
      person('Ida', 'A', work('089 1234561')),
      person('Ida', 'B', work('089 1234562')),
      person('Ida', 'C', work('089 1234563')),
      person('Ida', 'D', work('089 1234564')),
    ]);
    of.setMarks({ ...of.marks, version: 1, favourites: ['p3'] });
    const recent = ['+49891234563', '+49891234562'];
    expect(found(of, 'ida', { recent })).to.deep.equal(['Ida D', 'Ida C', 'Ida B', 'Ida A']);
    expect(found(of, 'ida', { recent, limit: 2 })).to.deep.equal(['Ida D', 'Ida C']);
  });

  it('finds by the keys of a telephone', () => {
    const of = library([
      person('Eva', 'Meurer'),
      person('Tom', 'Berg'),
      person('Neo', 'Veit', work('638 1234567')),
    ]);
    expect(found(of, '638', { keypad: true })).to.deep.equal(['Eva Meurer', 'Neo Veit']);
    expect(found(of, '638', { keypad: false })).to.deep.equal(['Neo Veit']);
    expect(found(of, '382 63', { keypad: true })).to.deep.equal(['Eva Meurer']);
    expect(found(of, '866 0 237', { keypad: true })).to.deep.equal(['Tom Berg']);
    expect(found(of, '8660237', { keypad: true })).to.deep.equal(['Tom Berg']);
    const options = { limit: 5, recent: [], keypad: true };
    expect(search(of, '638', options).matches.map(({ keypad, number }) => [keypad, number])).to.deep.equal([
      [true, undefined],
      [false, 0],
    ]);
  });

  it('tells which number was meant', () => {
    const numbers = [
      { kind: 'work' as const, number: '089/1234567' },
      { kind: 'mobile' as const, number: '0170 7654321' },
    ];
    const of = library([person('Eva', 'M', { numbers })]);
    const meant = (text: string): number | undefined =>
      search(of, text, { limit: 1, recent: [], keypad: false }).matches[0]?.number;
    expect(meant('+49 170')).to.equal(1);
    expect(meant('0891')).to.equal(0);
    expect(meant('6543')).to.equal(1);
    expect(meant('eva')).to.equal(undefined);
  });

  it('finds what a plain look at each contact finds, in one segment and in several', () => {
    const people = syntheticContacts(2500);
    const libraries = [library(people), library(people, 3)];
    const digits = people.map(({ numbers }) => numbers.map(({ number }) => canonicalNumber(number, GERMANY)));
    const typed = fc.oneof(
      fc
        .nat(people.length - 1)
        .chain((index) =>
          fc.nat(8).map((length) => (digits[index]?.[0] ?? '').slice(3 + (length % 5), 6 + length)),
        ),
      fc.stringMatching(/^[1-9]\d{2,5}$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        fc.pre(/^[1-9]\d{2,}$/.test(text));
        const expected = digits.filter((own, index) => {
          const { mail, company } = people[index] ?? EMPTY_CONTACT;
          return own.some((one) => one.includes(text)) || `${mail} ${company}`.includes(text);
        }).length;
        for (const of of libraries)
          expect(search(of, text, { limit: 5, recent: [], keypad: false }).total, text).to.equal(expected);
      }),
    );
    for (const text of ['m', 'mu', 'anna mu', 'gmbh sch', 'e', 'özl', '+49 89', '0', '01']) {
      const [one, three] = libraries.map((of) => search(of, text, { limit: 40, recent: [], keypad: false }));
      expect(three?.total, text).to.equal(one?.total);
      const ids = (matches: readonly { readonly contact: Contact }[] = []): readonly string[] =>
        matches.map(({ contact }) => contactName(contact));
      expect(ids(three?.matches), text).to.deep.equal(ids(one?.matches));
    }
  });

  it('finds each word in both spellings', () => {
    const name = fc.stringMatching(/^[a-zäöü]{2,12}$/);
    fc.assert(
      fc.property(name, name, (first, last) => {
        const of = library([person(first, last)]);
        const written = (text: string): string =>
          text.replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter);
        const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
        for (const query of [
          `${last} ${first}`,
          written(first),
          bare(last),
          first.toUpperCase(),
          bare(first).slice(1),
        ])
          expect(found(of, query), query).to.have.length(1);
      }),
    );
  });

  it('lists segments as if they were one, in each order and with words', () => {
    const people = syntheticContacts(600);
    for (const order of ['last-name', 'first-name', 'company'] as const)
      for (const text of ['', 'an']) {
        const filter = { text, group: 'all', source: 'all', order };
        const [one, many] = [library(people), library(people, 4)].map((of) => new Listing(of, filter));
        const all = (list: Listing | undefined): readonly string[] =>
          (list?.slice(0, 600) ?? []).map(({ segment, position }) => contactName(segment.contact(position)));
        expect(all(many), `${order} ${text}`).to.deep.equal(all(one));
        expect(many?.letters).to.deep.equal(one?.letters);
      }
  });
});
