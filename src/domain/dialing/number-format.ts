/** Country codes of one and two digits (ITU-T E.164, list of assigned codes); all others have three. */
const SHORT_CODES = /^(?:1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The country code that an international number begins with. @param digits without `+` or `00` */
export function countryCodeOf(digits: string): string {
  return SHORT_CODES.exec(digits)?.[0] ?? digits.slice(0, 3);
}

/** Groups of three; the last has two to four digits. */
function grouped(digits: string): string[] {
  const groups: string[] = [];
  let rest = digits;
  while (rest.length > 4) {
    groups.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  return rest === '' ? groups : [...groups, rest];
}

/**
 * A number as people read it: `+49 302 312 5014`, `0049 302 312 5014`. Short numbers, feature codes and SIP addresses stay as they are.
 * Only blanks are added, so what is shown is what is dialled.
 */
export function formatNumber(number: string): string {
  if (!/^\+?\d{6,}$/.test(number)) return number;
  const prefix = /^(?:\+|00)/.exec(number)?.[0];
  if (prefix === undefined) return grouped(number).join(' ');
  const digits = number.slice(prefix.length);
  const code = countryCodeOf(digits);
  return [prefix + code, ...grouped(digits.slice(code.length))].join(' ');
}
