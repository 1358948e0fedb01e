import type { Sealed } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { readSealed, readSecrets } from './account-schema.ts';
import type { Secrets } from './account-schema.ts';
import { Seal } from './seal.ts';

/** Passwords and credentials, one sealed record for each account. */
export class SecretStore {
  readonly #store: KeyValueStore;
  readonly #seal: Seal;

  constructor(store: KeyValueStore) {
    this.#store = store;
    this.#seal = new Seal(store);
  }

  async read(id: string): Promise<Secrets | undefined> {
    const sealed = readSealed(await this.#store.get(secretKey(id)));
    const json = sealed && (await this.#seal.unseal(sealed, id));
    return json === undefined ? undefined : readSecrets(json);
  }

  /** The record to store for an account. */
  async entry(id: string, secrets: Secrets): Promise<[string, unknown]> {
    return [secretKey(id), await this.#seal.seal(JSON.stringify(secrets), id)];
  }

  /** Seals a password for another window. */
  close(id: string, password: string): Promise<Sealed> {
    return this.#seal.seal(password, `message:${id}`);
  }

  /** Opens what `close` of another window made. */
  open(id: string, sealed: Sealed): Promise<string | undefined> {
    return this.#seal.unseal(sealed, `message:${id}`);
  }
}

export function secretKey(id: string): string {
  return `accounts/secret/${id}`;
}
