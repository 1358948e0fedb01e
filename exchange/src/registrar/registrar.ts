import type { Account } from '../accounts.ts';
import type { Flow } from '../flow.ts';
import { readAddress, readCSeq, readUri, type Address } from '../wire/grammar.ts';
import { respond } from '../wire/respond.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import type { Authenticator } from './authenticator.ts';
import { contactKey, type Binding, type Location } from './location.ts';

const DEFAULT_EXPIRES = 3600;
const MIN_EXPIRES = 10;
const MAX_EXPIRES = 7200;
const MAX_BINDINGS = 10;

export interface RegistrarEvents {
  /** A phone registered anew or came back over another connection. */
  onReachable(binding: Binding): void;
  /** A registration was withdrawn, or its phone started afresh with another contact. */
  onRemoved(binding: Binding): void;
}

interface Wish {
  readonly address: Address;
  readonly seconds: number;
}

function seconds(contact: Address, request: SipRequest): number {
  const text = contact.params.get('expires') ?? request.get('expires') ?? '';
  // A malformed value counts as the default (RFC 3261 §20.19).
  return /^\d{1,10}$/.test(text) ? Math.min(Number(text), MAX_EXPIRES) : DEFAULT_EXPIRES;
}

function instanceOf(address: Address): string {
  const instance = address.params.get('+sip.instance');
  return instance === undefined ? '' : `${instance};${address.params.get('reg-id') ?? ''}`;
}

/** The registrar (RFC 3261 §10.3, RFC 5626 §6 for instances). */
export class Registrar {
  readonly #authenticator: Authenticator;
  readonly #location: Location;
  readonly #events: RegistrarEvents;

  constructor(authenticator: Authenticator, location: Location, events: RegistrarEvents) {
    this.#authenticator = authenticator;
    this.#location = location;
    this.#events = events;
  }

  /** The final response to a REGISTER. */
  register(flow: Flow, request: SipRequest): SipResponse {
    const proof = this.#authenticator.authenticate(flow, request, 'registrar');
    if ('challenge' in proof) return proof.challenge;
    const user = readUri(readAddress(request.get('to') ?? '').uri)?.user;
    if (user !== proof.account.user || !flow.authenticate(user)) return respond(request, 403);
    return this.#bind(flow, request, proof.account);
  }

  #bind(flow: Flow, request: SipRequest, account: Account): SipResponse {
    const contacts = request.list('contact');
    const cseq = readCSeq(request.get('cseq'))?.number ?? 0;
    if (contacts.length === 1 && contacts[0] === '*') {
      if (request.get('expires') !== '0')
        return respond(request, 400, { reason: 'Expires Must Be 0 With *' });
      for (const binding of this.#location.bindings(account.user)) this.#remove(binding);
      return this.#ok(request, account);
    }
    const wishes = contacts
      .map(readAddress)
      .map((address) => ({ address, seconds: seconds(address, request) }));
    const refusal = this.#refusal(request, account, wishes);
    if (refusal !== undefined) return refusal;
    for (const wish of wishes)
      this.#apply(flow, wish, { user: account.user, callId: request.get('call-id') ?? '', cseq });
    return this.#ok(request, account);
  }

  /** All or nothing: every contact is checked before the first is bound (RFC 3261 §10.3 step 7). */
  #refusal(request: SipRequest, account: Account, wishes: readonly Wish[]): SipResponse | undefined {
    for (const wish of wishes) {
      const refusal = this.#refuseOne(request, account, wish);
      if (refusal !== undefined) return refusal;
    }
    const all = new Set(this.#location.reachable(account.user).map((binding) => contactKey(binding.contact)));
    for (const { address } of wishes) all.add(contactKey(address.uri));
    return all.size > MAX_BINDINGS ? respond(request, 503, { reason: 'Too Many Bindings' }) : undefined;
  }

  #refuseOne(
    request: SipRequest,
    account: Account,
    { address, seconds: asked }: Wish,
  ): SipResponse | undefined {
    if (readUri(address.uri) === undefined) return respond(request, 400, { reason: 'Malformed Contact' });
    if (asked !== 0 && asked < MIN_EXPIRES) {
      return respond(request, 423, { headers: [['Min-Expires', String(MIN_EXPIRES)]] });
    }
    if (this.#location.isTaken(address.uri, account.user)) return respond(request, 403);
    const old = this.#location.byContact(address.uri);
    const cseq = readCSeq(request.get('cseq'))?.number ?? 0;
    const isOld = old !== undefined && old.callId === request.get('call-id') && cseq <= old.cseq;
    return isOld ? respond(request, 500, { reason: 'CSeq Out Of Order' }) : undefined;
  }

  #apply(flow: Flow, wish: Wish, from: Pick<Binding, 'user' | 'callId' | 'cseq'>): void {
    const contact = wish.address.uri;
    const same = this.#location.byContact(contact);
    if (wish.seconds === 0) {
      if (same !== undefined) this.#remove(same);
      return;
    }
    const instance = instanceOf(wish.address);
    const expires = performance.now() + wish.seconds * 1000;
    const binding: Binding = { ...from, contact, instance, flow, expires };
    const others = this.#location
      .bindings(from.user)
      .filter((each) => instance !== '' && each.instance === instance);
    for (const other of others) if (contactKey(other.contact) !== contactKey(contact)) this.#remove(other);
    // The very same contact over a new connection: the same phone has come back.
    same?.flow.replaceBy(flow);
    this.#location.put(binding);
    this.#events.onReachable(binding);
  }

  #remove(binding: Binding): void {
    this.#location.remove(binding);
    this.#events.onRemoved(binding);
  }

  #ok(request: SipRequest, account: Account): SipResponse {
    const now = performance.now();
    const contacts = this.#location.bindings(account.user).map((binding): readonly [string, string] => {
      const left = String(Math.max(1, Math.round((binding.expires - now) / 1000)));
      const [instance = '', regId = ''] = binding.instance.split(';');
      const flow =
        instance === '' ? '' : `;+sip.instance="${instance}"${regId === '' ? '' : `;reg-id=${regId}`}`;
      return ['Contact', `<${binding.contact}>${flow};expires=${left}`];
    });
    const headers = [...contacts, ['Date', new Date().toUTCString()] as const];
    return respond(request, 200, { headers, tag: account.user });
  }
}
