import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { Sealed } from '../../domain/storage/data-messages.ts';
import { logger } from '../../lib/logger.ts';
import { once } from '../../lib/once.ts';

const log = logger('accounts');
const KEY = 'accounts/key';
const LOCK = 'offhook-accounts-key';
const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;
/** NIST SP 800-38D §8.2: 96 random bits, new for each message. */
const NONCE_BYTES = 12;

/**
 * Seals texts with an AES-GCM key that was made non-extractable: script, storage and exports never see its bytes, and
 * a copy of the database without the browser's key store opens nothing.
 */
export class Seal {
  readonly #store: KeyValueStore;
  readonly #open = once(() => this.#load());

  constructor(store: KeyValueStore) {
    this.#store = store;
  }

  /** `context` (the record's id) is authenticated with it, so that a ciphertext cannot be moved to another record. */
  async seal(text: string, context: string): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const key = await this.#open();
    const data = await crypto.subtle.encrypt(parameters(iv, context), key, encode(text));
    return { iv, data };
  }

  /** Undefined when it cannot be opened: another key, or changed since. */
  async unseal({ iv, data }: Sealed, context: string): Promise<string | undefined> {
    try {
      const key = await this.#open();
      return new TextDecoder().decode(await crypto.subtle.decrypt(parameters(iv, context), key, data));
    } catch (error) {
      log.warn('a kept secret cannot be read', error);
      return undefined;
    }
  }

  /** Under a lock, for two windows that start together must not make two keys. */
  async #load(): Promise<CryptoKey> {
    const stored = await this.#store.get(KEY);
    if (stored instanceof CryptoKey) return stored;
    return navigator.locks.request(LOCK, async () => {
      const made = await this.#store.get(KEY);
      if (made instanceof CryptoKey) return made;
      const key = await crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
      await this.#store.set(KEY, key);
      return key;
    });
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function parameters(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: ALGORITHM.name, iv, additionalData: encode(context) };
}
