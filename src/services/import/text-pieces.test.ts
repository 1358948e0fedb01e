import { expect } from '@open-wc/testing';
import type { CsvOptions } from '../../domain/import/source.ts';
import { isAppError } from '../../lib/app-error.ts';
import { NotUtf8, textPieces } from './text-pieces.ts';
import type { TextPiece } from './text-pieces.ts';

type Asked = CsvOptions['encoding'];

function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

const latin = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

async function textOf(
  parts: BlobPart[],
  asked: Asked = 'auto',
): Promise<readonly [encoding: string, text: string]> {
  const pieces: TextPiece[] = [];
  for await (const piece of textPieces(new Blob(parts), asked)) pieces.push(piece);
  return [pieces[0]?.encoding ?? '', pieces.map(({ text }) => text).join('')];
}

async function failure(parts: BlobPart[], asked: Asked = 'auto'): Promise<string> {
  try {
    await textOf(parts, asked);
  } catch (error) {
    if (error instanceof NotUtf8) return 'not UTF-8';
    if (isAppError(error)) return error.detail === undefined ? error.code : `${error.code} ${error.detail}`;
    throw error;
  }
  return 'none';
}

const TEXT = 'name,city\nZoë,Köln\n';

describe('text of a file', () => {
  const files: readonly (readonly [name: string, parts: BlobPart[], asked: Asked, encoding: string])[] = [
    ['UTF-8', [TEXT], 'auto', 'utf-8'],
    ['UTF-8 with its mark', ['\ufeff', TEXT], 'auto', 'utf-8'],
    ['UTF-16 LE with its mark', [utf16(`\ufeff${TEXT}`, true)], 'auto', 'utf-16le'],
    ['UTF-16 BE with its mark', [utf16(`\ufeff${TEXT}`, false)], 'auto', 'utf-16be'],
    ['UTF-16 LE without a mark', [utf16(TEXT, true)], 'auto', 'utf-16le'],
    ['UTF-16 BE without a mark', [utf16(TEXT, false)], 'auto', 'utf-16be'],
    ['Windows-1252 where it is asked for', [latin(TEXT)], 'windows-1252', 'windows-1252'],
  ];
  for (const [name, parts, asked, encoding] of files)
    it(`reads ${name}`, async () => {
      expect(await textOf(parts, asked)).to.deep.equal([encoding, TEXT]);
    });

  it('says that a file is not UTF-8, so that it is read once more', async () => {
    expect(await failure([latin(TEXT)])).to.equal('not UTF-8');
  });

  const bad: readonly (readonly [name: string, parts: BlobPart[], asked: Asked, said: string])[] = [
    ['nothing', [], 'auto', 'import/empty'],
    ['white space alone', [' \r\n\t'], 'auto', 'import/empty'],
    ['a web page', ['\n<!DOCTYPE html>\n<html>'], 'auto', 'import/html'],
    ['a web page without a type', ['<html lang="en">'], 'auto', 'import/html'],
    ['a zero byte', ['a,b\n1,2\n3,\0'], 'auto', 'import/not-text line 3'],
    [
      'a picture',
      [new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a])],
      'windows-1252',
      'import/not-text line 1',
    ],
    ['control characters', [latin('\x01\x02\x03ab')], 'windows-1252', 'import/not-text line 1'],
    ['what the person calls UTF-8', ['a\nb\n', latin('Köln')], 'utf-8', 'import/not-text line 3'],
    ['what its mark calls UTF-8', ['\ufeffa\n', latin('Köln')], 'auto', 'import/not-text line 2'],
  ];
  for (const [name, parts, asked, said] of bad)
    it(`refuses ${name}`, async () => {
      expect(await failure(parts, asked)).to.equal(said);
    });

  it('keeps a character that two pieces share', async () => {
    const text = `${'x'.repeat(1024 * 1024 - 1)}ö€😀`;
    expect((await textOf([text]))[1] === text).to.be.true;
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const pieces = textPieces(new Blob(['x'.repeat(3 * 1024 * 1024)]), 'auto', abort.signal);
    await pieces.next();
    abort.abort();
    let failed: unknown;
    await pieces.next().catch((error: unknown) => (failed = error));
    expect(failed).to.be.instanceOf(DOMException).with.property('name', 'AbortError');
  });
});
