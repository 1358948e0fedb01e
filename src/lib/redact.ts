/** Header lines whose value proves an identity (RFC 3261 §20.7, §20.28) and anything that calls itself a secret. */
const SECRET_LINE = /^([ \t]*(?:proxy-)?authorization[ \t]*:).*$/gim;
const SECRET_PAIR =
  /(["']?(?:password|passwd|pwd|secret|token|authorizationHa1|ha1|response|credential)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi;
/** Seven digits or more in a row, as numbers are written in messages and texts. */
const LONG_NUMBER = /\+?\d[\d ()/-]{5,}\d/g;

function hideNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length < 7 ? text : `…${digits.slice(-3)}`;
}

/** Takes secrets out of a text and leaves of each long number its last three digits. */
export function redact(text: string): string {
  return text.replace(SECRET_LINE, '$1 …').replace(SECRET_PAIR, '$1…').replace(LONG_NUMBER, hideNumber);
}
