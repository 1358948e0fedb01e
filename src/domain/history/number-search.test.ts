import { expect } from '@open-wc/testing';
import { NO_PLAN } from '../contacts/no-plan.ts';
import type { NumberPlan } from '../contacts/number-plan.ts';
import { numberSearch } from './number-search.ts';

describe('numberSearch', () => {
  const cases: readonly (readonly [number: string, found: readonly string[], missed: readonly string[]])[] = [
    [
      '00493090182000',
      [
        '03090182000',
        '030 9018',
        '+493090182000',
        '+49 (0)30 9018',
        '0049 (0)30 9018',
        '0049 30',
        '9018',
        '0',
      ],
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
      expect(found.filter((typed) => numberSearch(typed, NO_PLAN)?.(number) !== true)).to.deep.equal([]);
      expect(missed.filter((typed) => numberSearch(typed, NO_PLAN)?.(number) !== false)).to.deep.equal([]);
    });
  }

  const US: NumberPlan = {
    country: 'US',
    callingCode: '1',
    internationalPrefix: '011',
    nationalPrefix: '1',
    exchanges: [],
  };
  const DE: NumberPlan = {
    country: 'DE',
    callingCode: '49',
    internationalPrefix: '00',
    nationalPrefix: '0',
    exchanges: [{ stem: '+49699000', digits: 4 }],
  };
  const planned: readonly (readonly [NumberPlan, ...(typeof cases)[number]])[] = [
    [US, '+442071234567', ['011 44 20', '+44 20', '44 207'], ['1 44 20', '0044 20', '011 45']],
    [US, '011442071234567', ['+44 20', '011 4420', '7123'], ['+1 443', '+46']],
    [US, '+12125551234', ['1 212', '1 (212) 555', '011 1 212'], ['011 212']],
    [DE, '03090182000', ['+49 30', '0049 30', '+49 (0)30 90'], ['+43 30', '0043 30', '+1 030']],
    [DE, '+496990009421', ['069 9000', '9421', '0049 (69) 9'], ['069 1', '+43 69']],
    [DE, '9421', ['9421', '069 9000 9421', '+49 69 9000 94'], ['+49 69 9001']],
  ];
  for (const [plan, number, found, missed] of planned) {
    it(`finds ${number} where numbers are written as in ${plan.country}`, () => {
      expect(found.filter((typed) => numberSearch(typed, plan)?.(number) !== true)).to.deep.equal([]);
      expect(missed.filter((typed) => numberSearch(typed, plan)?.(number) !== false)).to.deep.equal([]);
    });
  }

  it('leaves words to others', () => {
    for (const typed of ['anna', '+', '', ' ', '22 anna', '*21#'])
      expect(numberSearch(typed, NO_PLAN), typed).to.equal(undefined);
  });
});
