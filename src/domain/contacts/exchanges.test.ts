import { expect } from '@open-wc/testing';
import { exchangesOf } from './exchanges.ts';
import { NO_PLAN } from './no-plan.ts';
import { sameNumber } from './number-plan.ts';

const account = (mainNumber: string, extensionDigits: number, enabled = true) => ({
  enabled,
  mainNumber,
  extensionDigits,
});

describe('exchangesOf', () => {
  it('puts the extension in the place of the operator', () => {
    expect(exchangesOf([account('+49 30 23125-0', 2)])).to.deep.equal([{ stem: '+493023125', digits: 2 }]);
  });

  it('takes a number without the 0 as the part before the extensions', () => {
    expect(exchangesOf([account('+49 (0)30 23125', 3)])).to.deep.equal([{ stem: '+493023125', digits: 3 }]);
  });

  it('names a system once, however many accounts it has', () => {
    const office = account('+49 30 23125 0', 2);
    expect(exchangesOf([office, office, account('+49 89 555 0', 3)])).to.have.length(2);
  });

  for (const [what, accounts] of [
    ['no main number', [{ enabled: true, extensionDigits: 2 }]],
    ['no length', [{ enabled: true, mainNumber: '+49 30 23125 0' }]],
    ['a national number', [account('030 23125 0', 2)]],
    ['too short a number', [account('+49', 2)]],
    ['an account that is switched off', [account('+49 30 23125 0', 2, false)]],
  ] as const) {
    it(`leaves out ${what}`, () => {
      expect(exchangesOf(accounts)).to.deep.equal([]);
    });
  }

  it('makes an extension and its outer number one', () => {
    const plan = { ...NO_PLAN, exchanges: exchangesOf([account('+49 30 23125 0', 2)]) };
    expect(sameNumber('14', '+49 30 23125-14', plan)).to.be.true;
    expect(sameNumber('114', '+49 30 23125-114', plan)).to.be.false;
  });
});
