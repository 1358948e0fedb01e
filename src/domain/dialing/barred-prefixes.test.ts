import { expect } from '@open-wc/testing';
import { barredPrefixes, isBarred } from './barred-prefixes.ts';

describe('barred prefixes', () => {
  for (const [list, prefixes] of [
    ['', []],
    ['0900', ['0900']],
    [' 0900, 0137;00\n+ ', ['0900', '0137', '00', '+']],
    ['*31#', ['*31#']],
    ['abc', undefined],
    ['0900, x', undefined],
    ['++', undefined],
    ['1'.repeat(17), undefined],
  ] as const) {
    it(`reads ${JSON.stringify(list)}`, () => {
      expect(barredPrefixes(list)).to.deep.equal(prefixes);
    });
  }

  for (const [target, list, barred] of [
    ['09001234', '0900', true],
    ['10900', '0900', false],
    ['+4930', '+', true],
    ['+4930', '+49, 00', true],
    ['004930', '+', false],
    ['0900@pbx.example', '0900', true],
    ['09-00.1@pbx.example', '0900', true],
    ['anna@0900.example', '0900', false],
    ['112', '', false],
  ] as const) {
    it(`${barred ? 'bars' : 'lets pass'} ${target} with ${JSON.stringify(list)}`, () => {
      expect(isBarred(target, list)).to.equal(barred);
    });
  }
});
