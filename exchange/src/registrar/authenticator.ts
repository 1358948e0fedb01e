import type { Account } from '../accounts.ts';
import type { Flow } from '../flow.ts';
import { respond } from '../wire/respond.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import type { Digest } from './digest.ts';

const FAILURES_BEFORE_CLOSE = 20;

/** Either who sent the request, or the challenge to send back. */
export type Authentication = { readonly account: Account } | { readonly challenge: SipResponse };

const ROLES = {
  registrar: { status: 401, ask: 'WWW-Authenticate', answer: 'authorization' },
  proxy: { status: 407, ask: 'Proxy-Authenticate', answer: 'proxy-authorization' },
} as const;

/** Asks for credentials and counts the wrong ones: too many end the connection. */
export class Authenticator {
  readonly #digest: Digest;
  readonly #failures = new WeakMap<Flow, number>();

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  authenticate(flow: Flow, request: SipRequest, role: keyof typeof ROLES): Authentication {
    const { status, ask, answer } = ROLES[role];
    const result = this.#digest.check(request, answer);
    if (result.kind === 'proved') return { account: result.account };
    if (result.kind === 'wrong') this.#countFailure(flow);
    const headers = this.#digest.challenges(result.kind === 'stale').map((value) => [ask, value] as const);
    return { challenge: respond(request, status, { headers }) };
  }

  #countFailure(flow: Flow): void {
    const failures = (this.#failures.get(flow) ?? 0) + 1;
    this.#failures.set(flow, failures);
    if (failures >= FAILURES_BEFORE_CLOSE) flow.close(1008, 'Too many failed authentications');
  }
}
