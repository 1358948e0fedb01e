import { createHash, randomBytes } from 'node:crypto';

type Algorithm = 'MD5' | 'SHA-256';

export interface DigestRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Of the client, new for each request; a fixed one for the examples of the RFC. */
  readonly cnonce?: string;
}

const PARAMETER = /([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi;

function parametersOf(challenge: string): ReadonlyMap<string, string> {
  return new Map(
    [...challenge.matchAll(PARAMETER)].map(([, name = '', quoted, token = '']) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? token,
    ]),
  );
}

function algorithmOf(parameters: ReadonlyMap<string, string>): Algorithm | undefined {
  const name = (parameters.get('algorithm') ?? 'MD5').toUpperCase();
  const qop = (parameters.get('qop') ?? '').split(',').map((one) => one.trim().toLowerCase());
  if (!parameters.has('nonce') || !qop.includes('auth')) return undefined;
  return name === 'MD5' || name === 'SHA-256' ? name : undefined;
}

/** Line breaks must not begin another header. */
function quote(text: string): string {
  return `"${text.replace(/[\r\n]/g, '').replace(/["\\]/g, '\\$&')}"`;
}

/**
 * The `Authorization` header that answers the strongest Digest challenge of a `WWW-Authenticate` header, with qop=auth
 * (RFC 7616 §3.4); undefined when there is none that can be answered.
 */
export function answerDigest(header: string, request: DigestRequest): string | undefined {
  const challenges = header
    .split(/(?:^|,)\s*(?=Digest\s)/i)
    .filter((part) => /^Digest\s/i.test(part))
    .map(parametersOf);
  const parameters =
    challenges.find((one) => algorithmOf(one) === 'SHA-256') ?? challenges.find((one) => algorithmOf(one));
  const algorithm = parameters && algorithmOf(parameters);
  return parameters === undefined || algorithm === undefined
    ? undefined
    : answer(parameters, algorithm, request);
}

function answer(
  parameters: ReadonlyMap<string, string>,
  algorithm: Algorithm,
  { method, uri, user, password, cnonce = randomBytes(16).toString('hex') }: DigestRequest,
): string {
  const hash = (text: string): string =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const realm = parameters.get('realm') ?? '';
  const nonce = parameters.get('nonce') ?? '';
  const opaque = parameters.get('opaque');
  const userhash = parameters.get('userhash')?.toLowerCase() === 'true';
  const nc = '00000001';
  const ha1 = hash(`${user}:${realm}:${password}`);
  const response = hash([ha1, nonce, nc, cnonce, 'auth', hash(`${method}:${uri}`)].join(':'));
  const parts = [
    `username=${quote(userhash ? hash(`${user}:${realm}`) : user)}`,
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
