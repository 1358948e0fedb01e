/** Header lines whose value proves an identity (RFC 3261 §20.7, §20.28) and anything that calls itself a secret; folded lines too (§7.3.1). */
const SECRET_LINE = /^([ \t]*(?:proxy-)?authorization[ \t]*:).*(?:\r?\n[ \t].*)*$/gim;
const SECRET_PAIR =
  /(["']?(?:password|passwd|pwd|secret|token|authorizationHa1|ha1|response|credential)["']?\s*[:=]\s*)("(?:\\.|[^"\\])*"|'[^']*'|[^\s,;&}]+)/gi;
/**
 * The user part of an address (RFC 3261 §19.1, RFC 3966), a caller's name before it, and a digit of DTMF in an INFO.
 * The lengths are bounded, because hostile text would take a time that grows with its square.
 */
const ADDRESS_USER = /(\b(?:sips?|tel):)([^\s@<>;,"]+)/gi;
const DISPLAY_NAME = /(?:"[^"\r\n]{0,128}"|[^"\r\n:<>,]{1,128})(?=[ \t]{0,4}<(?:sips?|tel):)/gi;
const DTMF_DIGIT = /^([ \t]*signal[ \t]*=[ \t]*)[0-9A-D*#]/gim;
/** Four digits or more: what is shorter is an extension or a code. */
const NUMBER = /\d{4,}/g;
/** Seven digits or more in a row, as numbers are written in texts; shorter ones are ports, counts and times as often. */
const LONG_NUMBER = /\+?\d[\d ()/-]{5,}\d/g;

const lastThree = (digits: string): string => `…${digits.slice(-3)}`;

function hideNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length < 7 ? text : lastThree(digits);
}

/** The user of an address: a number written with separators is one number. */
function hideUser(_match: string, scheme: string, user: string): string {
  const digits = user.replace(/[+().-]/g, '');
  return scheme + (/^\d{4,}$/.test(digits) ? lastThree(digits) : user.replace(NUMBER, lastThree));
}

/** Takes secrets and digits sent into calls out of a text and leaves of each telephone number its last three digits. */
export function redact(text: string): string {
  return text
    .replace(SECRET_LINE, '$1 …')
    .replace(SECRET_PAIR, '$1…')
    .replace(DTMF_DIGIT, '$1…')
    .replace(DISPLAY_NAME, (name) => name.replace(NUMBER, lastThree))
    .replace(ADDRESS_USER, hideUser)
    .replace(LONG_NUMBER, hideNumber);
}
