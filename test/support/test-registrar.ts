import { Md5 } from 'sip.js/lib/core/messages/md5.js';
import { readSip, respond } from './sip-text.ts';
import type { SipText } from './sip-text.ts';

export interface RegistrarOptions {
  /** Passwords by user. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Challenge lines in place of one for MD5. */
  readonly challenges?: (nonce: string) => readonly string[];
  /** The headers of a 200 to REGISTER, in place of the Contact with its lifetime. */
  readonly accept?: (request: SipText) => readonly string[];
  /** Answers in place of all the rest; undefined for "as usual", empty for silence. */
  readonly answer?: (request: SipText, seen: number) => string | undefined;
  /** Answers OPTIONS. */
  readonly options?: boolean;
}

const REALM = 'practice.test';

function param(header: string, name: string): string {
  return new RegExp(`[ ,]${name}="?([^",]*)"?`).exec(header)?.[1] ?? '';
}

/** A registrar with digest (RFC 3261 §22.4), transport-neutral: a message in, the answer out. */
export class TestRegistrar {
  options: RegistrarOptions;
  /** The REGISTERs in the order they came. */
  readonly registers: SipText[] = [];
  #nonces = 0;

  constructor(options: RegistrarOptions = {}) {
    this.options = options;
  }

  handle(message: string): string | undefined {
    if (message.startsWith('SIP/2.0 ')) return undefined;
    const request = readSip(message);
    if (request.method === 'REGISTER') this.registers.push(request);
    const own = this.options.answer?.(request, this.registers.length);
    if (own !== undefined) return own === '' ? undefined : own;
    if (request.method === 'OPTIONS')
      return this.options.options === true ? respond(request, '200 OK') : undefined;
    if (request.method !== 'REGISTER') return undefined;
    return this.#authorized(request) ? this.#accept(request) : this.#challenge(request);
  }

  #accept(request: SipText): string {
    const contacts = request.headers('Contact').map((contact) => `Contact: ${contact}`);
    return respond(request, '200 OK', this.options.accept?.(request) ?? contacts);
  }

  #challenge(request: SipText): string {
    const nonce = `nonce${String(++this.#nonces)}`;
    const lines = this.options.challenges?.(nonce) ?? [
      `WWW-Authenticate: Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5, qop="auth"`,
    ];
    return respond(request, '401 Unauthorized', lines);
  }

  #authorized(request: SipText): boolean {
    const { accounts } = this.options;
    if (accounts === undefined) return true;
    const header = request.header('Authorization');
    if (header === undefined) return false;
    const user = param(header, 'username');
    const password = accounts[user];
    if (password === undefined) return false;
    const ha1 = Md5.hashStr(`${user}:${param(header, 'realm')}:${password}`);
    const ha2 = Md5.hashStr(`REGISTER:${param(header, 'uri')}`);
    const middle = ['nonce', 'nc', 'cnonce', 'qop'].map((name) => param(header, name)).join(':');
    return param(header, 'response') === Md5.hashStr(`${ha1}:${middle}:${ha2}`);
  }
}
