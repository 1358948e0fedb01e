import { createHash, randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { DOMAIN } from '../src/accounts.ts';
import type { Exchange } from '../src/exchange.ts';
import { readCredentials } from '../src/registrar/credentials.ts';
import { readAddress, readTag } from '../src/wire/grammar.ts';
import { readMessage } from '../src/wire/read-message.ts';
import { SipRequest, SipResponse } from '../src/wire/sip-message.ts';
import { lease, ORIGIN, type Lease } from './phone.ts';

type Message = SipRequest | SipResponse;
type Matcher = (message: Message) => boolean;

const PATIENCE = 5000;

export function isRequest(method: string): Matcher {
  return (message) => message instanceof SipRequest && message.method === method;
}

/** A response, by its status and the method of its CSeq. */
export function isResponse(status: number, method?: string): Matcher {
  return (message) =>
    message instanceof SipResponse &&
    message.status === status &&
    (method === undefined || (message.get('cseq') ?? '').endsWith(` ${method}`));
}

/** The MD5 answer to a challenge (RFC 7616), computed apart from the exchange's own code. */
export function digestAnswer(
  challenge: string,
  about: { readonly method: string; readonly uri: string; readonly user: string; readonly password: string },
  count = 1,
): string {
  const params = readCredentials(challenge) ?? new Map<string, string>();
  const name = params.get('algorithm') === 'SHA-256' ? 'sha256' : 'md5';
  const hash = (text: string): string => createHash(name).update(text).digest('hex');
  const [realm, nonce] = [params.get('realm') ?? '', params.get('nonce') ?? ''];
  const nc = count.toString(16).padStart(8, '0');
  const ha1 = hash(`${about.user}:${realm}:${about.password}`);
  const response = hash(`${ha1}:${nonce}:${nc}:c1:auth:${hash(`${about.method}:${about.uri}`)}`);
  return (
    `Digest username="${about.user}", realm="${realm}", nonce="${nonce}", uri="${about.uri}", ` +
    `response="${response}", algorithm=${params.get('algorithm') ?? 'MD5'}, qop=auth, nc=${nc}, cnonce="c1"`
  );
}

function header(message: Message, key: string): string {
  return message.get(key) ?? '';
}

/** A phone that writes its SIP by hand. */
export class RawPhone {
  readonly user: string;
  readonly password: string;
  /** User and host of the contact, like those of a browser phone. */
  contact: string;
  readonly tag = randomUUID().slice(0, 8);
  readonly received: Message[] = [];
  #socket: WebSocket | undefined;
  #cseq = 0;
  readonly #waiting = new Set<(message: Message) => boolean>();
  readonly #url: string;

  constructor(account: Lease) {
    this.user = account.user;
    this.password = account.password;
    this.#url = account.servers[0] ?? '';
    this.contact = `c${randomUUID().slice(0, 8)}@h${randomUUID().slice(0, 8)}.invalid`;
  }

  get uri(): string {
    return `sip:${this.user}@${DOMAIN}`;
  }

  async connect(): Promise<this> {
    const socket = new WebSocket(this.#url, 'sip', { origin: ORIGIN });
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#take(data.toString('latin1'));
    });
    socket.on('error', () => undefined);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return this;
  }

  /** Breaks the connection without a close frame, and returns when it is gone. */
  async drop(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.terminate();
    await closed;
  }

  /** The close code once the other side ended the connection. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.#socket?.once('close', resolve));
  }

  send(text: string | Buffer): void {
    this.#socket?.send(text);
  }

  /** Sends text whose every character is one byte, as a binary frame. */
  sendBytes(text: string): void {
    this.#socket?.send(Buffer.from(text, 'latin1'));
  }

  sendMessage(message: Message): void {
    this.sendBytes(message.toString());
  }

  /** The first message that matches, among those that came and were not taken yet. */
  next(matches: Matcher, patience = PATIENCE): Promise<Message> {
    const at = this.received.findIndex(matches);
    const [found] = at === -1 ? [] : this.received.splice(at, 1);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(take);
        const seen = this.received.map((each) => each.startLine).join(' | ');
        reject(new Error(`${this.user}: nothing matched within ${String(patience)} ms; there came: ${seen}`));
      }, patience);
      const take = (message: Message): boolean => {
        if (!matches(message)) return false;
        clearTimeout(timer);
        this.#waiting.delete(take);
        resolve(message);
        return true;
      };
      this.#waiting.add(take);
    });
  }

  async request(method: string): Promise<SipRequest> {
    return (await this.next(isRequest(method))) as SipRequest;
  }

  async response(status: number, method?: string): Promise<SipResponse> {
    return (await this.next(isResponse(status, method))) as SipResponse;
  }

  /** A request outside any dialog, with everything a proxy wants in it. */
  make(method: string, target: string, extra: readonly string[] = [], body = ''): SipRequest {
    const uri = target.includes(':') ? target : `sip:${target}@${DOMAIN}`;
    const cseq = ++this.#cseq;
    return new SipRequest(
      { method, uri },
      [
        `Via: SIP/2.0/WS ${this.contact.split('@')[1] ?? ''};branch=z9hG4bK${randomUUID()}`,
        'Max-Forwards: 70',
        `From: <${this.uri}>;tag=${this.tag}`,
        `To: <${uri}>`,
        `Call-ID: ${randomUUID()}`,
        `CSeq: ${String(cseq)} ${method}`,
        `Contact: <sip:${this.contact};transport=ws>`,
        ...extra,
        ...(body === '' ? [] : ['Content-Type: application/sdp']),
        `Content-Length: ${String(body.length)}`,
      ],
      body,
    );
  }

  /** A request inside the dialog that `invite` and its response opened; `asCaller` tells which side this phone is. */
  within(method: string, invite: SipRequest, answer: SipResponse, extra: readonly string[] = []): SipRequest {
    const asCaller = readTag(invite.get('from')) === this.tag;
    const sides = [header(invite, 'from'), header(answer, 'to')];
    const [from = '', to = ''] = asCaller ? sides : sides.toReversed();
    const remote = asCaller ? answer : invite;
    const request = this.make(method, readAddress(header(remote, 'contact')).uri, extra);
    request.set('From', from);
    request.set('To', to);
    request.set('Call-ID', header(invite, 'call-id'));
    if (method === 'ACK') request.set('CSeq', header(invite, 'cseq').replace('INVITE', 'ACK'));
    for (const route of remote.all('record-route')) request.prepend('Route', route);
    return request;
  }

  /** A response to a request this phone received. */
  reply(request: SipRequest, status: number, extra: readonly string[] = [], body = ''): SipResponse {
    const copied = ['via', 'record-route', 'from', 'to', 'call-id', 'cseq'].flatMap((key) =>
      request.raw(key),
    );
    const response = new SipResponse(
      { status, reason: 'Test' },
      [
        ...copied,
        `Contact: <sip:${this.contact};transport=ws>`,
        ...extra,
        ...(body === '' ? [] : ['Content-Type: application/sdp']),
        `Content-Length: ${String(body.length)}`,
      ],
      body,
    );
    const to = response.get('to') ?? '';
    if (status > 100 && readTag(to) === '') response.set('To', `${to};tag=${this.tag}`);
    this.sendMessage(response);
    return response;
  }

  /** The final response to a REGISTER with credentials. */
  async register(extra: readonly string[] = [], contactParams = ''): Promise<SipResponse> {
    const first = this.make('REGISTER', `sip:${DOMAIN}`, extra);
    first.set('To', `<${this.uri}>`);
    first.set('Contact', `<sip:${this.contact};transport=ws>${contactParams}`);
    this.sendMessage(first);
    const challenge = await this.response(401);
    const second = first.clone();
    second.set('CSeq', `${String(++this.#cseq)} REGISTER`);
    second.set('Via', `SIP/2.0/WS x.invalid;branch=z9hG4bK${randomUUID()}`);
    const { user, password } = this;
    const about = { method: 'REGISTER', uri: `sip:${DOMAIN}`, user, password };
    second.append('Authorization', digestAnswer(challenge.get('www-authenticate') ?? '', about));
    this.sendMessage(second);
    const isFinal: Matcher = (message) =>
      message instanceof SipResponse && message.get('cseq') === second.get('cseq');
    return (await this.next(isFinal)) as SipResponse;
  }

  async start(): Promise<this> {
    await this.connect();
    const { status } = await this.register();
    if (status !== 200) throw new Error(`not registered: ${String(status)}`);
    return this;
  }

  #take(bytes: string): void {
    const result = readMessage(bytes);
    const message =
      result.kind === 'request' ? result.request : result.kind === 'response' ? result.response : undefined;
    if (message === undefined) return;
    for (const take of this.#waiting) if (take(message)) return;
    this.received.push(message);
  }
}

/** A started raw phone on the next free account. */
export async function rawPhone(exchange: Exchange): Promise<RawPhone> {
  return new RawPhone(await lease(exchange)).start();
}
