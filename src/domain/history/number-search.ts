import { canonicalNumber, canonicalPrefixes } from '../contacts/number-plan.ts';
import type { NumberPlan } from '../contacts/number-plan.ts';
import { withoutTrunkPrefix } from '../dialing/dial-target.ts';
import { countryCodeOf } from '../dialing/number-format.ts';

/** What is typed as a number, or a part of one. */
const TYPED = /^[\d\s()+./-]+$/;

/** The digits of a number, and what they say without the prefixes that are dialled before them. */
interface Digits {
  readonly all: string;
  /** With the country code, where one is written (`+49…`, `0049…`); empty where none is. */
  readonly abroad: string;
  /** Without country code and without the `0` before the area code; empty where neither is written. */
  readonly national: string;
}

function digitsOf(text: string): Digits {
  const international = text.trimStart().startsWith('+');
  const all = withoutTrunkPrefix(text.trim()).replace(/\D/g, '');
  const abroad = international ? all : all.startsWith('00') ? all.slice(2) : '';
  if (abroad !== '') return { all, abroad, national: abroad.slice(countryCodeOf(abroad).length) };
  return { all, abroad, national: /^0[1-9]/.test(all) ? all.slice(1) : '' };
}

/**
 * Whether a number holds the digits that are typed, or begins with them in another writing: `030 90`, `+49 30 90` and
 * `0049 30 90` find each other. With the plan of the country it knows what is dialled there before a country code and
 * before an area code. Without one it knows `00` and `0`, which most countries dial (ITU-T E.164, E.123), and takes a
 * number without a country code for one of any country: a search may show a call too many then. Undefined for what is no
 * part of a number.
 */
export function numberSearch(typed: string, plan: NumberPlan): ((number: string) => boolean) | undefined {
  if (!TYPED.test(typed)) return undefined;
  const digits = digitsOf(typed);
  if (digits.all === '') return undefined;
  return plan.callingCode === '' ? anywhere(digits) : within(typed, digits.all, plan);
}

function within(typed: string, all: string, plan: NumberPlan): (number: string) => boolean {
  const beginnings = canonicalPrefixes(typed, plan).filter((beginning) => beginning.startsWith('+'));
  // What the number itself must hold, whatever is dialled before it: most numbers need no closer look, and a history has
  // 100,000. Not so an extension, of which the rest is that of its exchange.
  const home = `+${plan.callingCode}`;
  const parts = beginnings.map((beginning) => beginning.slice(beginning.startsWith(home) ? home.length : 1));
  const extension = Math.max(0, ...plan.exchanges.map(({ digits }) => digits));
  return (number) => {
    const digits = number.replace(/\D+/g, '');
    if (digits.includes(all)) return true;
    if (digits.length > extension && !parts.some((part) => digits.includes(part))) return false;
    const canonical = canonicalNumber(number, plan);
    return beginnings.some((beginning) => canonical.startsWith(beginning));
  };
}

function anywhere({ all, abroad, national }: Digits): (number: string) => boolean {
  return (number) => {
    const written = digitsOf(number);
    if (written.all.includes(all)) return true;
    if (abroad !== '' && written.abroad !== '') return written.abroad.startsWith(abroad);
    // One of them at least is written as within its country.
    return national !== '' && written.national.startsWith(national);
  };
}
