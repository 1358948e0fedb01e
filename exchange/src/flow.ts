import type { Endpoint } from './endpoint.ts';
import type { SipMessage } from './wire/sip-message.ts';

export interface FlowLink {
  /** Sends the bytes as one frame. */
  send(bytes: Buffer): void;
  close(code: number, reason: string): void;
}

/** One WebSocket connection of a phone: a flow in the sense of RFC 5626. */
export class Flow implements Endpoint {
  readonly #link: FlowLink;
  #user: string | undefined;
  #successor: Flow | undefined;
  #open = true;

  constructor(link: FlowLink) {
    this.#link = link;
  }

  get user(): string | undefined {
    return this.#user;
  }

  get open(): boolean {
    return this.#open;
  }

  /** Whom the digest proved. A connection belongs to the first user it proved; false when that was another. */
  authenticate(user: string): boolean {
    this.#user ??= user;
    return this.#user === user;
  }

  /**
   * The same phone came back over another connection: its calls go there from now on. The caller has checked that
   * both connections proved the same user.
   */
  replaceBy(flow: Flow): void {
    if (flow === this) return;
    flow.#successor = undefined;
    this.#successor = flow;
  }

  live(): Flow | undefined {
    const last = this.#last();
    if (last.#open) return last;
    return this.#open ? this : undefined;
  }

  send(message: SipMessage): void {
    if (this.#open) this.#link.send(Buffer.from(message.toString(), 'latin1'));
  }

  /** Ends the connection from our side (WebSocket close codes, RFC 6455 §7.4). */
  close(code: number, reason: string): void {
    if (this.#open) this.#link.close(code, reason);
  }

  /** The connection has ended. */
  ended(): void {
    this.#open = false;
  }

  /** The newest of the connections that took over from one another. */
  #last(): Flow {
    return this.#successor === undefined ? this : this.#successor.#last();
  }
}
