import { Grammar } from 'sip.js';
import type { Core } from 'sip.js';
import type { UserAgent } from 'sip.js';
import { logger } from '../../lib/logger.ts';
import { readNameAddrs } from './name-addr.ts';
import type { RegisterRefusal } from './registration-verdict.ts';
import { ALLOW } from './user-agent.ts';

type Response = Core.IncomingResponse;

export type RegisterOutcome =
  | { readonly accepted: true; /** Seconds. */ readonly expires: number }
  | { readonly accepted: false; readonly refusal: RegisterRefusal };

/** The longest lifetime that is believed, in seconds. */
const MAX_EXPIRES = 604_800;
const log = logger('sip');

function positive(value: string | undefined): number | undefined {
  const seconds = value === undefined || value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.floor(seconds), MAX_EXPIRES) : undefined;
}

/**
 * Sends REGISTER over the core of SIP.js, in place of its `Registerer`, whose own state and timers fail in the field:
 * it waits up to 32 s after a lost link, stays "registered" without one, storms when a 200 names no lifetime, dies when it
 * names no Contact, and keeps the Retry-After of few responses. Here is no state but the one request under way; what
 * follows from its outcome is decided in `registration-machine.ts`.
 *
 * All requests share Call-ID and tag, with CSeq rising (RFC 3261 §10.2).
 */
export class RegisterClient {
  readonly #userAgent: UserAgent;
  readonly #instanceId: string;
  readonly #request: Core.OutgoingRequestMessage;
  #pending: Core.OutgoingRegisterRequest | undefined;

  constructor(userAgent: UserAgent, instanceId: string) {
    const { userAgentCore: core, configuration } = userAgent;
    const registrar = configuration.uri.clone();
    registrar.user = undefined;
    this.#userAgent = userAgent;
    this.#instanceId = instanceId;
    this.#request = core.makeOutgoingRequestMessage(
      'REGISTER',
      registrar,
      configuration.uri,
      configuration.uri,
      {},
    );
  }

  /**
   * Asks for a binding of `expires` seconds; 0 removes it. A request that is under way is abandoned. `done` is called
   * once with the outcome, unless the request is abandoned or the link is lost.
   */
  register(expires: number, done: (outcome: RegisterOutcome) => void): void {
    this.abandon();
    const { userAgentCore: core } = this.#userAgent;
    const request = this.#request;
    request.cseq++;
    request.setHeader('cseq', `${String(request.cseq)} REGISTER`);
    delete request.headers.Authorization;
    delete request.headers['Proxy-Authorization'];
    request.extraHeaders = [`Contact: ${this.#contact(expires)}`, `Expires: ${String(expires)}`, ALLOW];
    const finish = (outcome: RegisterOutcome): void => {
      // A late answer to an abandoned request says nothing about the present one.
      if (this.#pending !== own) return;
      this.#pending = undefined;
      done(outcome);
    };
    const own = core.register(request, {
      onAccept: (response) => {
        finish({ accepted: true, expires: this.#grantedExpires(response, expires) });
      },
      onRedirect: (response) => {
        finish(this.#refused(response));
      },
      onReject: (response) => {
        // SIP.js makes up a 503 when it cannot send. The link tells its own story.
        const madeUp = !response.message.hasHeader('via');
        if (!madeUp || response.message.statusCode !== 503) finish(this.#refused(response));
      },
    });
    this.#pending = own;
  }

  /** Forgets the request that is under way: its answer, should it come, is ignored. */
  abandon(): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    this.#pending = undefined;
    const clients = this.#userAgent.userAgentCore.userAgentClients;
    for (const [id, client] of clients) if (client.message === pending.message) clients.delete(id);
    pending.dispose();
  }

  #contact(expires: number): string {
    const address = this.#userAgent.contact.toString({ register: true });
    return `${address};reg-id=1;+sip.instance="<urn:uuid:${this.#instanceId}>";expires=${String(expires)}`;
  }

  /**
   * The lifetime of our binding: of our Contact, else the Expires header, else what was asked for (RFC 3261 §10.2.4). A
   * registrar that names no Contact at all has accepted nevertheless.
   */
  #grantedExpires({ message }: Response, asked: number): number {
    const user = this.#userAgent.contact.uri.user ?? '';
    const own = message
      .getHeaders('contact')
      .flatMap(readNameAddrs)
      .find((contact) => contact.uri.includes(user));
    if (own === undefined && asked > 0) log.warn('the answer to REGISTER does not name our Contact');
    this.#keepGruu(own?.params.get('pub-gruu'), own?.params.get('temp-gruu'));
    return positive(own?.params.get('expires')) ?? positive(message.getHeader('expires')) ?? asked;
  }

  /** Addresses that reach this phone from anywhere (RFC 5627 §4.2); SIP.js puts them into Contact. */
  #keepGruu(pub: string | undefined, temp: string | undefined): void {
    const { contact } = this.#userAgent;
    if (pub !== undefined) contact.pubGruu = Grammar.URIParse(pub);
    if (temp !== undefined) contact.tempGruu = Grammar.URIParse(temp);
  }

  #refused({ message }: Response): RegisterOutcome {
    const retryAfter = message.getHeader('retry-after');
    const minExpires = message.getHeader('min-expires');
    const { headers } = this.#request;
    return {
      accepted: false,
      refusal: {
        status: message.statusCode ?? 0,
        phrase: message.reasonPhrase ?? '',
        credentialsSent: headers.Authorization !== undefined || headers['Proxy-Authorization'] !== undefined,
        challenges: [...message.getHeaders('www-authenticate'), ...message.getHeaders('proxy-authenticate')],
        ...(retryAfter !== undefined && { retryAfter }),
        ...(minExpires !== undefined && { minExpires }),
      },
    };
  }
}
