import { randomBytes } from 'node:crypto';

/** 128 random bits as text: passwords, tags, branches, nonces. */
export function randomToken(): string {
  return randomBytes(16).toString('hex');
}

/** A branch of ours (RFC 3261 §8.1.1.7). */
export function randomBranch(): string {
  return `z9hG4bK${randomToken()}`;
}
