import { hex } from './hex.ts';
import { md5 } from './md5.ts';

/** A Digest challenge that can be answered (RFC 7616 §3.3). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: 'MD5' | 'SHA-256';
  readonly userhash: boolean;
}

export interface DigestRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Of the client, new for each request. */
  readonly cnonce: string;
}

const PARAMETER = /([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi;

/** The strongest challenge of a `WWW-Authenticate` header that can be answered; undefined without one. */
export function readChallenge(header: string): DigestChallenge | undefined {
  const found = header
    .split(/(?:^|,)\s*(?=Digest\s)/i)
    .filter((part) => /^Digest\s/i.test(part))
    .flatMap((part) => challengeOf(part) ?? []);
  return found.find(({ algorithm }) => algorithm === 'SHA-256') ?? found[0];
}

function challengeOf(part: string): DigestChallenge | undefined {
  const parameters = new Map(
    [...part.matchAll(PARAMETER)].map(([, name = '', quoted, token = '']) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? token,
    ]),
  );
  const nonce = parameters.get('nonce');
  const algorithm = (parameters.get('algorithm') ?? 'MD5').toUpperCase();
  const qop = (parameters.get('qop') ?? '').split(',').map((one) => one.trim().toLowerCase());
  // Without qop the server proves no freshness of the request (RFC 2069); nothing that is in use asks for it.
  if (nonce === undefined || !qop.includes('auth')) return undefined;
  if (algorithm !== 'MD5' && algorithm !== 'SHA-256') return undefined;
  return {
    realm: parameters.get('realm') ?? '',
    nonce,
    opaque: parameters.get('opaque'),
    algorithm,
    userhash: parameters.get('userhash')?.toLowerCase() === 'true',
  };
}

async function digest(algorithm: DigestChallenge['algorithm'], text: string): Promise<string> {
  if (algorithm === 'MD5') return md5(text);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** The `Authorization` header that answers a challenge, with qop=auth (RFC 7616 §3.4). */
export async function answerChallenge(challenge: DigestChallenge, request: DigestRequest): Promise<string> {
  const { realm, nonce, opaque, algorithm, userhash } = challenge;
  const { method, uri, user, password, cnonce } = request;
  const nc = '00000001';
  const ha1 = await digest(algorithm, `${user}:${realm}:${password}`);
  const ha2 = await digest(algorithm, `${method}:${uri}`);
  const response = await digest(algorithm, [ha1, nonce, nc, cnonce, 'auth', ha2].join(':'));
  const name = userhash ? await digest(algorithm, `${user}:${realm}`) : user;
  const parts = [
    `username=${quote(name)}`,
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(uri)}`,
    `algorithm=${algorithm}`,
    'qop=auth',
    `nc=${nc}`,
    `cnonce=${quote(cnonce)}`,
    `response="${response}"`,
    ...(opaque === undefined ? [] : [`opaque=${quote(opaque)}`]),
    ...(userhash ? ['userhash=true'] : []),
  ];
  return `Digest ${parts.join(', ')}`;
}

/** Line breaks must not begin another header. */
function quote(text: string): string {
  return `"${text.replace(/[\r\n]/g, '').replace(/["\\]/g, '\\$&')}"`;
}
