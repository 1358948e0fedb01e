import type { BackupErrorCode } from '../../domain/maintenance/backup.ts';
import type { SealedSecrets } from '../../domain/maintenance/backup-lines.ts';
import { AppError } from '../../lib/app-error.ts';
import { fromBase64, toBase64 } from '../../lib/base64.ts';

/** What OWASP asks of PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
export const ITERATIONS = 600_000;
const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;
/** Authenticated with the ciphertext, so that it is taken for nothing else. */
const PURPOSE = new TextEncoder().encode('offhook backup 1');

/** What is no base64 opens nothing, like all other wrong bytes. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text) ?? new Uint8Array();
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
    salt: toBase64(salt),
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  };
}

/** @throws AppError `backup/wrong-passphrase`: it is wrong, or somebody changed the ciphertext; nobody can tell which. */
export async function openText(sealed: SealedSecrets, passphrase: string): Promise<string> {
  try {
    const key = await keyFrom(passphrase, bytesOf(sealed.salt), sealed.iterations);
    const parameters = { name: ALGORITHM.name, iv: bytesOf(sealed.iv), additionalData: PURPOSE };
    return new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, bytesOf(sealed.data)));
  } catch (error) {
    throw new AppError<BackupErrorCode>('backup/wrong-passphrase', undefined, { cause: error });
  }
}
