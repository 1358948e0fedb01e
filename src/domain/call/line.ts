import type { LineId } from './call.ts';

/** Why a line is not registered (`problemTexts[code]`). */
export type LineProblem =
  | 'offline'
  /** The WebSocket could not be opened: a browser does not say whether the address, the certificate or the server is at fault. */
  | 'server-unreachable'
  /** The WebSocket is open and nothing comes back. */
  | 'server-silent'
  | 'connection-lost'
  | 'wrong-password'
  /** It is not kept here, and nobody typed it yet: nothing is sent, for a failed login may lock the account. */
  | 'password-needed'
  /** The server offers only digest algorithms that SIP.js cannot do (RFC 8760). */
  | 'unsupported-digest'
  | 'forbidden'
  | 'unknown-account'
  | 'server-error'
  | 'timeout'
  /** A `ws:` address from an `https:` page: the browser refuses it. */
  | 'insecure-address'
  | 'invalid-address';

/** The WebSocket underneath (RFC 7118). */
export interface LinkSnapshot {
  readonly state: 'closed' | 'opening' | 'open';
  readonly url?: string;
  /** Milliseconds since the epoch of the last change. */
  readonly since: number;
  /** When the server was last heard, in milliseconds since the epoch. */
  readonly heardAt?: number;
}

/**
 * `off`: not started, or stopped · `connecting`: the link is being opened · `registering`: REGISTER is under way ·
 * `registered` · `waiting`: tries again at `retryAt` · `failed`: no more attempts until a person changes something.
 */
export type RegistrationState = 'off' | 'connecting' | 'registering' | 'registered' | 'waiting' | 'failed';

export interface RegistrationSnapshot {
  readonly state: RegistrationState;
  readonly since: number;
  /** What went wrong last; there until an attempt succeeds or the line is stopped. */
  readonly problem?: LineProblem;
  /** For "Details": a status line or close code. */
  readonly detail?: string;
  /** When the binding ends unless refreshed, in milliseconds since the epoch. */
  readonly expiresAt?: number;
  /** When the next attempt starts, in milliseconds since the epoch. */
  readonly retryAt?: number;
  readonly link: LinkSnapshot;
}

/** Message waiting indication (RFC 3842). */
export interface MessageWaiting {
  readonly waiting: boolean;
  readonly newMessages: number;
  readonly oldMessages: number;
  /** Message-Account, when one is named. Anybody who reaches this phone can name it: never dialled without a question. */
  readonly account?: string;
}

export interface LineSnapshot {
  readonly id: LineId;
  readonly label: string;
  /** `user@domain`. */
  readonly address: string;
  readonly registration: RegistrationSnapshot;
  readonly messageWaiting?: MessageWaiting;
  /** The number of the voice mail that the profile names. */
  readonly voicemail?: string;
}

export function lineOf(lines: readonly LineSnapshot[], id: LineId | undefined): LineSnapshot | undefined {
  return lines.find((line) => line.id === id);
}

/** What the person calls the line; empty for one that is gone. */
export function labelOf(lines: readonly LineSnapshot[], id: LineId): string {
  return lineOf(lines, id)?.label ?? '';
}

/** The registration of a line before anything was tried. */
export function idleRegistration(now: number): RegistrationSnapshot {
  return Object.freeze({ state: 'off', since: now, link: Object.freeze({ state: 'closed', since: now }) });
}
