import { DOMAIN } from '../accounts.ts';
import { readVia } from '../wire/grammar.ts';
import type { SipResponse } from '../wire/sip-message.ts';

export type ResponseHandler = (response: SipResponse) => void;

/** The Via that requests of ours carry; the transport is that of RFC 7118. */
export function viaValue(branch: string): string {
  return `SIP/2.0/WS ${DOMAIN};branch=${branch}`;
}

/** Requests that wait for responses, by the branch of their Via (RFC 3261 §17.1.3). A branch is 128 random bits. */
export class ClientTransactions {
  readonly #handlers = new Map<string, ResponseHandler>();

  get size(): number {
    return this.#handlers.size;
  }

  open(branch: string, handler: ResponseHandler): void {
    this.#handlers.set(branch, handler);
  }

  close(branch: string): void {
    this.#handlers.delete(branch);
  }

  /** Takes our Via off the response and hands it on; what belongs to nothing is dropped (RFC 3261 §16.7 step 3). */
  receive(response: SipResponse): void {
    const via = readVia(response.list('via')[0]);
    if (via?.sentBy !== DOMAIN) return;
    const handler = this.#handlers.get(via.branch);
    if (handler === undefined) return;
    const inner = response.clone();
    inner.removeFirstValue('Via');
    handler(inner);
  }
}
