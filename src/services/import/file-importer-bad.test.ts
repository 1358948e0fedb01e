import { expect } from '@open-wc/testing';
import {
  CSV_SOURCE,
  JSON_SOURCE,
  MANUAL_CSV,
  MANUAL_JSON,
  base64,
  jpegHead,
} from '../../../test/support/import-files.ts';
import { code, importStage, said } from '../../../test/support/import-stage.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';

describe('import of a bad file', () => {
  const bad: readonly (readonly [name: string, source: ContactSource, parts: BlobPart[], said: string])[] = [
    ['empty', CSV_SOURCE, [], 'import/empty'],
    ['empty JSON', JSON_SOURCE, [' '], 'import/empty'],
    [
      'binary',
      CSV_SOURCE,
      [Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)],
      'import/not-text line 1',
    ],
    ['with a zero byte', CSV_SOURCE, [`${MANUAL_CSV}2,a\0b`], 'import/not-text line 3'],
    ['a web page', CSV_SOURCE, ['<!doctype html><title>Sign in</title>'], 'import/html'],
    ['a web page for JSON', JSON_SOURCE, ['<!doctype html><title>Sign in</title>'], 'import/html'],
    ['half JSON', JSON_SOURCE, [MANUAL_JSON.slice(0, 200)], 'import/json-cut-off line 12, column 1'],
    ['no JSON', JSON_SOURCE, ['[{"id":1,}]'], 'import/not-json line 1, column 10'],
    ['an object of objects', JSON_SOURCE, ['{"1":{"cn":"A"},"2":{"cn":"B"}}'], 'import/no-records'],
    ['no names of columns', CSV_SOURCE, [',,\n1,2,3'], 'import/no-header'],
    [
      'too many columns',
      CSV_SOURCE,
      [Array.from({ length: 1001 }, (_, at) => `c${at}`).join(',')],
      'import/too-many-columns 1001',
    ],
    [
      'without a mapped column',
      CSV_SOURCE,
      ['id,cn\n1,A'],
      'import/bad-mapping ["lastName",1,"unknown-column","sn"]',
    ],
    ['nothing mapped', { ...JSON_SOURCE, mapping: [] }, ['[1,2,3]'], 'import/no-mapping'],
    ['without any id', CSV_SOURCE, ['id,cn,sn,title,phone1,groups\n,A,,,1,\n'], 'import/nothing-taken no-id'],
    [
      'names of the prototype as columns',
      { ...CSV_SOURCE, mapping: [{ from: 'constructor', to: 'id' }] },
      ['__proto__,id\n1,2'],
      'import/bad-mapping ["id",1,"unknown-column","constructor"]',
    ],
  ];
  for (const [name, source, parts, expected] of bad)
    it(`says what is wrong, and keeps what was: ${name}`, async () => {
      const { run, importer, writer } = importStage();
      await run(CSV_SOURCE, MANUAL_CSV);
      expect(await code(run(source, new Blob(parts)))).to.equal(expected);
      expect(writer.contacts.map(({ id }) => id)).to.deep.equal(['source-1/010201']);
      if (/mapp|taken/.test(expected)) return;
      expect(await code(importer.sample(source, new Blob(parts)))).to.equal(expected);
    });

  it('refuses a file over the cap before it reads it', async () => {
    const { run } = importStage();
    const piece = new Blob([new Uint8Array(10 * 1024 * 1024)]);
    const large = new Blob([...Array.from({ length: 20 }, () => piece), 'x']);
    expect(await code(run(CSV_SOURCE, large))).to.equal(`import/too-large ${IMPORT_LIMITS.bytes + 1} bytes`);
  });

  for (const [source, begin, record] of [
    [CSV_SOURCE, 'id,cn,sn,title,phone1,groups\n', '1,A,,,,\n'],
    [JSON_SOURCE, '[', '{"id":1,"cn":"A"},'],
  ] as const)
    it(`refuses too many records of ${source.format}`, async () => {
      const { run } = importStage();
      const many = new Blob([begin, record.repeat(IMPORT_LIMITS.records + 1), '{}]']);
      expect(await code(run(source, many))).to.equal(
        `import/too-many-records more than ${IMPORT_LIMITS.records}`,
      );
    }).timeout(30_000);

  for (const [name, jpegPhoto] of [
    ['no base64', 'no base64'],
    ['another format', base64(new TextEncoder().encode('GIF89a'))],
    ['a fake JPEG', base64(jpegHead(8, 8))],
    ['a JPEG of 100 megapixels', base64(jpegHead(10_000, 10_000))],
  ] as const)
    it(`leaves a contact without a picture, and says so: ${name}`, async () => {
      const { run, writer } = importStage();
      const report = await run(JSON_SOURCE, JSON.stringify([{ id: 1, cn: 'A', jpegPhoto }]));
      expect(said(report.issues)).to.deep.equal([`1 bad-picture ${jpegPhoto.slice(0, 80)}`]);
      expect(writer.contacts.map(({ firstName, photo }) => [firstName, photo])).to.deep.equal([['A', '']]);
    });
});
