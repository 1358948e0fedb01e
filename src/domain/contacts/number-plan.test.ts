import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { NO_PLAN } from './no-plan.ts';
import { canonicalNumber, canonicalPrefixes, sameNumber } from './number-plan.ts';
import type { NumberPlan } from './number-plan.ts';

const GERMANY: NumberPlan = {
  country: 'DE',
  callingCode: '49',
  internationalPrefix: '00',
  nationalPrefix: '0',
  exchanges: [{ stem: '+498912345', digits: 3 }],
};

const subscriber = fc.stringMatching(/^[1-9]\d{8,10}$/);
const separated = (digits: string, gaps: readonly number[]): string =>
  gaps.reduce((text, gap) => {
    const at = 1 + (gap % text.length);
    return `${text.slice(0, at)}${[' ', '/', '-', '.'][gap % 4] ?? ''}${text.slice(at)}`;
  }, digits);

describe('numbers are compared', () => {
  it('equal in all writings of one number', () => {
    fc.assert(
      fc.property(subscriber, fc.array(fc.nat(50), { maxLength: 4 }), (number, gaps) => {
        const canonical = `+49${number}`;
        for (const written of [
          `+49${number}`,
          `0049${number}`,
          `0${number}`,
          `+49 (0)${number}`,
          `0049 (0)${number}`,
          `tel:+49${number}`,
        ])
          expect(canonicalNumber(written, GERMANY)).to.equal(canonical);
        expect(canonicalNumber(separated(`0${number}`, gaps), GERMANY)).to.equal(canonical);
      }),
    );
  });

  it('by a writing that is its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[\d /-]{0,20}$/)), (text) => {
        const once = canonicalNumber(text, GERMANY);
        expect(canonicalNumber(once, GERMANY)).to.equal(once);
      }),
    );
  });

  it('with the extension of the own exchange', () => {
    expect(sameNumber('204', '+49 89 12345-204', GERMANY)).to.equal(true);
    expect(sameNumber('204', '+49 89 12345-205', GERMANY)).to.equal(false);
    expect(sameNumber('204', '+49 89 12345-204', NO_PLAN)).to.equal(false);
  });

  it('from their beginning, as one types them', () => {
    fc.assert(
      fc.property(subscriber, fc.nat(20), (number, length) => {
        const whole = canonicalNumber(`0${number}`, GERMANY);
        for (const written of [`+49${number}`, `0049${number}`, `0${number}`]) {
          const typed = written.slice(0, 5 + (length % (written.length - 4)));
          const begins = canonicalPrefixes(typed, GERMANY).some((prefix) => whole.startsWith(prefix));
          expect(begins, typed).to.equal(true);
        }
      }),
    );
    expect(canonicalPrefixes('20', GERMANY)).to.include('+49891234520');
    expect(canonicalPrefixes('anna', GERMANY)).to.deep.equal([]);
  });
});
