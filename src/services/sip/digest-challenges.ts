/** Challenges (RFC 7616, RFC 8760). SIP.js does MD5 only, and of several challenges takes the last one. */

const CHALLENGE_LINE = /^(?:www|proxy)-authenticate[ \t]*:/i;
const ALGORITHM = /[\s,]algorithm[ \t]*=[ \t]*"?([\w-]+)/i;

function isDigestMd5(line: string): boolean {
  const value = line.slice(line.indexOf(':') + 1);
  if (!/^\s*digest\s/i.test(value)) return false;
  const algorithm = ALGORITHM.exec(value)?.[1];
  return algorithm === undefined || algorithm.toUpperCase() === 'MD5';
}

/**
 * Keeps of the challenges in a response the first that SIP.js can answer (RFC 8760 §2.4: the first supported one).
 * Where none can be answered they stay as they are, so that {@link challengeKind} can say so.
 */
export function keepSupportedChallenge(lines: readonly string[]): readonly string[] {
  const challenges = lines.filter((line) => CHALLENGE_LINE.test(line));
  if (challenges.length < 2) return lines;
  const kept = new Map<string, string>();
  for (const line of challenges) {
    const name = line.slice(0, line.indexOf(':')).trim().toLowerCase();
    if (!kept.has(name) && isDigestMd5(line)) kept.set(name, line);
  }
  return lines.filter((line) => {
    if (!CHALLENGE_LINE.test(line)) return true;
    const supported = kept.get(line.slice(0, line.indexOf(':')).trim().toLowerCase());
    return supported === undefined || supported === line;
  });
}

/** What the challenges of a 401 or 407 ask for. `values`: the header values without their names. */
export function challengeKind(values: readonly string[]): 'none' | 'supported' | 'unsupported' {
  if (values.length === 0) return 'none';
  return values.some((value) => isDigestMd5(`www-authenticate: ${value}`)) ? 'supported' : 'unsupported';
}
