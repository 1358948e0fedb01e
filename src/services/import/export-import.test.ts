import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  GROUP_NAMES,
  anyContact,
  dataOf,
  importerOf,
  proposedSource,
} from '../../../test/support/export-round.ts';
import { CSV_SOURCE, JSON_SOURCE } from '../../../test/support/import-files.ts';
import { counts } from '../../../test/support/import-stage.ts';
import { saveAll } from '../../../test/support/save-all.ts';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import type { TemporaryBook } from '../../../test/support/temporary-book.ts';
import { ALL_CONTACTS } from '../../domain/contacts/address-book.ts';
import { EXPORT_COLUMNS } from '../../domain/contacts/contact-export.ts';
import { EMPTY_CONTACT, NUMBER_KINDS } from '../../domain/contacts/contact.ts';
import type { ContactData, ContactId } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import { FORMULA } from '../../domain/table/formula-guard.ts';
import { PapaCsvReader } from '../csv/papa-csv-reader.ts';

const fullContact: ContactData = {
  ...EMPTY_CONTACT,
  firstName: 'Ada',
  lastName: 'Byron',
  numbers: [
    { kind: 'mobile', number: '+49 170 1234567' },
    { kind: 'work', number: '+4930123456' },
  ],
};

const open: TemporaryBook[] = [];
async function book(database?: string): Promise<TemporaryBook> {
  const opened = await temporaryBook(database);
  open.push(opened);
  return opened;
}
function closeAll(): void {
  for (const { close, database } of open.splice(0)) {
    close();
    indexedDB.deleteDatabase(database);
  }
}

/** Groups are a set: those of sources stand before the person's own, and all that come back are of a source. */
const inOrder = (contact: ContactData): ContactData => ({ ...contact, groups: contact.groups.toSorted() });

/** Every contact of a book as it is to come back: under its id, with the groups that its information names. */
async function wanted({ book: contacts }: TemporaryBook): Promise<ReadonlyMap<ContactId, ContactData>> {
  const ids = await contacts.ids(ALL_CONTACTS, 0, Infinity);
  const all = await Promise.all(ids.map((id) => contacts.details(id)));
  return new Map(
    all.flatMap((details) =>
      details === undefined
        ? []
        : [
            [
              details.contact.id,
              inOrder({ ...dataOf(details.contact), groups: details.groups.map(({ name }) => name) }),
            ],
          ],
    ),
  );
}

/** What came of a file in an empty book, with the assignment that was proposed. */
async function imported(format: 'csv' | 'json', file: Blob): Promise<ReadonlyMap<ContactId, ContactData>> {
  const other = await book();
  const importer = importerOf(other);
  const report = await importer.run(await proposedSource(importer, format, file), file);
  expect(report.issues).to.deep.equal([]);
  const ids = await other.book.ids(ALL_CONTACTS, 0, Infinity);
  const contacts = await other.book.get(ids);
  return new Map(contacts.map((contact) => [contact.id.slice('back/'.length), inOrder(dataOf(contact))]));
}

describe('export and import', () => {
  afterEach(closeAll);

  const grouped = fc.record({
    data: anyContact,
    groups: fc.uniqueArray(fc.constantFrom(...GROUP_NAMES), { maxLength: 4 }),
    mine: fc.boolean(),
    external: fc.boolean(),
  });

  for (const format of ['csv', 'json'] as const)
    it(`bring back every contact from ${format.toUpperCase()}, whatever is in it`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(grouped, { minLength: 1, maxLength: 30 }), async (contacts) => {
          const one = await book();
          const external = contacts.filter((entry) => entry.external);
          await one.sources.replace(
            { source: 'company', origin: 'csv', name: 'The, "Company"' },
            {
              rows: external.map(({ data, groups }, at) =>
                packContact(`company/${at}`, '', { ...data, groups }),
              ),
              removal: 'keep',
            },
          );
          const own = contacts.filter((entry) => !entry.external);
          const saved = await saveAll(
            one.book,
            own.map(({ data }) => data),
          );
          const mine = await one.book.createGroup('Meine, Gruppe\\');
          const chosen = [
            ...saved.filter((_, at) => own[at]?.mine).map(({ id }) => id),
            ...external.flatMap((entry, at) => (entry.mine ? [`company/${at}`] : [])),
          ];
          await one.book.addToGroup(mine.id, chosen);
          const file = await one.book.file(format, ALL_CONTACTS);
          expect(await imported(format, file)).to.deep.equal(await wanted(one));
          closeAll();
        }),
        { numRuns: 25 },
      );
    }).timeout(60_000);

  it('write a CSV whose cells no spreadsheet calculates', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyContact, { minLength: 1, maxLength: 10 }), async (contacts) => {
        const one = await book();
        await saveAll(one.book, contacts);
        // `text()` takes the byte order mark off.
        const text = await (await one.book.file('csv', ALL_CONTACTS)).text();
        const { rows, issues } = new PapaCsvReader().begin(text, ',').push(text, true);
        expect(issues).to.deep.equal([]);
        const calculated = rows.flat().filter((cell) => !cell.startsWith("'") && FORMULA.test(cell));
        expect(calculated).to.deep.equal([]);
        closeAll();
      }),
      { numRuns: 20 },
    );
  }).timeout(60_000);

  it('leave apostrophes of other files where they are', async () => {
    const cell = fc
      .tuple(fc.constantFrom("'", "''", "'=", "'+", "'@"), fc.constantFrom('1+1', 'Ann', 'x'))
      .map((parts) => parts.join(''));
    // All names are those of this app, but for one that is not there.
    const columns = EXPORT_COLUMNS.filter((column) => column !== 'moreNumbers');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 10 }), async (cells) => {
        const rows = cells.map((text, at) =>
          columns.map((column) => (column === 'id' ? String(at) : column === 'lastName' ? text : '')).join(),
        );
        const found = await imported('csv', new Blob([[columns.join(), ...rows].join('\n')]));
        expect([...found.values()].map(({ lastName }) => lastName)).to.have.members(cells);
        closeAll();
      }),
      { numRuns: 20 },
    );
  }).timeout(60_000);

  it('bring back the numbers of a file from which somebody took a column away', async () => {
    const one = await book();
    const numbers = NUMBER_KINDS.toReversed()
      .concat(NUMBER_KINDS)
      .map((kind, at) => ({ kind, number: `030 ${at}` }));
    const { id } = await one.book.save({ ...fullContact, numbers });
    const lines = (await (await one.book.file('csv', ALL_CONTACTS)).text()).replaceAll(
      /,(?=\r|$)|,gone/g,
      '',
    );
    expect(lines.split('\r\n')[0]).to.match(/phoneUsePresence$/);
    expect((await imported('csv', new Blob([lines]))).get(id)?.numbers).to.deep.equal(numbers);
  });

  it('go in parts: a selection, a list in its order, and what was deleted meanwhile is left out', async () => {
    const one = await book();
    const saved = await saveAll(
      one.book,
      ['B', 'C', 'A'].map((lastName) => ({ ...fullContact, lastName })),
    );
    const [b, c] = saved.map(({ id }) => id);
    await one.book.setFavourite([c!, b!], true);
    const names = async (which: Parameters<typeof one.book.file>[1]): Promise<readonly unknown[]> => {
      const parsed: unknown = JSON.parse(await (await one.book.file('json', which)).text());
      return (parsed as readonly { readonly lastName: string }[]).map(({ lastName }) => lastName);
    };
    expect(await names([c!, 'gone', b!])).to.deep.equal(['C', 'B']);
    expect(await names({ ...ALL_CONTACTS, group: 'favourites' })).to.deep.equal(['B', 'C']);
    expect(await names(ALL_CONTACTS)).to.deep.equal(['A', 'B', 'C']);
    expect(await names([])).to.deep.equal([]);
  });

  it('keep numbers as they are written, each in a cell, and say where a contact is from', async () => {
    const one = await book();
    await one.sources.replace(
      { source: 'company', origin: 'json', name: 'Company' },
      { rows: [packContact('company/7', '', fullContact, true)], removal: 'keep' },
    );
    const [header = [], row = []] = (await (await one.book.file('csv', ['company/7'])).text())
      .split('\r\n')
      .map((text) => text.split(','));
    const cells = Object.fromEntries(header.map((column, at) => [column, row[at]]));
    expect(cells).to.include({ id: 'company/7', source: 'Company', origin: 'json', gone: 'true' });
    expect(cells).to.include({ number1Kind: 'mobile', number1: '+49 170 1234567', number2: '+4930123456' });
    const bytes = new Uint8Array(await (await one.book.file('csv', [])).arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
  });
});

describe('an import done twice', () => {
  afterEach(closeAll);

  it('is the same as done once: contacts, groups and what the person made of them', async () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'A', 'b', '', '1,2', "'=1"));
    const record = fc.record({
      id: fc.oneof(cell, fc.constantFrom('1', '2', '3', '4')),
      cn: cell,
      sn: cell,
      phone1: cell,
      groups: fc.array(cell, { maxLength: 3 }),
    });
    const mapping = [...CSV_SOURCE.mapping.filter(({ to }) => to !== 'title')];
    const marks = fc.record({ favourite: fc.boolean(), blocked: fc.boolean(), mine: fc.boolean() });
    const everything = async ({ host }: TemporaryBook): Promise<readonly unknown[]> =>
      [...(await host.backup())].sort((a, b) => (a.key < b.key ? -1 : 1));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('csv' as const, 'json' as const),
        fc.array(record, { maxLength: 40 }),
        fc.array(marks, { maxLength: 10 }),
        async (format, records, chosen) => {
          const one = await book();
          const importer = importerOf(one);
          const all = [{ id: 'one', cn: 'One', sn: '', phone1: '', groups: ['Team'] }, ...records];
          const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const rows = all.map(({ id, cn, sn, phone1, groups }) =>
            [id, cn, sn, phone1, groups.join(',')].map(quoted).join(),
          );
          const file = new Blob([
            format === 'json' ? JSON.stringify(all) : ['id,cn,sn,phone1,groups', ...rows].join('\n'),
          ]);
          const source = { ...(format === 'json' ? JSON_SOURCE : CSV_SOURCE), mapping };
          const first = await importer.run(source, file);
          const ids = await one.book.ids(ALL_CONTACTS, 0, Infinity);
          const mine = await one.book.createGroup('of my own');
          const marked = (mark: keyof (typeof chosen)[number]): readonly ContactId[] =>
            ids.filter((_, at) => chosen[at]?.[mark]);
          await one.book.setFavourite(marked('favourite'), true);
          await one.book.setBlocked(marked('blocked'), true);
          await one.book.addToGroup(mine.id, marked('mine'));
          const before = await everything(one);
          const second = await importer.run(source, file);
          expect(counts(second)).to.deep.equal([0, 0, first.added, first.skipped, 0, 'none']);
          expect(await everything(one)).to.deep.equal(before);
          // Not only in the memory of this window.
          expect(await everything(await book(one.database))).to.deep.equal(before);
          closeAll();
        },
      ),
      { numRuns: 30 },
    );
  }).timeout(60_000);
});
