import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CSV_SOURCE } from '../../../test/support/import-files.ts';
import { counts, importStage, said } from '../../../test/support/import-stage.ts';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import type { TemporaryBook } from '../../../test/support/temporary-book.ts';
import { ALL_CONTACTS } from '../../domain/contacts/address-book.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { CsvReader } from '../../domain/table/csv-reader.ts';
import { PapaCsvReader } from '../csv/papa-csv-reader.ts';
import { encodePicture } from '../pictures/jpeg.ts';
import { FileImporter } from './file-importer.ts';

const SOURCE: ContactSource = {
  ...CSV_SOURCE,
  mapping: [
    { from: 'id', to: 'id' },
    { from: 'name', to: 'lastName' },
    { from: 'phone', to: 'phone1' },
  ],
};
const file = (...rows: readonly string[]): string =>
  `id,name,phone\n${rows.map((row) => `${row}\n`).join('')}`;

describe('import of a file once more', () => {
  let made: TemporaryBook;
  let importer: FileImporter;
  /** How many records were taken apart. */
  let read = 0;

  beforeEach(async () => {
    made = await temporaryBook();
    const csv: CsvReader = {
      begin(...given) {
        const reading = new PapaCsvReader().begin(...given);
        return {
          delimiter: reading.delimiter,
          push(...text) {
            const batch = reading.push(...text);
            read += batch.rows.length;
            return batch;
          },
        };
      },
    };
    importer = new FileImporter({ writer: made.sources, csv, encodePicture });
  });
  afterEach(() => {
    made.close();
    indexedDB.deleteDatabase(made.database);
  });

  const run = async (text: string, source = SOURCE): Promise<readonly unknown[]> => {
    read = -1;
    return counts(await importer.run(source, new Blob([text])));
  };
  const contacts = async (): Promise<readonly string[]> => {
    const { book } = made;
    const all = await book.get(await book.ids(ALL_CONTACTS, 0, 100));
    return all
      .map(({ id, lastName, numbers, gone }) =>
        [id.slice(9), lastName, numbers[0]?.number, gone === true ? '†' : ''].join(' ').trim(),
      )
      .sort();
  };

  it('takes apart what differs, and nothing else', async () => {
    await run(file('1,Ada,11', '2,"Bea, née Cole",22', '3,Cyd,33'));
    expect(read).to.equal(3);
    expect(await run(file('3,Cyd,33', '4,Dan,44', '1,Ada,12', '2,"Bea, née Cole",22'))).to.deep.equal([
      1,
      1,
      2,
      0,
      0,
      'none',
    ]);
    expect(read).to.equal(2);
    expect(await contacts()).to.deep.equal(['1 Ada 12', '2 Bea, née Cole 22', '3 Cyd 33', '4 Dan 44']);
    expect(await run(file('4,Dan,44', '1,Ada,12'))).to.deep.equal([0, 0, 2, 0, 2, 'asked']);
    expect(read).to.equal(0);
  });

  it('reads all of it when it is mapped in another way, and when its columns stand in another order', async () => {
    await run(file('1,Ada,11', '2,Bea,22'));
    const mapping = SOURCE.mapping.map((row) =>
      row.to === 'lastName' ? { ...row, to: 'firstName' as const } : row,
    );
    expect(await run(file('1,Ada,11', '2,Bea,22'), { ...SOURCE, mapping })).to.deep.equal([
      0,
      2,
      0,
      0,
      0,
      'none',
    ]);
    expect(read).to.equal(2);
    await run(file('1,Ada,11', '2,Bea,22'));
    expect(await run('id,phone,name\n1,Ada,11\n2,Bea,22\n')).to.deep.equal([0, 2, 0, 0, 0, 'none']);
    expect(await contacts()).to.deep.equal(['1 11 Ada', '2 22 Bea']);
  });

  it('takes the mark from a contact that its source names again as before', async () => {
    const source = { ...SOURCE, removed: 'mark' } as const;
    await run(file('1,Ada,11', '2,Bea,22'), source);
    await run(file('1,Ada,11'), source);
    expect(await contacts()).to.deep.equal(['1 Ada 11', '2 Bea 22 †']);
    expect(await run(file('1,Ada,11', '2,Bea,22'), source)).to.deep.equal([0, 1, 1, 0, 0, 'none']);
    expect(await contacts()).to.deep.equal(['1 Ada 11', '2 Bea 22']);
  });

  it('brings back what was taken away while it was read', async () => {
    await run(file('1,Ada,11', '2,Bea,22'));
    const wanted = async (): Promise<boolean> => {
      await made.sources.drop('source-1', 'delete');
      return true;
    };
    await importer.run(SOURCE, new Blob([file('1,Ada,11', '2,Bea,23')]), { wanted });
    expect(await contacts()).to.deep.equal(['1 Ada 11', '2 Bea 23']);
  });

  it('reports with each run what there is to report', async () => {
    const text = file('1,Ada', '2,Bea,22', '2,Bea,22', '3,,', ',Eve,55');
    const reports = [];
    for (let count = 0; count < 3; count++) reports.push(await importer.run(SOURCE, new Blob([text])));
    const issues = reports.map((report) => said(report.issues));
    expect(issues[0]).to.have.length(4);
    expect(issues[1]).to.deep.equal(issues[0]);
    expect(issues[2]).to.deep.equal(issues[0]);
  });

  it('tells what came, changed and went as an import does that compares all of it', async () => {
    const record = fc.oneof(
      {
        weight: 9,
        arbitrary: fc
          .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('A', 'B', '"C\nD"'))
          .map(([id, name]) => `${id},${name},${id}`),
      },
      fc.constantFrom('1,A', '2,,', ',A,1', '3,A,1,x', '4,"A,1', '5,A" B,2', '', '""'),
    );
    const files = fc.array(fc.array(record, { maxLength: 8 }), { minLength: 2, maxLength: 4 });
    const removed = fc.constantFrom('keep', 'mark', 'delete', 'ask');
    let source = 0;
    await fc.assert(
      fc.asyncProperty(files, removed, async (texts, removal) => {
        const id = `source-${++source}`;
        const stage = importStage();
        for (const rows of texts) {
          const blob = new Blob([file(...rows)]);
          const each = { ...SOURCE, id, removed: removal } as const;
          const outcome = (under: FileImporter): Promise<unknown> =>
            under.run(each, blob).then(
              (report) => [counts(report), said(report.issues).toSorted()],
              (error: unknown) => String(error),
            );
          expect(await outcome(importer)).to.deep.equal(await outcome(stage.importer));
        }
        const { book } = made;
        const all = await book.get(await book.ids({ ...ALL_CONTACTS, source: id }, 0, 100));
        const plain = ({ id: at, lastName, gone }: (typeof all)[number]): string =>
          `${at} ${lastName} ${gone}`;
        expect(all.map(plain).sort()).to.deep.equal(stage.writer.contacts.map(plain).sort());
      }),
      { numRuns: 60 },
    );
  });
});
