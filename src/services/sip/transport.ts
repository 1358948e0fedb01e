import { EmitterImpl, StateTransitionError, TransportState } from 'sip.js';
import type { Emitter, Transport } from 'sip.js';
import type { LineProblem } from '../../domain/call/line.ts';
import { AppError } from '../../lib/app-error.ts';
import { deferred } from '../../lib/deferred.ts';
import type { Deferred } from '../../lib/deferred.ts';
import { logger } from '../../lib/logger.ts';
import { fixIncoming, restoreOutgoing } from './header-fixups.ts';
import type { Timers } from './ports.ts';
import { traceMessage } from './sip-log.ts';
import { frameText } from './transport-frame.ts';

/** The part of `WebSocket` that the transport uses. */
export type Socket = Pick<WebSocket, 'addEventListener' | 'send' | 'close' | 'binaryType' | 'readyState'>;

/** Why the link is not there; `detail` is a close code or what the browser said. */
export type LinkError = AppError<LineProblem>;

export interface SipTransportOptions {
  /** Addresses in the order of preference; at least one. */
  readonly servers: readonly string[];
  readonly timers: Timers;
  /** Opens a WebSocket with subprotocol `sip` (RFC 7118 §4.1). */
  readonly openSocket?: (url: string) => Socket;
  /** A message or keep-alive frame came. `pong`: it was the answer to a ping (RFC 5626 §3.5.1). */
  readonly onHeard?: (pong: boolean) => void;
  /** Called first with each message; true keeps it from SIP.js (answers to our own keep-alive requests). */
  readonly intercept?: (message: string) => boolean;
  /** User part of our Contact, see `fixIncoming`. */
  readonly ownContact?: string;
  /** The state changed; SIP.js knows already. */
  readonly onLinkChange?: (error?: LinkError) => void;
}

const PING = '\r\n\r\n';
const PONG = '\r\n';
/** A dead address must not hold back the next one; with nothing else to try, a slow one gets more time. */
const OPEN_TIMEOUT_MS = { only: 8000, oneOfSeveral: 4000 };
const GENTLE_MS = 1000;
const log = logger('sip');

/**
 * SIP over WebSocket (RFC 7118) for SIP.js, which calls `connect` and `disconnect`; it never reconnects by itself.
 *
 * A failed `connect` moves on to the next address, so that attempts go round; a lost link is tried at the same
 * address first. Whatever the far side sends, nothing is thrown and the next message is read.
 */
export class SipTransport implements Transport {
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #options: SipTransportOptions;
  readonly #emitter = new EmitterImpl<TransportState>();
  #state = TransportState.Disconnected;
  #server = 0;
  #socket: Socket | undefined;
  #opening: Deferred<undefined> | undefined;
  #closing: Deferred<undefined> | undefined;
  #cancelTimeout: () => void = () => undefined;
  #notifying = false;
  #reading = '';

  constructor(options: SipTransportOptions) {
    this.#options = options;
  }

  get protocol(): string {
    return this.url.startsWith('ws:') ? 'WS' : 'WSS';
  }

  /** The address in use, or next to be tried. */
  get url(): string {
    return this.#options.servers[this.#server] ?? '';
  }

  get state(): TransportState {
    return this.#state;
  }

  get stateChange(): Emitter<TransportState> {
    return this.#emitter;
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  /** The next `connect` takes the next address. */
  nextServer(): void {
    this.#server = (this.#server + 1) % this.#options.servers.length;
  }

  /** Rejects with a {@link LinkError}. */
  connect(): Promise<void> {
    if (this.#notifying) return Promise.reject(new StateTransitionError('connect() within a state change'));
    if (this.#state === TransportState.Connected) return Promise.resolve();
    if (this.#opening !== undefined) return this.#opening.promise;
    this.#release();
    const opening = deferred<undefined>();
    this.#opening = opening;
    this.#transition(TransportState.Connecting);
    this.#open();
    return opening.promise;
  }

  disconnect(): Promise<void> {
    if (this.#notifying)
      return Promise.reject(new StateTransitionError('disconnect() within a state change'));
    if (this.#state === TransportState.Disconnected) return Promise.resolve();
    if (this.#closing !== undefined) return this.#closing.promise;
    const closing = deferred<undefined>();
    this.#closing = closing;
    const opening = this.#opening;
    this.#opening = undefined;
    this.#transition(TransportState.Disconnecting);
    opening?.reject(new AppError<LineProblem>('connection-lost', 'closed by this side'));
    // The closing handshake may never be answered; the phone does not wait for it (RFC 6455 §7.1.1 lets us leave).
    this.#release(closeGently);
    this.#closing = undefined;
    this.#transition(TransportState.Disconnected);
    closing.resolve(undefined);
    return closing.promise;
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  /** Declares the link dead, as if the socket had closed: the keep-alive heard nothing. */
  abandon(problem: LineProblem, detail: string): void {
    this.#down(new AppError(problem, detail));
  }

  send(message: string): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined || this.#state !== TransportState.Connected) {
      return Promise.reject(new AppError<LineProblem>('connection-lost', 'not connected'));
    }
    const outgoing = restoreOutgoing(message);
    traceMessage('sent', this.url, outgoing);
    socket.send(outgoing);
    return Promise.resolve();
  }

  /** Sends a CRLF ping (RFC 5626 §3.5.1). */
  ping(): void {
    if (this.isConnected()) this.#socket?.send(PING);
  }

  /** Answers 400 to the message that is being read, where it can be; SIP.js drops what it cannot read without a word. */
  refuseMessage(): void {
    const text = this.#reading;
    const answer = async (): Promise<void> => {
      const { badRequest } = await import('./bad-request.ts');
      const response = badRequest(text);
      log.warn(`a message that cannot be read was ${response === undefined ? 'dropped' : 'refused'}`);
      if (response !== undefined) await this.send(response);
    };
    answer().catch((error: unknown) => {
      log.debug('400 not sent', error);
    });
  }

  #open(): void {
    const {
      servers,
      timers,
      openSocket = (url: string): Socket => new WebSocket(url, 'sip'),
    } = this.#options;
    let socket: Socket;
    try {
      socket = openSocket(this.url);
    } catch (error) {
      const insecure = error instanceof DOMException && error.name === 'SecurityError';
      this.#failLater(new AppError(insecure ? 'insecure-address' : 'invalid-address', String(error)));
      return;
    }
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      if (this.#socket === socket) this.#opened();
    });
    socket.addEventListener('message', (event) => {
      if (this.#socket === socket) this.#received(event.data);
    });
    socket.addEventListener('close', (event) => {
      if (this.#socket === socket) this.#closed(event.code, event.reason);
    });
    this.#cancelTimeout = timers.after(
      servers.length > 1 ? OPEN_TIMEOUT_MS.oneOfSeveral : OPEN_TIMEOUT_MS.only,
      () => {
        if (this.#socket === socket) this.#down(new AppError('server-unreachable', 'no answer in time'));
      },
    );
  }

  #opened(): void {
    this.#cancelTimeout();
    const opening = this.#opening;
    this.#opening = undefined;
    this.#transition(TransportState.Connected);
    opening?.resolve(undefined);
  }

  /** A browser gives no reason for a connection that could not be opened; a code comes only when it was open. */
  #closed(code: number, reason: string): void {
    const problem: LineProblem = this.isConnected() ? 'connection-lost' : 'server-unreachable';
    this.#down(
      new AppError(problem, `WebSocket closed, ${String(code)}${reason === '' ? '' : ` ${reason}`}`),
    );
  }

  /** `connect` must not change the state twice before it returns (contract of SIP.js). */
  #failLater(error: LinkError): void {
    const opening = this.#opening;
    void Promise.resolve().then(() => {
      if (this.#opening === opening && opening !== undefined) this.#down(error);
    });
  }

  #down(error: LinkError): void {
    if (this.#state === TransportState.Disconnected) return;
    const opening = this.#opening;
    this.#opening = undefined;
    this.#release();
    if (opening !== undefined) this.nextServer();
    this.#transition(TransportState.Disconnected, error);
    opening?.reject(error);
  }

  /** Lets go of the socket; its later events are ignored. */
  #release(close: (socket: Socket, timers: Timers) => void = closeAtOnce): void {
    this.#cancelTimeout();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) close(socket, this.#options.timers);
  }

  #received(data: unknown): void {
    const text = frameText(data);
    if (text === undefined) {
      log.warn('a frame that is no text, or is too large, was dropped');
      return;
    }
    this.#options.onHeard?.(text === PONG);
    if (text === PONG || text === '') return;
    if (text === PING) {
      // Only a server pings with a double CRLF; it gets its pong (RFC 5626 §3.5.1).
      this.#socket?.send(PONG);
      return;
    }
    traceMessage('received', this.url, text);
    try {
      if (this.#options.intercept?.(text) === true) return;
      const message = fixIncoming(text, this.#options.ownContact);
      this.#reading = text;
      if (message === undefined) this.refuseMessage();
      else this.onMessage?.(message);
    } catch (error) {
      log.warn('a message could not be handled and was dropped', error);
    }
  }

  #transition(state: TransportState, error?: LinkError): void {
    const before = this.#state;
    this.#state = state;
    this.#notifying = true;
    try {
      if (state === TransportState.Connected) this.onConnect?.();
      if (before === TransportState.Connected) this.onDisconnect?.(error);
      this.#emitter.emit(state);
    } finally {
      this.#notifying = false;
    }
    this.#options.onLinkChange?.(error);
  }
}

function closeAtOnce(socket: Socket): void {
  socket.close();
}

/**
 * A browser complains on the console when a socket is closed before it is open. Nobody waits for this one, so it may open
 * first; not for long, for it keeps others to the same address from opening (RFC 6455 §4.1).
 */
function closeGently(socket: Socket, timers: Timers): void {
  if (socket.readyState !== WebSocket.CONNECTING) {
    socket.close();
    return;
  }
  const close = (): void => {
    cancel();
    socket.close();
  };
  const cancel = timers.after(GENTLE_MS, close);
  socket.addEventListener('open', close);
  socket.addEventListener('close', cancel);
}
