import type { VCardIssue } from './vcard-card.ts';

/** How far work on a file of contacts is. */
export interface WorkProgress {
  /** Read or written so far. */
  readonly contacts: number;
  /** Of the whole, 0 to 1. */
  readonly share: number;
}

/** Work that takes seconds. Given up it rejects with `AbortError`, and nothing of it was stored. */
export interface WorkOptions {
  readonly signal?: AbortSignal;
  /** Called a few times a second. */
  readonly progress?: (progress: WorkProgress) => void;
}

/** What became of a file of vCards. */
export interface CardImport {
  readonly added: number;
  readonly issues: readonly VCardIssue[];
  /** Names of contacts whose picture could not be used, up to `VCARD_LIMITS.issues`. */
  readonly photosLeftOut: readonly string[];
  /** Groups that were not made, for a list that is always there has their name. */
  readonly listNames: readonly string[];
}
