import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CSV_SOURCE, JSON_SOURCE, MANUAL_CSV, MANUAL_JSON } from '../../../test/support/import-files.ts';
import { code, counts, importStage, said } from '../../../test/support/import-stage.ts';
import { EXPORT_COLUMNS } from '../../domain/contacts/contact-export.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';

describe('import of a file', () => {
  it("takes the manual's CSV as printed", async () => {
    const { run, writer } = importStage();
    expect(counts(await run(CSV_SOURCE, MANUAL_CSV))).to.deep.equal([1, 0, 0, 0, 0, 'none']);
    const contact = writer.contact('source-1/010201');
    expect(contact).to.include({
      firstName: 'Tim1-web',
      lastName: 'Harper1',
      title: 'Product Manager1',
      origin: 'csv',
    });
    expect(contact?.numbers).to.deep.equal([{ kind: 'work', number: '1' }]);
    expect(contact?.groups).to.deep.equal(['friends', 'support', 'dev']);
    expect(writer.heads).to.deep.equal([{ source: 'source-1', origin: 'csv', name: 'Directory' }]);
  });

  it("takes the manual's JSON as printed", async () => {
    const { run, writer } = importStage();
    expect(counts(await run(JSON_SOURCE, MANUAL_JSON))).to.deep.equal([1, 0, 0, 0, 0, 'none']);
    const contact = writer.contact('source-1/10201');
    expect(contact).to.include({
      firstName: 'Tim1-WEB',
      postOfficeBox: 'PO127653-T3',
      origin: 'json',
      photo: '',
    });
    expect(contact?.numbers.map(({ number }) => number)).to.deep.equal([
      '+4964454930560000',
      '+4964454930671111',
    ]);
    expect(contact?.groups).to.deep.equal(['Friends', 'Partner']);
  });

  it('takes one JSON object a line (NDJSON), and samples it', async () => {
    const { run, writer, importer } = importStage();
    const source = { ...JSON_SOURCE, mapping: JSON_SOURCE.mapping.slice(0, 2) };
    const text = '{"id":1,"cn":"Ada"}\n{"id":2,"cn":"Zoë"}\n';
    expect(counts(await run(source, text))).to.deep.equal([2, 0, 0, 0, 0, 'none']);
    expect(writer.contact('source-1/2')?.firstName).to.equal('Zoë');
    const sample = await importer.sample(source, new Blob([text]));
    expect([sample.fields, sample.records.length]).to.deep.equal([['id', 'cn'], 2]);
  });

  for (const [name, bytes] of [
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeffid,cn\n1,Zoë\n')],
    ['Windows-1252', Uint8Array.from('id,cn\n1,Zoë\n', (letter) => letter.charCodeAt(0))],
    [
      'UTF-16',
      Uint8Array.from(
        Array.from('\ufeffid,cn\n1,Zoë\n').flatMap((l) => [l.charCodeAt(0) & 255, l.charCodeAt(0) >> 8]),
      ),
    ],
  ] as const)
    it(`reads names in ${name}`, async () => {
      const { run, writer } = importStage();
      await run({ ...CSV_SOURCE, mapping: CSV_SOURCE.mapping.slice(0, 2) }, bytes);
      expect(writer.contact('source-1/1')?.firstName).to.equal('Zoë');
    });

  it('reads all of a file again that is not UTF-8 near its end, and takes nothing twice', async () => {
    const { run, writer } = importStage();
    const plain = `id,cn\n${Array.from({ length: 6000 }, (_, index) => `${index},${'n'.repeat(200)}\n`).join('')}`;
    const latin = Uint8Array.from('x,Zoë\n', (letter) => letter.charCodeAt(0));
    const report = await run(
      { ...CSV_SOURCE, mapping: CSV_SOURCE.mapping.slice(0, 2) },
      new Blob([plain, latin]),
    );
    expect(counts(report)).to.deep.equal([6001, 0, 0, 0, 0, 'none']);
    expect(writer.contact('source-1/x')?.firstName).to.equal('Zoë');
  });

  it('says what changed, what did not and what is missing, and leaves that to be asked about', async () => {
    const { run, writer, importer } = importStage();
    await run(CSV_SOURCE, 'id,cn,sn,title,phone1,groups\n1,A,,,1,\n2,B,,,2,\n3,C,,,3,\n');
    const report = await run(CSV_SOURCE, 'phone1,groups,title,sn,cn,id\n1,,,,A,1\n22,,,,B,2\n4,,,,D,4\n');
    expect(counts(report)).to.deep.equal([1, 1, 1, 0, 1, 'asked']);
    expect(writer.contact('source-1/3')?.gone).to.be.undefined;
    await importer.settleRemoved('source-1', 'mark');
    expect(writer.contact('source-1/3')?.gone).to.be.true;
  });

  for (const [removed, removal, left] of [
    ['keep', 'kept', true],
    ['mark', 'marked', true],
    ['delete', 'deleted', false],
  ] as const)
    it(`does with missing contacts what the source says: ${removed}`, async () => {
      const { run, writer } = importStage();
      const source = { ...CSV_SOURCE, removed };
      await run(source, 'id,cn,sn,title,phone1,groups\n1,A,,,1,\n2,B,,,2,\n');
      const report = await run(source, 'id,cn,sn,title,phone1,groups\n1,A,,,1,\n');
      expect(counts(report)).to.deep.equal([0, 0, 1, 0, 1, removal]);
      expect(writer.contact('source-1/2') !== undefined).to.equal(left);
      expect(writer.contact('source-1/2')?.gone).to.equal(removed === 'mark' ? true : undefined);
    });

  it('takes no contact away for a record that it could not read', async () => {
    const { run, writer } = importStage();
    const source = { ...CSV_SOURCE, removed: 'delete' } as const;
    const head = 'id,cn,sn,title,phone1,groups\n';
    await run(source, `${head}1,A,,,1,\n2,B,,,2,\n3,C,,,3,\n`);
    // The second row has nothing but its id; the third one, that of the third contact, is not there.
    const left = await run(source, `${head}1,A,,,1,\n2,,,,,\n`);
    expect(counts(left)).to.deep.equal([0, 0, 1, 1, 1, 'deleted']);
    expect(writer.contact('source-1/2')?.firstName).to.equal('B');
    // Of whom the row with the open quote is nobody knows.
    const broken = await run(source, `${head}1,A,,,1,\n2,"B,,,2,\n4,D,,,4,\n`);
    expect(counts(broken)).to.deep.equal([1, 0, 1, 1, 1, 'kept']);
    expect(writer.contacts).to.have.length(3);
  });

  it('asks before it takes all contacts of a source away, whatever is set', async () => {
    const { run, writer, importer } = importStage();
    const source = { ...CSV_SOURCE, removed: 'delete' } as const;
    const head = 'id,cn,sn,title,phone1,groups\n';
    await run(source, `${head}1,A,,,1,\n`);
    expect(counts(await run(source, head))).to.deep.equal([0, 0, 0, 0, 1, 'asked']);
    expect(writer.contacts).to.have.length(1);
    await importer.settleRemoved('source-1', 'delete');
    expect(writer.contacts).to.have.length(0);
  });

  it('reports with the line of the file what it leaves out or doubts', async () => {
    const { run, writer } = importStage();
    const report = await run(
      CSV_SOURCE,
      [
        'id,cn,sn,title,phone1,groups',
        '1,A,"two',
        'lines",,1,',
        ',no id,,,2,',
        '1,again,,,3,',
        '4,,,,,',
        '5,short',
        '6,long,,,6,,7',
        '7,"odd" quote",,,7,',
        '8,"open,,,8,',
      ].join('\r\n'),
    );
    expect(said(report.issues)).to.deep.equal([
      '9 bad-quote',
      '10 unclosed-quote',
      '7 too-few-columns 2',
      '8 too-many-columns 7',
      '4 no-id',
      '5 duplicate-id 1',
      '6 nothing-mapped',
    ]);
    expect(counts(report)).to.deep.equal([4, 0, 0, 4, 0, 'none']);
    expect(writer.contact('source-1/1')?.firstName).to.equal('again');
    expect(writer.contact('source-1/5')?.firstName).to.equal('short');
  });

  it('reports with the number of the record what is no object', async () => {
    const { run } = importStage();
    const report = await run(JSON_SOURCE, '[7,{"id":1,"cn":"A"},["x"],null,"text"]');
    expect(said(report.issues)).to.deep.equal([
      '1 not-an-object 7',
      '3 not-an-object ["x"]',
      '4 not-an-object null',
      '5 not-an-object text',
    ]);
    expect(counts(report)).to.deep.equal([1, 0, 0, 4, 0, 'none']);
  });

  it('adds records without an id where the source says so', async () => {
    const { run, writer } = importStage();
    const source: ContactSource = { ...CSV_SOURCE, addWithoutId: true, removed: 'keep' };
    const file = 'id,cn,sn,title,phone1,groups\n,A,,,1,\n,A,,,1,\n';
    expect(counts(await run(source, file))).to.deep.equal([2, 0, 0, 0, 0, 'none']);
    expect(counts(await run(source, file))).to.deep.equal([2, 0, 0, 0, 2, 'kept']);
    expect(writer.contacts).to.have.length(4);
  });

  it('keeps the first issues and counts the others', async () => {
    const { run } = importStage();
    const lines = Array.from({ length: IMPORT_LIMITS.issues + 500 }, () => ',x,,,1,').join('\n');
    const report = await run(CSV_SOURCE, `id,cn,sn,title,phone1,groups\n1,A,,,1,\n${lines}`);
    expect(report.issues).to.have.length(IMPORT_LIMITS.issues);
    expect(report.issueCount).to.equal(IMPORT_LIMITS.issues + 500);
  });

  it('takes the guard against formulas off its own files, and no apostrophe off others', async () => {
    const { run, writer } = importStage();
    const mapping = [
      { from: 'id', to: 'id' },
      { from: 'number1', to: 'phone1' },
    ] as const;
    const number = async (columns: readonly string[]): Promise<string | undefined> => {
      const row = columns.map((column) =>
        column === 'id' ? '1' : column === 'number1' ? `'+49 (30) 1` : '',
      );
      await run({ ...CSV_SOURCE, mapping }, `${columns.join()}\n${row.join()}\n`);
      return writer.contact('source-1/1')?.numbers[0]?.number;
    };
    expect(await number(EXPORT_COLUMNS)).to.equal('+49 (30) 1');
    // A spreadsheet may move and add columns.
    expect(await number([...EXPORT_COLUMNS, 'remark'].reverse())).to.equal('+49 (30) 1');
    expect(await number(EXPORT_COLUMNS.filter((column) => column !== 'gone'))).to.equal("'+49 (30) 1");
    expect(await number(['id', 'number1'])).to.equal("'+49 (30) 1");
  });

  it('is the same when it is done twice', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a', 'b', '', '1,2', '\u0000', '\ud800'));
    const record = fc.record({
      id: cell,
      cn: cell,
      n: fc.array(cell),
      groups: fc.array(fc.record({ name: cell })),
    });
    const source: ContactSource = {
      ...JSON_SOURCE,
      mapping: [...JSON_SOURCE.mapping, { from: 'n', to: 'phone1' }, { from: 'n', to: 'notes' }],
    };
    await fc.assert(
      fc.asyncProperty(fc.array(record), async (records) => {
        const { run } = importStage();
        const file = JSON.stringify([{ id: 'one', cn: 'One' }, ...records]);
        const first = await run(source, file);
        const second = await run(source, file);
        expect(counts(second)).to.deep.equal([0, 0, first.added, first.skipped, 0, 'none']);
      }),
      { numRuns: 50 },
    );
  });
});

describe('sample of a file', () => {
  it('shows the columns and the first records of a CSV file', async () => {
    const { importer } = importStage();
    const rows = Array.from({ length: 50 }, (_, at) => `${at};"a;b"`).join('\n');
    const sample = await importer.sample(CSV_SOURCE, new Blob([` id ;cn;cn;\n${rows}`]));
    expect(sample).to.include({ delimiter: ';', encoding: 'utf-8' });
    expect(sample.fields).to.deep.equal(['id', 'cn', 'cn (2)', '#4']);
    expect(sample.records).to.have.length(20);
    expect(sample.records[0]).to.deep.equal(['0', 'a;b']);
  });

  it('shows the object paths of a JSON file in the order in which they appear', async () => {
    const { importer } = importStage();
    const sample = await importer.sample(JSON_SOURCE, new Blob([MANUAL_JSON]));
    expect(sample.fields.slice(0, 2)).to.deep.equal(['id', 'cn']);
    expect(sample.fields).to.include.members([
      'data/postOfficeBox',
      'numbers/PRIVATE/number_e164',
      'groups/name',
    ]);
    expect(sample.records).to.have.length(1);
  });

  it('says where arrays are when the path leads to none', async () => {
    const { importer } = importStage();
    const file = new Blob(['{"meta":{},"people":[1]}']);
    expect(await code(importer.sample(JSON_SOURCE, file))).to.equal('import/no-records people');
  });

  it('finds the only list of objects in a document; a run takes the path that it was given', async () => {
    const { importer } = importStage();
    const file = new Blob(['{"meta":{"n":[1]},"data":{"people":[{"id":1,"cn":"A"},{"id":2,"cn":"B"}]}}']);
    const source = { ...JSON_SOURCE, records: '' };
    const sample = await importer.sample(source, file);
    expect([sample.lists, sample.records.length]).to.deep.equal([['data/people'], 2]);
    expect(await code(importer.run(source, file))).to.equal('import/no-records meta/n, data/people');
    expect((await importer.run({ ...source, records: 'data/people' }, file)).added).to.equal(2);
    // Larger than one record may be, and with its list behind that.
    const large = new Blob(['{"meta":"', 'x'.repeat(5_000_000), '","people":[{"id":3,"cn":"C"}]}']);
    expect((await importer.sample(source, large)).lists).to.deep.equal(['people']);
  });

  it('leaves the choice where there are several', async () => {
    const { importer } = importStage();
    const file = new Blob(['{"people":[{"id":1}],"teams":[{"id":2}]}']);
    const sample = await importer.sample({ ...JSON_SOURCE, records: '' }, file);
    expect(sample).to.deep.equal({ fields: [], records: [], lists: ['people', 'teams'] });
    const run = importer.run({ ...JSON_SOURCE, records: '' }, file);
    expect(await code(run)).to.equal('import/no-records people, teams');
    const empty = new Blob(['{"contacts":[],"deleted":[{"id":1}]}']);
    expect((await importer.sample({ ...JSON_SOURCE, records: '' }, empty)).lists).to.deep.equal([
      'contacts',
      'deleted',
    ]);
    const chosen = await importer.sample({ ...JSON_SOURCE, records: 'teams' }, file);
    expect(chosen.records).to.deep.equal([{ id: 2 }]);
  });
});
