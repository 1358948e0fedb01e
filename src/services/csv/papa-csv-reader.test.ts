import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MAX_RECORD } from '../../domain/table/csv-reader.ts';
import type { CsvBatch, KnownRecord } from '../../domain/table/csv-reader.ts';
import { withoutGuard } from '../../domain/table/formula-guard.ts';
import { isAppError } from '../../lib/app-error.ts';
import { PapaCsvReader } from './papa-csv-reader.ts';
import { PapaCsvWriter } from './papa-csv-writer.ts';

interface Read {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly issues: readonly string[];
  readonly digests: readonly string[];
  readonly known: CsvBatch['known'];
}

/** Reads a text, cut into pieces of a length. */
function read(text: string, delimiter = 'auto', size = text.length + 1, known?: KnownRecord): Read {
  const reading = new PapaCsvReader().begin(text.slice(0, 64 * 1024), delimiter);
  const batches: CsvBatch[] = [];
  // The header is no record.
  let at = known === undefined ? 0 : text.indexOf('\n') + 1;
  if (at > 0) batches.push(reading.push(text.slice(0, at), false));
  do {
    batches.push(reading.push(text.slice(at, at + size), at + size >= text.length, known));
    at += size;
  } while (at < text.length);
  return {
    delimiter: reading.delimiter,
    rows: batches.flatMap(({ rows }) => rows),
    lines: batches.flatMap(({ lines }) => lines),
    issues: batches.flatMap(({ issues }) => issues.map(({ code, line }) => `${line} ${code}`)),
    digests: batches.flatMap(({ digests }) => pairs(digests)),
    known: batches.flatMap(({ known: found }) => found),
  };
}

const pairs = (digests: readonly number[]): readonly string[] =>
  digests.flatMap((high, at) => (at % 2 === 0 ? [`${high} ${digests[at + 1]}`] : []));
const NONE_KNOWN: KnownRecord = () => -1;

const SPECTRUM = [
  'comma_in_quotes',
  'empty',
  'empty_crlf',
  'escaped_quotes',
  'json',
  'location_coordinates',
  'newlines',
  'newlines_crlf',
  'quotes_and_newlines',
  'simple',
  'simple_crlf',
  'utf8',
];

describe('CSV: the cases of csv-spectrum', () => {
  for (const name of SPECTRUM)
    for (const size of [Infinity, 1, 7])
      it(`reads ${name} in pieces of ${size}`, async () => {
        const file = (path: string): Promise<Response> => fetch(`/node_modules/csv-spectrum/${path}`);
        const text = await (await file(`csvs/${name}.csv`)).text();
        // The two files of the package disagree about a telephone number.
        const json = (await (await file(`json/${name}.json`)).text()).replace('1234567890', '2095257564');
        const wanted = JSON.parse(json) as object | readonly object[];
        const {
          rows: [header = [], ...rows],
          issues,
        } = read(text, 'auto', size === Infinity ? text.length : size);
        const records = rows.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index]])));
        expect(records).to.deep.equal(Array.isArray(wanted) ? wanted : [wanted]);
        expect(issues).to.deep.equal([]);
      });
});

describe('CSV reader', () => {
  // RFC 4180 §2.1–2.7, and what files do beside it.
  const tables: readonly (readonly [name: string, text: string, rows: readonly (readonly string[])[]])[] = [
    ['no line break at the end', 'a,b\r\n1,2', [['a', 'b'], ['1', '2']]], // prettier-ignore
    ['blanks as part of a field', 'a,b\n 1 , 2', [['a', 'b'], [' 1 ', ' 2']]], // prettier-ignore
    ['quotes around everything', '"a","b"\r\n"1","2"\r\n', [['a', 'b'], ['1', '2']]], // prettier-ignore
    ['line breaks and commas within quotes', 'a,b\r\n"1\r\n,",2', [['a', 'b'], ['1\r\n,', '2']]], // prettier-ignore
    ['doubled quotes', 'a,b\n"say ""yes""",2', [['a', 'b'], ['say "yes"', '2']]], // prettier-ignore
    ['line breaks of an old Macintosh', 'a,b\r1,2\r', [['a', 'b'], ['1', '2']]], // prettier-ignore
    ['mixed line breaks', 'a,b\r\n1,2\n3,"4"\r\n5,6\r\n', [['a', 'b'], ['1', '2'], ['3', '4'], ['5', '6']]], // prettier-ignore
    ['blank lines', 'a,b\n\n1,2\n\n', [['a', 'b'], ['1', '2']]], // prettier-ignore
    ['ragged rows', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]], // prettier-ignore
    ['blanks behind the last quote', 'a,b\n1,"2"  ', [['a', 'b'], ['1', '2']]], // prettier-ignore
    ['names of the prototype', '__proto__,constructor\n1,2', [['__proto__', 'constructor'], ['1', '2']]], // prettier-ignore
    ['nothing', '', []],
  ];
  for (const [name, text, rows] of tables)
    it(`reads ${name}, however it is cut`, () => {
      for (const size of [1000, 1, 3]) expect(read(text, 'auto', size).rows).to.deep.equal(rows);
    });

  for (const [name, text, delimiter] of [
    ['a comma', 'a,b;c\n1,2;3', ','],
    ['a semicolon', 'name;sum\nx;1,5\ny;2,5', ';'],
    ['a semicolon with quotes', '"a;1";b;c\n"x, y";2;3', ';'],
    ['a tab', 'a\tb\n1,5\t2', '\t'],
    ['a bar', 'a|b\n1|2', '|'],
    ['what the first line names', 'sep=;\r\na,x;b\r\n1;2', ';'],
    ['the comma where there is one column', 'a\n1\n2', ','],
  ] as const)
    it(`finds ${name}`, () => {
      const found = read(text);
      expect(found.delimiter).to.equal(delimiter);
      expect(found.rows[0]?.join(delimiter)).not.to.contain('sep=');
    });

  it('takes the delimiter that it is given', () => {
    expect(read('a,b;c', ';').rows).to.deep.equal([['a,b', 'c']]);
  });

  for (const size of [1000, 1, 5])
    it(`knows the line of each record when cut into pieces of ${size}`, () => {
      const text = 'a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n3,"\r\n\r\n"\r\n4,w';
      expect(read(text, 'auto', size).lines).to.deep.equal([1, 2, 5, 6, 9]);
    });

  it('counts the line that names the delimiter', () => {
    expect(read('sep=;\na;b\n1;2').lines).to.deep.equal([2, 3]);
  });

  for (const size of [1000, 4]) {
    it(`leaves a line out whose quote is not closed, and goes on, in pieces of ${size}`, () => {
      const found = read('a,b\n1,2\n3,"4\n5,6\n7,8\n', 'auto', size);
      expect(found.rows.slice(1)).to.deep.equal([['1', '2'], ['5', '6'], ['7', '8']]); // prettier-ignore
      expect(found.lines.slice(1)).to.deep.equal([2, 4, 5]);
      expect(found.issues).to.deep.equal(['3 unclosed-quote']);
    });

    it(`finds the quote that was not closed where later ones are, in pieces of ${size}`, () => {
      const found = read('a,b,c\n1,"2,x\n3,"4",y\n5,"6",z\n', 'auto', size);
      expect(found.rows.slice(1)).to.deep.equal([['3', '4', 'y'], ['5', '6', 'z']]); // prettier-ignore
      expect(found.issues).to.deep.equal(['2 unclosed-quote']);
    });
  }

  it('keeps a record of several lines with quotes in the wrong place', () => {
    const found = read('a,b\n1,"He said "yes" to\nall"\n2,3\n');
    expect(found.rows[1]).to.deep.equal(['1', 'He said "yes" to\nall']);
    expect(found.issues).to.deep.equal(['2 bad-quote']);
  });

  it('keeps a record with a quote in the wrong place, and says so', () => {
    const found = read('a,b\n"5" disk",1\n2,3\n');
    expect(found.rows[1]).to.deep.equal(['5" disk', '1']);
    expect(found.issues).to.deep.equal(['2 bad-quote']);
  });

  it('takes quotes as letters in a file that closes none', () => {
    const found = read('a,b\n' + '1,"x\n'.repeat(50_000));
    expect(found.rows).to.have.length(50_001 - 5);
    expect(found.rows.at(-1)).to.deep.equal(['1', '"x']);
  });

  it('refuses a record that never ends', () => {
    const reading = new PapaCsvReader().begin('a,b\n', ',');
    const piece = 'x'.repeat(1024 * 1024);
    reading.push('a,b\n', false);
    let failure: unknown;
    try {
      for (let pushed = 0; pushed <= MAX_RECORD; pushed += piece.length) reading.push(piece, false);
    } catch (error) {
      failure = error;
    }
    expect(isAppError(failure, 'import/record-too-long')).to.be.true;
  });

  it('gives up a quote that never closes after as much, and reads on', () => {
    const reading = new PapaCsvReader().begin('a,b\n', ',');
    const piece = 'x,y\n'.repeat(256 * 1024);
    const batches = [reading.push('a,b\n1,"2\n', false)];
    for (let pushed = 0; pushed <= MAX_RECORD; pushed += piece.length)
      batches.push(reading.push(piece, false));
    expect(batches.flatMap(({ issues }) => issues)).to.deep.equal([{ code: 'unclosed-quote', line: 2 }]);
    expect(batches.at(-1)?.rows[0]).to.deep.equal(['x', 'y']);
  });
});

describe('CSV: written, then read', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...Array.from(`',;"=+-@\t\r\n 1a|`)) }),
    fc.constantFrom("'=1", "''=1", '+49 (30) 1', '=HYPERLINK("x")', ' x ', '"', '\r\n'),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2 }));

  it('is what it was, its guard against formulas taken off again', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const text = (await new PapaCsvWriter().write(rows)).slice(1);
        const found = read(text, ',', size);
        expect(found.rows.map((row) => row.map(withoutGuard))).to.deep.equal(rows);
        expect(found.issues).to.deep.equal([]);
      }),
    );
  });
});

describe('CSV: records that are looked up', () => {
  const body = fc.string({
    unit: fc.constantFrom('a', 'b', '"', '"', ',', ',', '\n', '\n', '\r\n', ' '),
    maxLength: 60,
  });
  const text = body.map((written) => `h,i\n${written}`);
  const sizes = fc.integer({ min: 1, max: 30 });

  it('are read as without, whatever they are', () => {
    fc.assert(
      fc.property(text, sizes, (written, size) => {
        const { digests, ...found } = read(written, ',', size, NONE_KNOWN);
        expect({ ...found, digests: [] }).to.deep.equal({ ...read(written, ',', size), digests: [] });
        expect(digests).to.have.length(found.rows.length);
      }),
      { numRuns: 500 },
    );
  });

  it('are left out where they are known, and the rest stands where it stood', () => {
    fc.assert(
      fc.property(text, sizes, fc.func(fc.boolean()), (written, size, choose) => {
        const all = read(written, ',', size, NONE_KNOWN);
        const places = new Map(
          all.digests.filter((digest) => choose(digest)).map((digest, at) => [digest, at]),
        );
        places.delete('0 0');
        const some = read(written, ',', size, (high, low) => places.get(`${high} ${low}`) ?? -1);
        const left = all.digests.flatMap((digest, at) => (places.has(digest) ? [] : [at]));
        expect(some.rows).to.deep.equal(left.map((at) => all.rows[at]));
        expect(some.lines).to.deep.equal(left.map((at) => all.lines[at]));
        const known = all.digests.flatMap((digest, at) =>
          places.has(digest) ? [[places.get(digest), all.lines[at]]] : [],
        );
        expect(some.known).to.deep.equal(known);
        expect(some.issues).to.deep.equal(all.issues);
      }),
      { numRuns: 500 },
    );
  });

  it('have digests of their own where one letter differs, and the same ones wherever they stand', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},"Row, ${at % 7}",x`);
    const found = read(`h,i,j\n${rows.join('\n')}\n`, ',', 5000, NONE_KNOWN).digests.slice(1);
    expect(new Set(found).size).to.equal(rows.length);
    const again = read(`h,i,j\nfirst,,\r\n${rows.toReversed().join('\n')}`, ',', 777, NONE_KNOWN).digests;
    expect(again.slice(2).toReversed()).to.deep.equal(found);
    expect(found).not.to.include('0 0');
  });

  it('are told apart again behind one that is not written by the rules', () => {
    const rows = Array.from({ length: 300 }, (_, at) => (at === 40 ? '40,5" pipe' : `${at},pipe`));
    const { digests } = read(`h,i\n${rows.join('\n')}`, ',', 200, NONE_KNOWN);
    expect(digests.filter((digest) => digest === '0 0').length).to.be.within(1, 30);
  });
});
