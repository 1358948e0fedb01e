import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSources } from '../../protocol.ts';
import { Fault } from './fault.ts';
import { Lockout } from './lockout.ts';

/** A browser that may ask the helper. The token itself is known to the browser alone. */
export interface Pairing {
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string;
  readonly origin: string;
  /** What it may have fetched: the addresses of the sources that the person saved. */
  readonly urls: readonly string[];
}

export interface PairingsOptions {
  /** Keeps the pairings over a restart; without it they end with the program. */
  readonly folder?: string | undefined;
  /** Shows a code to the person who started the helper. */
  readonly show: (code: string, origin: string) => void;
  readonly now?: () => number;
}

interface Code {
  readonly code: string;
  readonly origin: string;
  readonly until: number;
}

const FILE = 'pairings.json';
const TOKEN_BYTES = 32;
const CODE_DIGITS = 8;
const CODE_MS = 5 * 60_000;
/** Between two codes, so that no page floods the terminal. */
const CODE_PAUSE_MS = 2000;
const MAX_PAIRINGS = 20;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Hashes are of one length, so that nothing is told by the time that a comparison takes. */
function equal(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}

/** Which browsers may ask the helper, and what for. */
export class Pairings {
  readonly #options: PairingsOptions;
  readonly #now: () => number;
  readonly #codeGuesses: Lockout;
  readonly #tokenGuesses: Lockout;
  #pairings: readonly Pairing[];
  #code: Code | undefined;
  #lastCode = -Infinity;
  #saving: Promise<void> = Promise.resolve();

  /** Knows what is given: use `open`. */
  constructor(options: PairingsOptions, pairings: readonly Pairing[] = []) {
    this.#options = options;
    this.#pairings = pairings;
    this.#now = options.now ?? (() => performance.now());
    this.#codeGuesses = new Lockout(this.#now);
    this.#tokenGuesses = new Lockout(this.#now);
  }

  static async open(options: PairingsOptions): Promise<Pairings> {
    return new Pairings(options, options.folder === undefined ? [] : await read(options.folder));
  }

  /** Shows a new code; the one before it is void. @throws `locked`, `too-soon` */
  showCode(origin: string): void {
    this.#codeGuesses.check();
    if (this.#now() - this.#lastCode < CODE_PAUSE_MS) throw new Fault('too-soon');
    this.#lastCode = this.#now();
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
    this.#code = { code, origin, until: this.#now() + CODE_MS };
    this.#options.show(code, origin);
  }

  /** The token for whoever knows the code. @throws `wrong-code`, `locked` */
  async pair(entered: string, origin: string): Promise<string> {
    this.#codeGuesses.check();
    const { code, until, origin: asked } = this.#code ?? { code: '', until: 0, origin: '' };
    const right = equal(entered.replace(/\s/g, ''), code);
    if (!right || code === '' || asked !== origin || this.#now() > until) {
      this.#codeGuesses.failed();
      if (this.#codeGuesses.isLocked()) this.#code = undefined;
      this.#codeGuesses.check();
      throw new Fault('wrong-code');
    }
    this.#codeGuesses.succeeded();
    this.#code = undefined;
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const pairing: Pairing = { hash: sha256(token).toString('hex'), origin, urls: [] };
    await this.#change([...this.#pairings, pairing].slice(-MAX_PAIRINGS));
    return token;
  }

  /**
   * The pairing of a token; undefined for one that is none. After some of those `locked` is thrown for one more; a browser
   * that is paired is found all the same, or another one with a token of yesterday would keep it out.
   */
  find(token: string, origin: string): Pairing | undefined {
    const hash = sha256(token).toString('hex');
    // All are compared, whether or not one is found before.
    const found = this.#pairings.filter((pairing) => equal(pairing.hash, hash) && pairing.origin === origin);
    if (found[0] !== undefined) return found[0];
    this.#tokenGuesses.check();
    this.#tokenGuesses.failed();
    return undefined;
  }

  async end(pairing: Pairing): Promise<void> {
    await this.#change(this.#pairings.filter(({ hash }) => hash !== pairing.hash));
  }

  async allow(pairing: Pairing, urls: readonly string[]): Promise<void> {
    await this.#change(
      this.#pairings.map((other) => (other.hash === pairing.hash ? { ...other, urls } : other)),
    );
  }

  async #change(pairings: readonly Pairing[]): Promise<void> {
    this.#pairings = pairings;
    const { folder } = this.#options;
    if (folder === undefined) return;
    this.#saving = this.#saving.then(() => write(folder, this.#pairings));
    await this.#saving;
  }
}

async function write(folder: string, pairings: readonly Pairing[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  // Beside it and renamed: a crash leaves the one or the other, never half of it.
  await writeFile(`${path}.new`, JSON.stringify({ offhook: 1, pairings }), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** What cannot be read is no pairing: the person pairs again. */
async function read(folder: string): Promise<readonly Pairing[]> {
  let record: unknown;
  try {
    record = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
  } catch {
    return [];
  }
  const { pairings } = (record ?? {}) as { readonly pairings?: unknown };
  return Array.isArray(pairings)
    ? (pairings as readonly unknown[]).flatMap((one) => pairingOf(one) ?? [])
    : [];
}

function pairingOf(record: unknown): Pairing | undefined {
  const { hash, origin } = (record ?? {}) as { readonly hash?: unknown; readonly origin?: unknown };
  const sources = parseSources(record);
  if (typeof hash !== 'string' || !/^[\da-f]{64}$/.test(hash)) return undefined;
  return typeof origin === 'string' && sources !== undefined ? { hash, origin, ...sources } : undefined;
}
