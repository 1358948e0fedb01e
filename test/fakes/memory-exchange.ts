import type { Socket } from '../../src/services/sip/transport.ts';

type Listener = (event: { readonly data?: string; readonly code?: number; readonly reason?: string }) => void;

/** One end of a WebSocket without a network. What is sent arrives in a later task, as with a real one. */
class MemorySocket {
  binaryType: BinaryType = 'blob';
  readyState: number = WebSocket.CONNECTING;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #toServer: (text: string) => void;
  readonly #onClose: () => void;

  constructor(toServer: (text: string) => void, onClose: () => void) {
    this.#toServer = toServer;
    this.#onClose = onClose;
  }

  addEventListener(type: string, listener: unknown): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    listeners.add(listener as Listener);
    this.#listeners.set(type, listeners);
  }

  send(data: string): void {
    if (this.readyState === WebSocket.OPEN) queueMicrotask(() => this.#toServer(data));
  }

  close(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.#onClose();
  }

  open(): void {
    this.readyState = WebSocket.OPEN;
    this.#emit('open', {});
  }

  receive(data: string): void {
    if (this.readyState === WebSocket.OPEN) this.#emit('message', { data });
  }

  drop(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.#onClose();
    this.#emit('close', { code: 1006, reason: '' });
  }

  #emit(type: string, event: Parameters<Listener>[0]): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}

/** A message that went through, as text, with whom it came from and goes to. */
export interface Passed {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

/** Looks at a message on its way: the text goes on, changed or not; undefined swallows it. */
export type Meddler = (
  text: string,
  way: { readonly from: string; readonly to: string },
) => string | undefined;

const header = (text: string, name: string): string =>
  new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';
const userOf = (uri: string): string => /sips?:([^@;>]+)@/.exec(uri)?.[1] ?? '';

/**
 * A SIP server in memory: a registrar without passwords and a proxy that routes by user or Contact. It changes nothing
 * in what two user agents say to each other, except where a test meddles. Tests can also speak for a party themselves.
 */
export class MemoryExchange {
  readonly passed: Passed[] = [];
  meddle: Meddler = (text) => text;
  /** No connection is accepted while true. */
  down = false;
  readonly #sockets = new Map<string, MemorySocket>();
  readonly #contacts = new Map<string, string>();
  readonly #scripts = new Map<string, (text: string) => void>();

  /** What `openSocket` of the user agent of a user is. */
  readonly socketFor = (user: string) => (): Socket => {
    const socket: MemorySocket = new MemorySocket(
      (text) => {
        this.#from(user, text);
      },
      () => {
        if (this.#sockets.get(user) === socket) this.#sockets.delete(user);
      },
    );
    setTimeout(() => {
      if (this.down) {
        socket.drop();
        return;
      }
      this.#sockets.set(user, socket);
      socket.open();
    });
    // The part of WebSocket that `Socket` names is all that the transport touches; the event types are the DOM's.
    return socket as unknown as Socket;
  };

  /** The WebSocket of a user is lost. */
  drop(user: string): void {
    this.#sockets.get(user)?.drop();
  }

  /** A party that a test plays: gets each message for it. */
  script(user: string, onMessage: (text: string) => void): void {
    this.#scripts.set(user, onMessage);
  }

  /** Says something to a user, as if the network did. */
  tell(user: string, text: string): void {
    const socket = this.#sockets.get(user);
    setTimeout(() => socket?.receive(text.replace(/\r?\n/g, '\r\n')));
  }

  /** The requests that went from a user, by method. */
  requests(method: string, from?: string): readonly Passed[] {
    return this.passed.filter(
      (message) => message.text.startsWith(`${method} `) && (from === undefined || message.from === from),
    );
  }

  /** The responses to a method that went to a user. */
  responses(method: string, to?: string): readonly Passed[] {
    return this.passed.filter(
      ({ text, to: target }) =>
        text.startsWith('SIP/2.0 ') &&
        header(text, 'CSeq').endsWith(` ${method}`) &&
        (to === undefined || target === to),
    );
  }

  #from(user: string, text: string): void {
    if (text.trim() === '') {
      this.tell(user, '\r\n');
      return;
    }
    if (text.startsWith('REGISTER ')) this.#register(user, text);
    else if (text.startsWith('SUBSCRIBE ')) this.tell(user, reply(text, '489 Bad Event'));
    else this.#route(user, text);
  }

  #register(user: string, text: string): void {
    this.passed.push({ from: user, to: '', text, at: performance.now() });
    const contact = header(text, 'Contact');
    this.#contacts.set(userOf(contact), user);
    const expires = /expires=(\d+)/i.exec(contact)?.[1] ?? header(text, 'Expires');
    this.tell(
      user,
      reply(text, '200 OK', [`Contact: ${contact.replace(/;expires=\d+/i, '')};expires=${expires || '600'}`]),
    );
  }

  #route(from: string, text: string): void {
    const isResponse = text.startsWith('SIP/2.0 ');
    const to = isResponse ? this.#answered(text) : this.#called(text);
    const onward = this.meddle(text, { from, to });
    if (onward === undefined) return;
    this.passed.push({ from, to, text: onward, at: performance.now() });
    this.#deliver(from, to, isResponse ? withoutVia(onward) : withVia(onward, from));
  }

  #deliver(from: string, to: string, text: string): void {
    const script = this.#scripts.get(to);
    const socket = this.#sockets.get(to);
    if (script !== undefined) script(text);
    else if (socket !== undefined) setTimeout(() => socket.receive(text));
    else if (!text.startsWith('SIP/2.0 ') && !text.startsWith('ACK ')) {
      this.tell(from, withoutVia(reply(text, '480 Temporarily Unavailable')));
    }
  }

  #called(text: string): string {
    const user = userOf(/^\S+ (\S+)/.exec(text)?.[1] ?? '');
    return this.#contacts.get(user) ?? user;
  }

  #answered(text: string): string {
    return /;received-from=([^;\s]+)/.exec(header(text, 'Via'))?.[1] ?? '';
  }
}

function withVia(text: string, from: string): string {
  const branch = /branch=([^;\s]+)/.exec(header(text, 'Via'))?.[1] ?? '';
  return text.replace(
    '\r\n',
    `\r\nVia: SIP/2.0/WS memory.invalid;branch=${branch}-x;received-from=${from}\r\n`,
  );
}

function withoutVia(text: string): string {
  return text.replace(/^Via:[^\r\n]*received-from=[^\r\n]*\r\n/im, '');
}

/** A response to a request, with the headers that RFC 3261 §8.2.6 wants. */
export function reply(request: string, status: string, headers: readonly string[] = [], body = ''): string {
  const vias = request.match(/^Via:.*$/gim) ?? [];
  const to = header(request, 'To');
  return [
    `SIP/2.0 ${status}`,
    ...vias.map((via) => via.trim()),
    `From: ${header(request, 'From')}`,
    `To: ${to.includes(';tag=') || status.startsWith('100') ? to : `${to};tag=memory`}`,
    `Call-ID: ${header(request, 'Call-ID')}`,
    `CSeq: ${header(request, 'CSeq')}`,
    ...headers,
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${new TextEncoder().encode(body).length}`,
    '',
    body,
  ].join('\r\n');
}
