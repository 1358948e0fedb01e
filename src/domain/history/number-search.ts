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
  // In "+49 (0)30 …" the bracket holds what is dialled only within the country.
  const all = (international ? text.replace('(0)', '') : text).replace(/\D/g, '');
  const abroad = international ? all : all.startsWith('00') ? all.slice(2) : '';
  if (abroad !== '') return { all, abroad, national: abroad.slice(countryCodeOf(abroad).length) };
  return { all, abroad, national: /^0[1-9]/.test(all) ? all.slice(1) : '' };
}

/**
 * Whether a number holds the digits that are typed, or begins with them in another writing: `030 90`, `+49 30 90` and
 * `0049 30 90` find each other. It knows `00` and `0`, which most countries dial (ITU-T E.164, E.123), and not the plan of
 * a country, which is not loaded here: a number written without a country code is taken for one of any country. So a
 * search may show a call too many. Undefined for what is no part of a number.
 */
export function numberSearch(typed: string): ((number: string) => boolean) | undefined {
  if (!TYPED.test(typed)) return undefined;
  const { all, abroad, national } = digitsOf(typed);
  if (all === '') return undefined;
  return (number) => {
    const written = digitsOf(number);
    if (written.all.includes(all)) return true;
    if (abroad !== '' && written.abroad !== '') return written.abroad.startsWith(abroad);
    // One of them at least is written as within its country.
    return national !== '' && written.national.startsWith(national);
  };
}
