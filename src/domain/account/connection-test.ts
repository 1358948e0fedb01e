import type { LineProblem } from '../call/line.ts';
import type { ProfileDraft } from './profile.ts';

/** One attempt to reach and register an account that is not stored yet. */
export type ConnectionTestResult =
  | {
      readonly ok: true;
      /** The WebSocket handshake, in milliseconds. */ readonly openedInMs: number;
      readonly registeredInMs: number;
    }
  | {
      readonly ok: false;
      readonly problem: LineProblem;
      readonly detail?: string;
      /** How far it got. */ readonly openedInMs?: number;
      readonly server?: string;
    };

export interface ConnectionTester {
  /** Opens the link, registers, unregisters, closes. Never rejects, but for an abort. */
  test(draft: ProfileDraft, password: string, signal: AbortSignal): Promise<ConnectionTestResult>;
}
