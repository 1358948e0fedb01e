import type { BackupErrorCode } from '../../domain/maintenance/backup.ts';
import type { SealedSecrets } from '../../domain/maintenance/backup-lines.ts';
import { AppError } from '../../lib/app-error.ts';

/** What OWASP asks of PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
export const ITERATIONS = 600_000;
const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;
/** Authenticated with the ciphertext, so that it is taken for nothing else. */
const PURPOSE = new TextEncoder().encode('offhook backup 1');

function toText(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function keyFrom(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same passphrase is typed on another keyboard in another form of Unicode (RFC 8265 §4.2.2).
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(parameters, material, ALGORITHM, false, ['encrypt', 'decrypt']);
}

/** Seals a text under a passphrase. */
export async function sealText(text: string, passphrase: string): Promise<SealedSecrets> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(passphrase, salt, ITERATIONS);
  const parameters = { name: ALGORITHM.name, iv, additionalData: PURPOSE };
  const data = await crypto.subtle.encrypt(parameters, key, new TextEncoder().encode(text));
  return {
    kdf: 'PBKDF2-SHA-256',
    iterations: ITERATIONS,
    salt: toText(salt),
    iv: toText(iv),
    data: toText(new Uint8Array(data)),
  };
}

/** @throws AppError `backup/wrong-passphrase`: it is wrong, or somebody changed the ciphertext; nobody can tell which. */
export async function openText(sealed: SealedSecrets, passphrase: string): Promise<string> {
  try {
    const key = await keyFrom(passphrase, toBytes(sealed.salt), sealed.iterations);
    const parameters = { name: ALGORITHM.name, iv: toBytes(sealed.iv), additionalData: PURPOSE };
    return new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, toBytes(sealed.data)));
  } catch (error) {
    throw new AppError<BackupErrorCode>('backup/wrong-passphrase', undefined, { cause: error });
  }
}
