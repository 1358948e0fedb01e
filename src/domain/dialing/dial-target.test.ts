import { expect } from '@open-wc/testing';
import { parseDialTarget, withAsciiDigits } from './dial-target.ts';
import type { DialIssue } from './dialer.ts';

const numeric = { numericOnly: true };
const letters = { numericOnly: false };

const NUMBERS: readonly (readonly [typed: string, target: string])[] = [
  ['101', '101'],
  ['+49 30 23125 014', '+493023125014'],
  ['+49 (0)30 / 231.25-014', '+493023125014'],
  ['+39 (06) 6982', '+39066982'],
  ['0049 (0)89 / 55', '00498955'],
  ['+39 (0)6 6982', '+39066982'],
  ['0039 (0)6 6982', '0039066982'],
  ['(030) 231 25-0', '030231250'],
  ['030\u00a0231\u201125\u2013014', '03023125014'],
  ['*97#', '*97#'],
  ['  112\n', '112'],
  ['＋４９ ３０', '+4930'],
  ['\u202a+49 30 1234\u202c', '+49301234'],
  ['tel:+49-30-1234', '+49301234'],
  ['TEL:%2B49301234', '+49301234'],
  ['tel:1234;phone-context=+4930', '+49301234'],
  ['tel:+49301234;ext=12', '+49301234'],
  ['tel://112', '112'],
  ['sip:101', '101'],
];

const ADDRESSES: readonly (readonly [typed: string, target: string])[] = [
  ['anna', 'anna'],
  ['anna.k@example.com', 'anna.k@example.com'],
  ['sip:anna@example.com;transport=ws', 'anna@example.com'],
  ['sips:anna@example.com:5061', 'anna@example.com:5061'],
  ['101@[2001:db8::1]', '101@[2001:db8::1]'],
  ['+49301234@example.com', '+49301234@example.com'],
  ['0800-flowers', '0800-flowers'],
];

const REFUSED: readonly (readonly [typed: string, numericOnly: boolean, issue: DialIssue])[] = [
  ['', true, 'dial/empty'],
  [' ( - ) ', true, 'dial/empty'],
  ['+', true, 'dial/empty'],
  ['tel:', true, 'dial/empty'],
  ['anna', true, 'dial/letters'],
  ['0800 FLOWERS', true, 'dial/letters'],
  ['101@example.com', true, 'dial/letters'],
  ['Jürgen', true, 'dial/letters'],
  ['Jürgen', false, 'dial/invalid-characters'],
  ['аnna', false, 'dial/invalid-characters'],
  ['anna kowalczyk', false, 'dial/invalid-characters'],
  ['@example.com', false, 'dial/invalid-characters'],
  ['anna@', false, 'dial/invalid-characters'],
  ['anna@exa mple.com', false, 'dial/invalid-characters'],
  ['anna@-example.com', false, 'dial/invalid-characters'],
  ['12+34', true, 'dial/invalid-characters'],
  ['12,34', true, 'dial/invalid-characters'],
  ['101;user=phone', true, 'dial/letters'],
  ['101;1', true, 'dial/invalid-characters'],
  ['sip:101@example.com?Subject=1', false, 'dial/invalid-characters'],
  ['anna>', false, 'dial/invalid-characters'],
  ['<sip:anna@example.com>', false, 'dial/invalid-characters'],
  ['101\r\nVia: 1', false, 'dial/invalid-characters'],
  ['101\u0000', true, 'dial/invalid-characters'],
  ['1\t0', true, 'dial/invalid-characters'],
  ['\u202e12345', true, 'dial/invalid-characters'],
  ['12\u202e345', true, 'dial/invalid-characters'],
  ['12\u200b34', true, 'dial/invalid-characters'],
  ['sip:anna%0d%0aVia@example.com', false, 'dial/invalid-characters'],
  ['tel:%', true, 'dial/invalid-characters'],
  // A Bengali four looks like an eight.
  ['৪0', true, 'dial/invalid-characters'],
  ['1'.repeat(65), true, 'dial/too-long'],
  ['1'.repeat(300), true, 'dial/too-long'],
  ['a'.repeat(300), true, 'dial/too-long'],
];

describe('parseDialTarget', () => {
  for (const [typed, target] of NUMBERS) {
    it(`dials ${target} for ${JSON.stringify(typed)}`, () => {
      expect(parseDialTarget(typed, numeric)).to.deep.equal({ ok: true, target });
      expect(parseDialTarget(typed, letters)).to.deep.equal({ ok: true, target });
    });
  }

  for (const [typed, target] of ADDRESSES) {
    it(`dials the SIP user ${target} for ${JSON.stringify(typed)}`, () => {
      expect(parseDialTarget(typed, letters)).to.deep.equal({ ok: true, target });
    });
  }

  for (const [typed, numericOnly, issue] of REFUSED) {
    it(`refuses ${JSON.stringify(typed.slice(0, 40))} (${numericOnly ? 'numeric only' : 'letters too'}): ${issue}`, () => {
      expect(parseDialTarget(typed, { numericOnly })).to.deep.equal({ ok: false, issue });
    });
  }

  it('lets no character through that could leave the user part of a SIP URI', () => {
    for (let code = 0; code < 0x3000; code++) {
      const result = parseDialTarget(`1${String.fromCodePoint(code)}a`, letters);
      if (result.ok) expect(result.target).to.match(/^[\w.!~*'&=+$#@-]+$/);
    }
  });
});

describe('withAsciiDigits', () => {
  const typed: readonly (readonly [string, string])[] = [
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['০১২৩৪৫৬৭৮৯', '0123456789'],
    ['०९', '09'],
    ['＋４９', '+49'],
    ['+49 30', '+49 30'],
    ['anna', 'anna'],
    ['𝟎𝟗𝟘𝟡', '0909'],
  ];
  for (const [text, ascii] of typed) {
    it(`turns ${text} into ${ascii}`, () => {
      expect(withAsciiDigits(text)).to.equal(ascii);
    });
  }
});
