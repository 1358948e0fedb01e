import { expect } from '@open-wc/testing';
import { markedNumber, markedParts } from './marks.ts';
import type { MarkedPart } from './marks.ts';

/** `Thomas [Bra]ndt`. */
const shown = (parts: readonly MarkedPart[]): string =>
  parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('markedParts', () => {
  for (const [text, query, expected] of [
    ['Thomas Brandt', 'bra', 'Thomas [Bra]ndt'],
    ['László Brányik', 'bra', 'László [Brá]nyik'],
    ['Samuel', 'el', 'Samu[el]'],
    ['Müller', 'mueller', '[Müller]'],
    ['Müller', 'muel', '[Mül]ler'],
    ['Müller', 'uell', 'M[üll]er'],
    ['Müller', 'mull', '[Müll]er'],
    ['Mueller', 'mül', '[Muel]ler'],
    ['Mu\u0308ller', 'mu', '[Mu\u0308]ller'],
    ['Fatma Yıldız', 'yildiz', 'Fatma [Yıldız]'],
    ['İpek', 'ipek', '[İpek]'],
    ['Hauptstraße', 'strasse', 'Haupt[straße]'],
    ['Hans-Joachim Brackmann-Schulze', 'schulze hans', '[Hans]-Joachim Brackmann-[Schulze]'],
    ['Abraham Brandt', 'bra', 'Abraham [Bra]ndt'],
    ['Thomas Brandt', 'xyz', 'Thomas Brandt'],
    ['Thomas Brandt', '  ', 'Thomas Brandt'],
    ['', 'bra', ''],
    ['ﬁnance', 'fin', '[ﬁn]ance'],
    ['C++ (Team)', 'c', '[C]++ (Team)'],
    ['😀 Ada', 'ada', '😀 [Ada]'],
  ] as const) {
    it(`marks “${query}” in “${text}”`, () => {
      const parts = markedParts(text, query);
      expect(shown(parts)).to.equal(expected);
      expect(parts.map((part) => part.text).join('')).to.equal(text);
    });
  }

  for (const [text, query, expected] of [
    ['Thomas Meurer', '638', 'Thomas [Meu]rer'],
    ['Müller', '68', '[Mü]ller'],
    ['Müller', '683', '[Mü]ller'],
    ['Anna 2', '2', '[A]nna 2'],
    ['Anna', '9', 'Anna'],
  ] as const) {
    it(`marks what the keys ${query} spell in “${text}”`, () => {
      expect(shown(markedParts(text, query, true))).to.equal(expected);
    });
  }

  it('reads a long text of others in no time', () => {
    const text = 'ab'.repeat(5000);
    const before = performance.now();
    expect(shown(markedParts(text, 'aba'.repeat(50)))).to.equal(text);
    expect(performance.now() - before).to.be.lessThan(500);
  });
});

describe('markedNumber', () => {
  for (const [text, query, expected] of [
    ['+49 89 1234', '089', '+49 [89] 1234'],
    ['+49 89 1234', '004989', '+[49 89] 1234'],
    ['+49 89 1234', '+4989', '+[49 89] 1234'],
    ['+49 89 1234', '9 12', '+49 8[9 12]34'],
    ['089/1234', '89 1', '0[89/1]234'],
    ['346', '34', '[34]6'],
    ['346', '7', '346'],
    ['346', '0', '346'],
    ['sip:ada', 'ada', 'sip:ada'],
  ] as const) {
    it(`marks ${query} in ${text}`, () => {
      expect(shown(markedNumber(text, query))).to.equal(expected);
    });
  }
});
