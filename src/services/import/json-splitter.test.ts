import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isAppError } from '../../lib/app-error.ts';
import { jsonErrorAt } from './json-error.ts';
import { JsonSplitter } from './json-splitter.ts';

function split(text: string, path = '', size = text.length + 1): readonly unknown[] {
  const splitter = new JsonSplitter(path);
  const records: unknown[] = [];
  let at = 0;
  do {
    records.push(...splitter.push(text.slice(at, at + size), at + size >= text.length));
    at += size;
  } while (at < text.length);
  return records;
}

function failure(text: string, path = '', size?: number): string {
  try {
    split(text, path, size);
  } catch (error) {
    if (isAppError(error)) return error.detail === undefined ? error.code : `${error.code} ${error.detail}`;
    throw error;
  }
  return 'none';
}

const RECORDS = [{ a: 'x"]}\\', b: [1, -2.5e3, true, null, { c: [] }] }, {}, [], 'text, "quoted"', 0];

describe('JSON in pieces', () => {
  const list = JSON.stringify(RECORDS);
  for (const [name, text, path] of [
    ['an array', list, ''],
    ['an array with white space', JSON.stringify(RECORDS, undefined, 2), ''],
    ['white space around', ` \r\n\t${list}\n `, ''],
    ['a path', `{"meta":{"data":[1]},"data":{"n":-1.5,"people":${list},"x":"]}"},"t":[{}]}`, 'data/people'],
    ['a name with escapes', String.raw`{"\u0061\"b":` + list + '}', 'a"b'],
    ['the first of two members of a name', `{"a":${list},"a":[7]}`, 'a'],
    ['a name of the prototype', `{"constructor":1,"__proto__":${list}}`, '__proto__'],
  ] as const)
    for (const size of [text.length, 1, 2, 7])
      it(`finds the records of ${name} in pieces of ${size}`, () => {
        expect(split(text, path, size)).to.deep.equal(RECORDS);
      });

  const LINES = [{ a: [1], b: '}\n{' }, {}, { c: { d: null } }];
  for (const [name, text] of [
    ['lines (NDJSON)', LINES.map((line) => JSON.stringify(line)).join('\n')],
    [
      'lines with ends of Windows and empty ones',
      LINES.map((line) => `${JSON.stringify(line)}\r\n\n`).join(''),
    ],
    ['objects over several lines', LINES.map((line) => JSON.stringify(line, undefined, 2)).join('\n')],
  ] as const)
    for (const size of [text.length, 1, 2, 7])
      it(`finds the records of ${name} in pieces of ${size}`, () => {
        expect(split(text, '', size)).to.deep.equal(LINES);
      });

  it('finds none in an empty array', () => {
    expect(split('[ ]')).to.deep.equal([]);
  });

  for (const [text, path, said] of [
    ['[{"a":1},', '', 'import/json-cut-off line 1, column 10'],
    ['[{"a":1}\n,{"b":"x', '', 'import/json-cut-off line 2, column 9'],
    ['{"a":[1],"b":', 'a', 'import/json-cut-off line 1, column 14'],
    ['{"meta":"x', 'a', 'import/json-cut-off line 1, column 11'],
    ['[1]\n\n x', '', 'import/not-json line 3, column 2'],
    ['{"a":[1]}}', 'a', 'import/not-json line 1, column 10'],
    ['[1,]', '', 'import/not-json line 1, column 4'],
    ['[{"a":1} {"b":2}]', '', 'import/not-json line 1, column 10'],
    ['[{"a":1},\n {"b":oops}]', '', 'import/not-json line 2, column 7'],
    ['[{"a":1]]', '', 'import/not-json line 1, column 8'],
    ['{a:[1]}', 'a', 'import/not-json line 1, column 2'],
    ['{"a" [1]}', 'a', 'import/not-json line 1, column 6'],
    ['id,name\n1,x', '', 'import/not-json line 1, column 1'],
    ['{"people":{"1":{},"2":{}}}', 'people', 'import/no-records'],
    ['{"people":[{}],"groups":[],"n":1}', '', 'import/no-records people, groups'],
    ['{"data":{"list":[],"n":null},"meta":[1]} ', '', 'import/no-records meta, data/list'],
    ['{"data":{"list":[]}}', 'data/people', 'import/no-records data/list'],
    ['[[1]]', 'a', 'import/no-records'],
    ['"text"', '', 'import/no-records'],
    ['{}', 'a', 'import/no-records'],
    ['{"list":[1]},{"list":[1]}', '', 'import/no-records list'],
    ['{"a":1}\n{"b":oops}', '', 'import/not-json line 2, column 6'],
    ['{"a":oops}\n{"b":1}', '', 'import/not-json line 1, column 6'],
    ['{"a":1}\n{"b":2}\n5', '', 'import/not-json line 3, column 1'],
    ['{"a":1}\n{"b":2},\n{"c":3}', '', 'import/not-json line 2, column 8'],
    ['{"a":1}\n{"b":2}\n{"c":', '', 'import/json-cut-off line 3, column 6'],
    ['{"a":[1]}\n{"a":[2]}', 'a', 'import/not-json line 2, column 1'],
  ] as const)
    it(`says of ${JSON.stringify(text)} ${said}`, () => {
      for (const size of [text.length, 1, 3]) expect(failure(text, path, size)).to.equal(said);
    });

  for (const [record, at] of [
    ['{"a":1,}', 7],
    ['{"a":01}', 6],
    ['{"a":"\t"}', 5],
    [String.raw`{"a":"\x"}`, 5],
    ['{"a":tru}', 5],
    ['{"a" "b"}', 5],
    ['{"a":[1 2]}', 8],
    ['{"a":{"b":[}}', 11],
    ['[1}', 2],
    ['[-]', 1],
  ] as const)
    it(`names the place in ${JSON.stringify(record)}`, () => {
      expect(() => JSON.parse(record) as unknown).to.throw();
      expect(jsonErrorAt(record)).to.equal(at);
    });

  it('refuses brackets without end', () => {
    expect(failure('['.repeat(300))).to.equal('import/not-json line 1, column 2: nested too deeply');
    expect(failure(`{"a":${'['.repeat(300)}`, 'b')).to.equal(
      'import/not-json line 1, column 6: nested too deeply',
    );
  });

  it('refuses a record that never ends, long before memory does', () => {
    const splitter = new JsonSplitter('');
    const piece = 'x'.repeat(1024 * 1024);
    splitter.push('[{"a":"', false);
    expect(() => {
      for (let count = 0; count < 8; count++) splitter.push(piece, false);
    }).to.throw('import/record-too-long: line 1, column 2');
  });

  it('keeps of a document that is an object no more than a record may have', () => {
    const splitter = new JsonSplitter('');
    const piece = 'x'.repeat(1024 * 1024);
    splitter.push('{"meta":"', false);
    for (let count = 0; count < 8; count++) splitter.push(piece, false);
    // Too long to have been the first of many records.
    expect(() => splitter.push('","people":[1]}\n{}', true)).to.throw('import/no-records: people');
  });

  it('is what JSON.parse makes of it, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (values, size, spaced) => {
          const text = JSON.stringify({ before: values, list: values }, undefined, spaced ? 1 : undefined);
          expect(split(text, 'list', size)).to.deep.equal((JSON.parse(text) as { list: unknown }).list);
        },
      ),
    );
  });
});
