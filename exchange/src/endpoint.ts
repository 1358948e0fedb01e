import type { SipMessage } from './wire/sip-message.ts';

/** Somewhere messages go: the WebSocket of a phone, or one of the exchange's own lines. */
export interface Endpoint {
  /** The account that proved itself on it; a line's own number; undefined before authentication. */
  readonly user: string | undefined;
  /** The endpoint to use now: itself, or the connection that took its place; undefined while there is none. */
  live(): Endpoint | undefined;
  /** Hands a message over. Does nothing when the connection has ended. */
  send(message: SipMessage): void;
}
