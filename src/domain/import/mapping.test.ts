import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CONTACT_LIMITS } from '../contacts/contact.ts';
import type { ContactData } from '../contacts/contact.ts';
import type { MappedRecord } from './contact-draft.ts';
import { compileMapping, compileRow } from './mapping.ts';
import { IMPORT_TARGETS } from './source.ts';
import type { ImportTarget, MappingRow } from './source.ts';

const rows = (...pairs: readonly (readonly [from: string, to: ImportTarget])[]): readonly MappingRow[] =>
  pairs.map(([from, to]) => ({ from, to }));

function mapped(record: unknown, ...pairs: readonly (readonly [string, ImportTarget])[]): MappedRecord {
  const mapping = compileMapping(rows(...pairs));
  expect(mapping.issues).to.deep.equal([]);
  return mapping.map(record);
}

const numbersOf = ({ data }: MappedRecord): readonly string[] =>
  data.numbers.map(({ kind, number }) => `${kind} ${number}`);

/** The JSON samples of the manual, completed to one record. */
const RECORD: unknown = JSON.parse(`{
  "id": "10201", "cn": "Tim1-WEB", "sn": "Harper1", "mail": "tim1@testmail.com", "title": "Product Manager1",
  "o": "Test Company Inc.1", "postalCode": "11111", "street": "street1", "jpegPhoto": "", "extension": "300",
  "data": { "postOfficeBox": "PO127653-T3", "st": "NY" },
  "phoneUseBLF":"1", "phoneUsePresence":"0", "AssignedSIPAccountID":"placetel",
  "numbers": { "PRIVATE": [
    { "id": "", "number_e164": "4964454930560000", "number_disp": "4930567890" },
    { "id": "", "number_e164": "4964454930671111", "number_disp": "4930678900" } ] },
  "groups": [
    { "id": "14741", "name": "Friends", "desc": "Friends" }, { "id": "14744", "name": "Partner", "desc": "" } ]
}`);

describe('mapping: the examples of the manual', () => {
  it('takes a row of the CSV sample by the names of its columns', () => {
    const columns = ['id', 'cn', 'sn', 'title', 'phone1', 'groups'];
    const { id, data, issues } = compileMapping(
      rows(
        ['id', 'id'],
        ['cn', 'firstName'],
        ['sn', 'lastName'],
        ['title', 'title'],
        ['phone1', 'phone1'],
        ['groups', 'groups'],
      ),
      columns,
    ).map(['010201', 'Tim1-web', 'Harper1', 'Product Manager1', '1', 'friends,support,dev']);
    expect(id).to.equal('010201');
    expect(issues).to.deep.equal([]);
    expect(data).to.deep.include({ firstName: 'Tim1-web', lastName: 'Harper1', title: 'Product Manager1' });
    expect(data.numbers).to.deep.equal([{ kind: 'work', number: '1' }]);
    expect(data.groups).to.deep.equal(['friends', 'support', 'dev']);
  });

  it('takes the JSON sample by object paths', () => {
    const { id, data, photo } = mapped(
      RECORD,
      ['id', 'id'],
      ['cn', 'firstName'],
      ['sn', 'lastName'],
      ['mail', 'mail'],
      ['o', 'company'],
      ['extension', 'extension'],
      ['data/postOfficeBox', 'postOfficeBox'],
      ['data/st', 'state'],
      ['jpegPhoto', 'jpegPhoto'],
      ['phoneUseBLF', 'phoneUseBLF'],
      ['phoneUsePresence', 'phoneUsePresence'],
      ['AssignedSIPAccountID', 'assignedSIPAccountID'],
    );
    expect([id, photo]).to.deep.equal(['10201', '']);
    const wanted: Partial<ContactData> = {
      firstName: 'Tim1-WEB',
      company: 'Test Company Inc.1',
      postOfficeBox: 'PO127653-T3',
      state: 'NY',
      phoneUseBLF: true,
      phoneUsePresence: false,
      assignedSIPAccountID: 'placetel',
      numbers: [{ kind: 'extension', number: '300' }],
    };
    expect(data).to.deep.include(wanted);
  });

  for (const [from, ...numbers] of [
    ['numbers/PRIVATE/number_e164', '4964454930560000', '4964454930671111'],
    ['writeIfNotEmpty("+")|numbers/PRIVATE/number_e164', '+4964454930560000', '+4964454930671111'],
    [
      'writeIfNotEmpty("+")|numbers/PRIVATE/number_e164|write("123")',
      '+4964454930560000123',
      '+4964454930671111123',
    ],
  ] as const)
    it(`reads ${from}`, () => {
      expect(compileRow(from)?.(RECORD)).to.deep.equal(numbers);
      expect(numbersOf(mapped(RECORD, [from, 'phone1']))).to.deep.equal(numbers.map((one) => `work ${one}`));
    });

  it('takes the names of groups from an array', () => {
    expect(mapped(RECORD, ['groups/name', 'groups']).data.groups).to.deep.equal(['Friends', 'Partner']);
  });
});

describe('mapping', () => {
  for (const [name, from, record, values] of [
    ['a scalar', 'a', { a: 'x' }, ['x']],
    ['a number and a boolean', 'a', { a: [49, true, false] }, ['49', 'true', 'false']],
    ['neither objects nor null', 'a', { a: [{ b: 1 }, null, 'x'] }, ['x']],
    [
      'arrays at every step',
      'a/b',
      [{ a: [{ b: ['1', '2'] }, { b: '3' }] }, { a: { b: '4' } }],
      ['1', '2', '3', '4'],
    ],
    ['parts joined per index', 'p/a|write("-")|p/b', { p: [{ a: '1', b: '2' }, { b: '3' }] }, ['1-2', '-3']],
    ['a value beside each index', 'cc|n/x', { cc: '49', n: [{ x: '1' }, { x: '2' }] }, ['491', '492']],
    [
      'nothing beside an empty index',
      'writeIfNotEmpty("+")|cc|n/x',
      { cc: '49', n: [{ x: '1' }, {}] },
      ['+491'],
    ],
    ['write where nothing is', 'none|write("123")', {}, ['123']],
    ['write alone', 'write("ACME")', {}, ['ACME']],
    ['write alone for no object', 'write("ACME")', 7, ['ACME']],
    ['writeIfNotEmpty where nothing is', 'writeIfNotEmpty("+")|none', {}, []],
    ['writeIfNotEmpty where it is blank', 'writeIfNotEmpty("+")|a', { a: ' ' }, []],
    ['a member of an array by its place', 'a/1/b', { a: [{ b: 1 }, { b: 2 }] }, ['2']],
    ['a member of the last array by its place', 'a/0', { a: ['x', 'y'] }, ['x']],
    ['a place that is not there', 'a/7/b', { a: [{ b: 1 }] }, []],
    ['a name of digits in the members of an array', 'a/1', { a: [{ 1: 'x' }, { 1: 'y' }] }, ['x', 'y']],
    ['an array that is empty', 'writeIfNotEmpty("+")|a', { a: [] }, []],
    ['what is inherited', 'constructor/name', {}, []],
    ['what is inherited by a text', 'a/length', { a: 'abc' }, []],
    ['the prototype', '__proto__/polluted', {}, []],
    ['a key that is named like it', '__proto__/x', JSON.parse('{"__proto__":{"x":"1"}}'), ['1']],
  ] as const)
    it(`reads ${name}`, () => {
      expect(compileRow(from)?.(record)).to.deep.equal(values);
    });

  it('fills the next free field of the same kind, and puts the rest behind', () => {
    const record = {
      work: ['1', '2', '3'],
      second: 'given',
      cell: ['4', '5', '6'],
      mails: ['a@x', 'b@x', 'c@x'],
    };
    const result = mapped(
      record,
      ['cell', 'mobile1'],
      ['work', 'phone1'],
      ['second', 'phone2'],
      ['mails', 'mail'],
    );
    expect(numbersOf(result)).to.deep.equal([
      'work 1',
      'work given',
      'mobile 4',
      'mobile 5',
      'work 2',
      'work 3',
      'mobile 6',
    ]);
    expect([result.data.mail, result.data.mail2]).to.deep.equal(['a@x', 'b@x']);
    expect(result.issues).to.deep.equal([{ code: 'too-many-values', field: 'mail', value: 'c@x' }]);
  });

  it('takes a later row for the same field as a fallback', () => {
    const { data, issues } = mapped({ a: '', b: 'B', c: 'C' }, ['a', 'city'], ['b', 'city'], ['c', 'city']);
    expect(data.city).to.equal('B');
    expect(issues).to.deep.equal([]);
  });

  it('says what is more than a contact holds', () => {
    const phones = Array.from({ length: CONTACT_LIMITS.numbers + 1 }, (_, index) => String(index));
    const record = { phones, long: '1'.repeat(65), text: 'x'.repeat(CONTACT_LIMITS.text + 1) };
    const result = mapped(record, ['phones', 'phone1'], ['long', 'fax'], ['text', 'company']);
    expect(result.data.numbers).to.have.length(CONTACT_LIMITS.numbers);
    expect(result.data.company).to.have.length(CONTACT_LIMITS.text);
    expect(result.issues.map(({ code, field }) => [code, field])).to.deep.equal([
      ['number-too-long', 'fax'],
      ['text-cut', 'company'],
      ['too-many-numbers', 'work'],
    ]);
  });

  it('names each group once, whatever its case', () => {
    const { data } = mapped({ g: ['Friends', 'friends ', 'FrienDs', 'a, b'] }, ['g', 'groups']);
    expect(data.groups).to.deep.equal(['Friends', 'a, b']);
  });

  it('leaves out groups that are called like a list that is always there, and says so', () => {
    const { data, issues } = mapped({ g: ['Favoriten', 'Friends', 'blocked'] }, ['g', 'groups']);
    expect(data.groups).to.deep.equal(['Friends']);
    expect(issues).to.deep.equal([
      { code: 'list-name', field: 'groups', value: 'Favoriten' },
      { code: 'list-name', field: 'groups', value: 'blocked' },
    ]);
  });

  it('makes no key of a name that is one of the prototype', () => {
    const { data } = mapped(
      JSON.parse('{"__proto__":"x","constructor":"y"}'),
      ['__proto__', 'city'],
      ['constructor', 'state'],
    );
    expect([data.city, data.state]).to.deep.equal(['x', 'y']);
    expect(Object.getPrototypeOf(data)).to.equal(Object.prototype);
    const csv = compileMapping(rows(['__proto__', 'city']), ['__proto__']).map(['x']);
    expect(csv.data.city).to.equal('x');
  });

  it('takes a column by its exact name, even one that looks like an expression', () => {
    const columns = ['Tel|Work', 'a/b', 'a', 'write("x")'];
    const mapping = compileMapping(
      rows(['Tel|Work', 'phone1'], ['a/b', 'city'], ['write("x")', 'notes'], ['a|write("-")|a/b', 'state']),
      columns,
    );
    expect(mapping.issues).to.deep.equal([]);
    const { data } = mapping.map(['1', '2', '3', '4']);
    expect([data.numbers[0]?.number, data.city, data.notes, data.state]).to.deep.equal([
      '1',
      '2',
      '4',
      '3-2',
    ]);
  });

  it('says which row cannot be used and where, and uses the others', () => {
    const mapping = compileMapping(
      [
        ...rows(['cn', 'firstName'], ['write("x', 'city'], ['cn|sn', 'lastName']),
        { from: 'cn', to: 'x' as ImportTarget },
      ],
      ['cn'],
    );
    expect(mapping.issues).to.deep.equal([
      { code: 'unclosed-quote', row: 1, at: 6 },
      { code: 'unknown-column', row: 2, at: 3 },
      { code: 'unknown-target', row: 3, at: 0 },
    ]);
    expect(mapping.map(['Tim']).data.firstName).to.equal('Tim');
    expect(compileMapping([]).issues).to.deep.equal([{ code: 'no-rows', row: 0, at: 0 }]);
  });

  it('never throws, whatever a record is, and keeps to the limits', () => {
    const expressions = fc.oneof(
      fc.constantFrom('a', 'a/b', '__proto__', 'a|write("x")|b', 'writeIfNotEmpty("+")|a/a', 'b/constructor'),
      fc.string(),
    );
    const someRows = fc.array(fc.record({ from: expressions, to: fc.constantFrom(...IMPORT_TARGETS) }));
    const record = fc.oneof(
      fc.jsonValue(),
      fc.object({ key: fc.constantFrom('a', 'b', '__proto__', 'constructor'), maxDepth: 4 }),
    );
    fc.assert(
      fc.property(someRows, record, (mapping, value) => {
        const { data } = compileMapping(mapping).map(value);
        expect(data.numbers.length).to.be.at.most(CONTACT_LIMITS.numbers);
        expect(data.groups.length).to.be.at.most(CONTACT_LIMITS.groups);
        expect(data.company.length).to.be.at.most(CONTACT_LIMITS.text);
      }),
    );
  });
});
