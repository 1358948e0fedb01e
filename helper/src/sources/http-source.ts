import { randomBytes } from 'node:crypto';
import type { HelperCredentials, HelperFault } from '../../protocol.ts';
import { answerChallenge, readChallenge } from '../../../src/lib/digest.ts';
import { Fault } from './fault.ts';

export interface HttpSourceOptions {
  /** Where a redirect may lead besides the same origin. */
  readonly allowed: (url: URL) => boolean;
  readonly credentials: HelperCredentials;
  readonly signal: AbortSignal;
}

const MAX_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What OpenSSL and Node call what is wrong with a certificate (`x509 verify(1)`, `tls`). */
const CERTIFICATE_FAULTS: ReadonlyMap<string, HelperFault> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'certificate-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-untrusted'],
  ['CERT_UNTRUSTED', 'certificate-untrusted'],
  ['CERT_REJECTED', 'certificate-untrusted'],
  ['CERT_REVOKED', 'certificate-untrusted'],
  ['CERT_SIGNATURE_FAILURE', 'certificate-untrusted'],
  ['INVALID_CA', 'certificate-untrusted'],
  ['INVALID_PURPOSE', 'certificate-untrusted'],
  ['CERT_HAS_EXPIRED', 'certificate-expired'],
  ['CERT_NOT_YET_VALID', 'certificate-expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
  ['HOSTNAME_MISMATCH', 'certificate-name'],
] as const);

function authorization(credentials: HelperCredentials): string | undefined {
  switch (credentials.kind) {
    case 'none':
    case 'digest':
      return undefined;
    case 'basic':
      return `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
    case 'bearer':
      return `Bearer ${credentials.token}`;
  }
}

async function get(url: URL, header: string | undefined, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      signal,
      redirect: 'manual',
      headers: {
        Accept: '*/*',
        'User-Agent': 'Offhook',
        ...(header !== undefined && { Authorization: header }),
      },
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new Fault(CERTIFICATE_FAULTS.get(codeOf(error)) ?? 'unreachable', reasonOf(error));
  }
}

function codeOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : '';
}

/** What the system says: a certificate, the name, the network. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  if (!(cause instanceof Error)) return message;
  const { code } = cause as NodeJS.ErrnoException;
  return [code, cause.message].filter((part) => part !== undefined && part !== '').join(' ');
}

async function withDigest(
  url: URL,
  response: Response,
  { credentials, signal }: HttpSourceOptions,
): Promise<Response> {
  if (response.status !== 401 || credentials.kind !== 'digest') return response;
  const challenge = readChallenge(response.headers.get('WWW-Authenticate') ?? '');
  if (challenge === undefined) return response;
  await response.body?.cancel();
  const { user, password } = credentials;
  const header = await answerChallenge(challenge, {
    method: 'GET',
    uri: url.pathname + url.search,
    user,
    password,
    cnonce: randomBytes(16).toString('hex'),
  });
  return get(url, header, signal);
}

function faultOf(status: number): HelperFault {
  if (status === 401 || status === 407) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  return status >= 500 ? 'server-error' : 'status';
}

/** Where a redirect leads. @throws `redirect-loop`, `refused`, `status` */
function nextOf(response: Response, from: URL, allowed: (url: URL) => boolean): URL {
  const location = response.headers.get('Location');
  if (location === null || !URL.canParse(location, from))
    throw new Fault('status', `HTTP ${response.status} without a place to go to`);
  const next = new URL(location, from);
  if (next.protocol !== 'http:' && next.protocol !== 'https:')
    throw new Fault('refused', `redirect to ${next.protocol}`);
  if (next.origin !== from.origin && !allowed(next)) throw new Fault('refused', `redirect to ${next.origin}`);
  return next;
}

/** GETs an address, follows redirects as far as they are allowed, and answers what asks for a sign-in. @throws Fault */
export async function getSource(start: URL, options: HttpSourceOptions): Promise<Response> {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    // What the person entered is meant for this origin, not for whom it sends on to.
    const own = url.origin === start.origin;
    const first = await get(url, own ? authorization(options.credentials) : undefined, options.signal);
    const response = own ? await withDigest(url, first, options) : first;
    if (response.ok) return response;
    await response.body?.cancel();
    if (!REDIRECTS.has(response.status))
      throw new Fault(faultOf(response.status), `HTTP ${response.status} ${response.statusText}`.trim());
    url = nextOf(response, url, options.allowed);
  }
  throw new Fault('redirect-loop', `more than ${MAX_REDIRECTS} redirects`);
}
