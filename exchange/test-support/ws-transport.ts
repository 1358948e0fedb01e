import { EmitterImpl } from 'sip.js/lib/api/emitter.js';
import { TransportState } from 'sip.js/lib/api/transport-state.js';
import type { Transport } from 'sip.js/lib/api/transport.js';
import type { Emitter } from 'sip.js/lib/api/emitter.js';
import { WebSocket } from 'ws';

/** SIP.js over the `ws` package, so that a test in Node can send an Origin header and drop its connection. */
export class WsTransport implements Transport {
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly protocol = 'WS';
  readonly #url: string;
  readonly #origin: string;
  readonly #stateChange = new EmitterImpl<TransportState>();
  #state: TransportState = TransportState.Disconnected;
  #socket: WebSocket | undefined;

  constructor(url: string, origin: string) {
    this.#url = url;
    this.#origin = origin;
  }

  get state(): TransportState {
    return this.#state;
  }

  get stateChange(): Emitter<TransportState> {
    return this.#stateChange;
  }

  async connect(): Promise<void> {
    this.#move(TransportState.Connecting);
    const socket = new WebSocket(this.#url, 'sip', { origin: this.#origin });
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (text.trim() !== '') this.onMessage?.(text);
    });
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#move(TransportState.Disconnected);
      this.onDisconnect?.(new Error('closed'));
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    this.#move(TransportState.Connected);
    this.onConnect?.();
  }

  /** Breaks the connection as a network does: no close frame. */
  drop(): void {
    this.#socket?.terminate();
  }

  disconnect(): Promise<void> {
    this.#socket?.close();
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    this.#socket?.terminate();
    return Promise.resolve();
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  send(message: string): Promise<void> {
    if (this.#socket === undefined) return Promise.reject(new Error('not connected'));
    this.#socket.send(message);
    return Promise.resolve();
  }

  #move(state: TransportState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#stateChange.emit(state);
  }
}
