import { expect } from '@open-wc/testing';
import { numberSearch } from './number-search.ts';

describe('numberSearch', () => {
  const cases: readonly (readonly [number: string, found: readonly string[], missed: readonly string[]])[] = [
    [
      '00493090182000',
      ['03090182000', '030 9018', '+493090182000', '+49 (0)30 9018', '0049 30', '9018', '0'],
      ['0309019', '040 9018', '+43 30', '0043 30', '09082'],
    ],
    [
      '+496990009421',
      ['069 90009', '0049 69', '(069) 9000-9421', '+49 69', '4969', '69 9000', '+4', '+49'],
      ['069 90008', '0049 70', '+33 69', '0696', '0090009'],
    ],
    ['08963648018', ['+498963', '004989', '089 63', '63648', '+49 (0)89'], ['+498964', '004930', '+4963']],
    ['+390612345', ['06 123', '0039 06', '+39 06'], ['07 123']],
    ['22', ['2', '22'], ['022', '+49 22', '0022', '222']],
    ['+12125551234', ['212 555', '001 212', '+1 212'], ['001 213']],
  ];
  for (const [number, found, missed] of cases) {
    it(`finds ${number}`, () => {
      expect(found.filter((typed) => numberSearch(typed)?.(number) !== true)).to.deep.equal([]);
      expect(missed.filter((typed) => numberSearch(typed)?.(number) !== false)).to.deep.equal([]);
    });
  }

  it('leaves words to others', () => {
    for (const typed of ['anna', '+', '', ' ', '22 anna', '*21#'])
      expect(numberSearch(typed), typed).to.equal(undefined);
  });
});
