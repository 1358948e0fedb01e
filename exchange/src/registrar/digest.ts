import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account } from '../accounts.ts';
import { DOMAIN } from '../accounts.ts';
import { randomToken } from '../random.ts';
import type { SipRequest } from '../wire/sip-message.ts';
import { readCredentials } from './credentials.ts';

export type DigestAlgorithm = 'MD5' | 'SHA-256';

/** What the credentials of a request prove. `stale`: right, but for a nonce that is over (RFC 7616 §3.3). */
export type DigestResult =
  { readonly kind: 'proved'; readonly account: Account } | { readonly kind: 'none' | 'stale' | 'wrong' };

interface Nonce {
  readonly expires: number;
  lastCount: number;
}

const MAX_NONCES = 2000;
const WRONG: DigestResult = { kind: 'wrong' };

function hash(algorithm: DigestAlgorithm, text: string): string {
  return createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
    .update(text, 'latin1')
    .digest('hex');
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, 'latin1'), Buffer.from(right, 'latin1')];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Digest authentication (RFC 3261 §22, RFC 7616, RFC 8760) with qop=auth and a nonce count that only rises. */
export class Digest {
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #algorithms: readonly DigestAlgorithm[];
  readonly #life: number;
  readonly #nonces = new Map<string, Nonce>();

  /** @param life of a nonce in milliseconds. @param algorithms offered, the preferred one first. */
  constructor(accounts: ReadonlyMap<string, Account>, life: number, algorithms: readonly DigestAlgorithm[]) {
    this.#accounts = accounts;
    this.#life = life;
    this.#algorithms = algorithms;
  }

  /** Challenge header values, one for each algorithm. */
  challenges(stale: boolean): readonly string[] {
    const nonce = randomToken();
    this.#nonces.set(nonce, { expires: performance.now() + this.#life, lastCount: 0 });
    const [oldest] = this.#nonces.keys();
    if (this.#nonces.size > MAX_NONCES && oldest !== undefined) this.#nonces.delete(oldest);
    const suffix = stale ? ', stale=true' : '';
    return this.#algorithms.map(
      (algorithm) =>
        `Digest realm="${DOMAIN}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"${suffix}`,
    );
  }

  /** Checks the credentials for our realm in `header` (`authorization` or `proxy-authorization`). */
  check(request: SipRequest, header: 'authorization' | 'proxy-authorization'): DigestResult {
    const all = request.all(header).map(readCredentials);
    const params = all.find((each) => each?.get('realm') === DOMAIN);
    if (params === undefined) return { kind: 'none' };
    const account = this.#accounts.get(params.get('username') ?? '');
    if (account === undefined || !this.#matches(request, params, account)) return WRONG;
    return this.#count(params) ? { kind: 'proved', account } : { kind: 'stale' };
  }

  #matches(request: SipRequest, params: ReadonlyMap<string, string>, account: Account): boolean {
    const value = (name: string): string => params.get(name) ?? '';
    const algorithm = this.#algorithms.find(
      (each) => each === (params.get('algorithm') ?? 'MD5').toUpperCase(),
    );
    // Without qop there is no nonce count, and a recorded request could be sent again.
    if (algorithm === undefined || value('qop') !== 'auth' || value('uri') !== request.uri) return false;
    const ha1 = hash(algorithm, `${account.user}:${DOMAIN}:${account.password}`);
    const ha2 = hash(algorithm, `${request.method}:${value('uri')}`);
    const middle = [value('nonce'), value('nc'), value('cnonce'), 'auth'].join(':');
    return equal(hash(algorithm, `${ha1}:${middle}:${ha2}`), value('response').toLowerCase());
  }

  /** Whether nonce and count are fresh; takes note of the count. */
  #count(params: ReadonlyMap<string, string>): boolean {
    const nonce = this.#nonces.get(params.get('nonce') ?? '');
    const count = /^[0-9a-f]{8}$/i.test(params.get('nc') ?? '') ? parseInt(params.get('nc') ?? '', 16) : 0;
    if (nonce === undefined || nonce.expires < performance.now() || count <= nonce.lastCount) return false;
    nonce.lastCount = count;
    return true;
  }
}
