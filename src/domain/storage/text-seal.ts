import type { Sealed } from './data-messages.ts';

/** Seals texts that must not stand in storage in clear, with a key of the browser profile that no script can read. */
export interface TextSeal {
  /** `context` is authenticated with it, so that a ciphertext cannot be moved to another record. */
  seal(text: string, context: string): Promise<Sealed>;
  /** Undefined when it cannot be opened: another key, or changed since. */
  unseal(sealed: Sealed, context: string): Promise<string | undefined>;
}
