import type { LineProblem } from '../call/line.ts';
import type { ProfileDraft } from './profile.ts';

/** An address of several that did not work. */
export interface DeadAddress {
  readonly server: string;
  readonly problem: LineProblem;
}

/** One attempt to reach and register an account that is not stored yet. */
export type ConnectionTestResult =
  | {
      readonly ok: true;
      /** The WebSocket handshake, in milliseconds. */ readonly openedInMs: number;
      readonly registeredInMs: number;
      /** The other addresses that did not work; missing when all did. */
      readonly dead?: readonly DeadAddress[];
    }
  | {
      readonly ok: false;
      readonly problem: LineProblem;
      readonly detail?: string;
      /** How far it got. */ readonly openedInMs?: number;
      /** The address that was tried. */
      readonly server?: string;
    };

export interface ConnectionTester {
  /** Opens the link, registers, unregisters, closes. Never rejects, but for an abort. */
  test(draft: ProfileDraft, password: string, signal: AbortSignal): Promise<ConnectionTestResult>;
}
