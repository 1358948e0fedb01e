import type { Endpoint } from '../endpoint.ts';
import type { TimerSet } from '../timers.ts';
import { readTag } from '../wire/grammar.ts';
import { readReplaces } from '../wire/replaces.ts';
import { respond, type ResponseOptions } from '../wire/respond.ts';
import type { SipResponse } from '../wire/sip-message.ts';
import { SipRequest, type SipMessage } from '../wire/sip-message.ts';
import { LineCall } from './line-call.ts';
import type { LineMedia } from './line-media.ts';

/** How a line takes a call. */
export type LineBehaviour =
  | { readonly kind: 'busy' }
  | { readonly kind: 'never-answers' }
  | { readonly kind: 'answers'; media(): LineMedia };

export interface LineContext {
  readonly timerSet: TimerSet;
  /** The longest call in milliseconds. */
  readonly longest: number;
  /** Hands a message of the line to the exchange. */
  send(line: Endpoint, message: SipRequest | SipResponse): void;
}

const SDP = 'application/sdp';
const MAX_CALLS = 20;
/** The extensions a caller may demand of a line (RFC 3261 §20.32). */
const EXTENSIONS = new Set(['replaces']);

/** A line of the exchange's own: a user agent server that lives in the process and is reached like any phone. */
export class Line implements Endpoint {
  readonly user: string;
  readonly #behaviour: LineBehaviour;
  readonly #context: LineContext;
  readonly #calls = new Set<LineCall>();

  constructor(user: string, behaviour: LineBehaviour, context: LineContext) {
    this.user = user;
    this.#behaviour = behaviour;
    this.#context = context;
  }

  live(): this {
    return this;
  }

  send(message: SipMessage): void {
    if (!(message instanceof SipRequest)) return;
    // A copy, and later: a line must see a message as if it had come by a wire.
    const request = message.clone();
    setImmediate(() => {
      this.#receive(request).catch(() => {
        if (request.method !== 'ACK') this.#reply(request, 500);
      });
    });
  }

  /** Ends all calls without a word; the exchange is closing. */
  async close(): Promise<void> {
    const media = [...this.#calls].flatMap((call) => call.media ?? []);
    this.#calls.clear();
    await Promise.all(media.map((each) => each.close()));
  }

  async #receive(request: SipRequest): Promise<void> {
    const call = this.#find(request);
    if (request.method === 'CANCEL') this.#cancel(request);
    else if (request.method === 'OPTIONS' && readTag(request.get('to')) === '') this.#reply(request, 200);
    else if (request.method === 'INVITE' && readTag(request.get('to')) === '') await this.#invited(request);
    else if (call !== undefined) await this.#inDialog(call, request);
    else if (request.method !== 'ACK') this.#reply(request, readTag(request.get('to')) === '' ? 405 : 481);
  }

  async #invited(request: SipRequest): Promise<void> {
    const behaviour = this.#behaviour;
    const unknown = request.list('require').filter((option) => !EXTENSIONS.has(option.toLowerCase()));
    if (unknown.length > 0) {
      this.#reply(request, 420, { headers: [['Unsupported', unknown.join(', ')]] });
    } else if (behaviour.kind === 'busy') {
      this.#reply(request, 486);
    } else if (behaviour.kind === 'never-answers') {
      const call = new LineCall(this.user, request, undefined);
      this.#calls.add(call);
      this.#emit(call.respond(request, 180));
    } else if (this.#calls.size >= MAX_CALLS) {
      this.#reply(request, 486);
    } else {
      await this.#answer(request, behaviour.media());
    }
  }

  async #answer(request: SipRequest, media: LineMedia): Promise<void> {
    const replaces = readReplaces(request.get('replaces'));
    const replaced = replaces === undefined ? undefined : this.#byDialog(replaces);
    if (replaces !== undefined && replaced === undefined) {
      await media.close();
      this.#reply(request, 481);
      return;
    }
    const call = new LineCall(this.user, request, media);
    this.#calls.add(call);
    const description = request.body === '' ? await media.offer() : await this.#describe(call, request);
    if (description === undefined) {
      this.#end(call);
      this.#reply(request, 488);
      return;
    }
    if (!this.#calls.has(call)) return;
    call.state = 'answered';
    this.#emit(call.respond(request, 200, { body: { type: SDP, text: description } }));
    this.#context.timerSet.after(this.#context.longest, () => {
      this.#hangUp(call);
    });
    if (replaced !== undefined) this.#hangUp(replaced);
  }

  /** The answer to the offer in a request; undefined when it can't be taken. */
  async #describe(call: LineCall, request: SipRequest): Promise<string | undefined> {
    if (!(request.get('content-type') ?? '').toLowerCase().startsWith(SDP)) return undefined;
    try {
      return await call.media?.answer(request.body);
    } catch {
      // The media library throws for what it can't negotiate; to the caller that is one answer: not acceptable.
      return undefined;
    }
  }

  async #inDialog(call: LineCall, request: SipRequest): Promise<void> {
    switch (request.method) {
      case 'ACK':
        if (request.body !== '' && call.invite.body === '') await call.media?.accept(request.body);
        return;
      case 'BYE':
        this.#end(call);
        this.#emit(call.respond(request, 200));
        return;
      case 'INVITE':
      case 'UPDATE':
        await this.#renegotiate(call, request);
        return;
      case 'INFO':
      case 'OPTIONS':
        this.#emit(call.respond(request, 200));
        return;
      default:
        this.#emit(call.respond(request, request.method === 'REFER' ? 603 : 405));
    }
  }

  async #renegotiate(call: LineCall, request: SipRequest): Promise<void> {
    if (request.body === '') {
      // UPDATE without a body refreshes the session timer (RFC 4028 §7.4). A re-INVITE without one asks for our offer.
      const text = request.method === 'UPDATE' ? undefined : await call.media?.offer();
      this.#emit(call.respond(request, 200, text === undefined ? {} : { body: { type: SDP, text } }));
      return;
    }
    const text = await this.#describe(call, request);
    if (text === undefined) this.#emit(call.respond(request, 488));
    else this.#emit(call.respond(request, 200, { body: { type: SDP, text } }));
  }

  #cancel(request: SipRequest): void {
    const ringing = [...this.#calls].find(
      (call) => call.state === 'ringing' && call.callId === request.get('call-id'),
    );
    this.#reply(request, ringing === undefined ? 481 : 200);
    if (ringing === undefined) return;
    this.#end(ringing);
    this.#emit(ringing.respond(ringing.invite, 487));
  }

  #hangUp(call: LineCall): void {
    if (!this.#calls.has(call) || call.state !== 'answered') return;
    this.#end(call);
    this.#emit(call.bye());
  }

  #end(call: LineCall): void {
    call.state = 'ended';
    this.#calls.delete(call);
    call.media?.close().catch(() => undefined);
  }

  #find(request: SipRequest): LineCall | undefined {
    const [local, remote] = [readTag(request.get('to')), readTag(request.get('from'))];
    return this.#byDialog({ callId: request.get('call-id') ?? '', toTag: local, fromTag: remote });
  }

  #byDialog(id: {
    readonly callId: string;
    readonly toTag: string;
    readonly fromTag: string;
  }): LineCall | undefined {
    return [...this.#calls].find(
      (call) => call.callId === id.callId && call.tag === id.toTag && call.remoteTag === id.fromTag,
    );
  }

  #reply(request: SipRequest, status: number, options: ResponseOptions = {}): void {
    this.#emit(respond(request, status, { tag: this.user, ...options }));
  }

  #emit(message: SipRequest | SipResponse): void {
    this.#context.send(this, message);
  }
}
