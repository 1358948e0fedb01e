import { expect } from '@open-wc/testing';
import { fromBase64, toBase64 } from './base64.ts';
import { hex } from './hex.ts';

/** RFC 4648 §10. */
const VECTORS = [
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
] as const;

describe('base64', () => {
  for (const [text, coded] of VECTORS)
    it(`of ${JSON.stringify(text)}, there and back`, () => {
      expect(toBase64(new TextEncoder().encode(text))).to.equal(coded);
      expect(new TextDecoder().decode(fromBase64(coded))).to.equal(text);
    });

  it('brings back many bytes of every value', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
    expect(fromBase64(toBase64(bytes))).to.deep.equal(bytes);
  });

  it('is read in the alphabet of addresses, without padding, and over lines', () => {
    for (const text of ['+/8', '-_8', ' +/\r\n 8= '])
      expect(fromBase64(text), text).to.deep.equal(Uint8Array.of(0xfb, 0xff));
  });

  it('is nothing else', () => {
    for (const text of ['a', 'a===', 'ä', '{}', 'Zg=a']) expect(fromBase64(text), text).to.equal(undefined);
  });
});

describe('hex', () => {
  it('has two digits for each byte', () => {
    expect(hex(Uint8Array.of(0, 15, 16, 255))).to.equal('000f10ff');
  });
});
