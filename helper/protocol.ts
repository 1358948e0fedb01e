/**
 * What the app and the local helper say to each other: requests of the app as POST with JSON under `HELPER_API`, from an
 * origin that the helper knows. A page that is paired sends the token as `Authorization: Bearer` with each of them. `code`
 * and `pair` take no notice of it; `hello` says whether it is that of a pairing; the others want one. Both sides check what they get; nothing else of the helper is imported by the app.
 */
export const HELPER_API = '/offhook-api/';
/** Where the helper listens, unless it was told otherwise. */
export const HELPER_PORT = 8420;

/** `hello`: sent when the page of the contact sources opens. `code`: the person wants a code shown where the helper was started. */
export interface HelloAnswer {
  readonly offhook: 1;
  /** The token that came with the request is that of a pairing. */
  readonly paired: boolean;
}

/** `pair`: sent when the person entered the code. */
export interface PairRequest {
  readonly code: string;
}

export interface PairAnswer {
  /** 256 random bits, base64url. */
  readonly token: string;
}

/**
 * `unpair`: the person ends the pairing. Empty, and answered by an empty object; the token is void then.
 *
 * `sources`: sent when the set of addresses of the saved sources has changed. The helper fetches these addresses and no
 * others for this pairing, but for `FetchRequest.trial`.
 */
export interface SourcesRequest {
  readonly urls: readonly string[];
}

/** `fetch`: sent for each run, and for "Test". Answered with the content itself, or with a `HelperFailure`. */
export interface FetchRequest {
  readonly url: string;
  readonly credentials: HelperCredentials;
  /** The person tests what stands in a form: the address counts as saved for this one request, and stays on no list. */
  readonly trial?: boolean;
}

export type HelperCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' | 'digest'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

export const HELPER_FAULTS = [
  // Of the helper itself.
  'bad-request',
  'not-paired',
  'wrong-code',
  'locked',
  // A code was shown just now.
  'too-soon',
  // The address is not on the list of the pairing.
  'not-saved',
  'refused',
  // Of the source.
  'unauthorized',
  'forbidden',
  'not-found',
  'server-error',
  'status',
  'redirect-loop',
  'timeout',
  'unreachable',
  'certificate-self-signed',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-name',
  'no-file',
  'too-large',
] as const;
export type HelperFault = (typeof HELPER_FAULTS)[number];

/** The answer to any request that failed, with a status from 400 on. */
export interface HelperFailure {
  readonly error: HelperFault;
  /** For "Details": what was found, without secrets. */
  readonly detail?: string;
}

const URLS = 100;
const URL_LENGTH = 2048;
/** Bytes that a character of a text may take in JSON: `\u0001` (RFC 8259 §7). */
const ESCAPED = 6;

export const HELPER_LIMITS = Object.freeze({
  /** Bytes of a request: of the largest, a list of addresses with its quotes, commas and brackets. */
  request: URLS * (ESCAPED * URL_LENGTH + 3) + 64,
  urls: URLS,
  url: URL_LENGTH,
  secret: 16_384,
});

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function isText(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length <= max;
}

export function parseHello(value: unknown): HelloAnswer | undefined {
  const { offhook, paired } = fieldsOf(value) ?? {};
  return offhook === 1 && typeof paired === 'boolean' ? { offhook, paired } : undefined;
}

export function parsePair(value: unknown): PairRequest | undefined {
  const { code } = fieldsOf(value) ?? {};
  return isText(code, 64) ? { code } : undefined;
}

export function parsePairAnswer(value: unknown): PairAnswer | undefined {
  const { token } = fieldsOf(value) ?? {};
  return isText(token, 128) && /^[\w-]{43}$/.test(token) ? { token } : undefined;
}

export function parseSources(value: unknown): SourcesRequest | undefined {
  const { urls } = fieldsOf(value) ?? {};
  if (!Array.isArray(urls) || urls.length > HELPER_LIMITS.urls) return undefined;
  const all: readonly unknown[] = urls;
  const texts = all.filter((url) => isText(url, HELPER_LIMITS.url));
  return texts.length === all.length ? { urls: texts } : undefined;
}

export function parseFetch(value: unknown): FetchRequest | undefined {
  const { url, credentials, trial = false } = fieldsOf(value) ?? {};
  const known = parseCredentials(credentials);
  if (!isText(url, HELPER_LIMITS.url) || known === undefined || typeof trial !== 'boolean') return undefined;
  return { url, credentials: known, trial };
}

function parseCredentials(value: unknown): HelperCredentials | undefined {
  const { kind, user, password, token } = fieldsOf(value) ?? {};
  if (kind === 'none') return { kind };
  if (kind === 'bearer') return isText(token, HELPER_LIMITS.secret) ? { kind, token } : undefined;
  if (kind !== 'basic' && kind !== 'digest') return undefined;
  const whole = isText(user, HELPER_LIMITS.secret) && isText(password, HELPER_LIMITS.secret);
  return whole ? { kind, user, password } : undefined;
}

export function parseFailure(value: unknown): HelperFailure | undefined {
  const { error, detail } = fieldsOf(value) ?? {};
  const fault = HELPER_FAULTS.find((one) => one === error);
  if (fault === undefined) return undefined;
  return { error: fault, ...(isText(detail, 1000) && { detail }) };
}
