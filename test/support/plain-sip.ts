import { EmitterImpl, TransportState, UserAgent } from 'sip.js';
import type { Transport, UserAgentOptions } from 'sip.js';
import type { Socket } from '../../src/services/sip/transport.ts';
import type { FakeSipServer } from './fake-sip-server.ts';

/** Where connections lead: a server that a test plays. */
export interface SocketSource {
  readonly open: (url: string) => Socket;
}

/** The least transport that SIP.js can run on, with nothing mended: what tests show its defects with. */
export class PlainTransport implements Transport {
  readonly protocol = 'WSS';
  readonly stateChange = new EmitterImpl<TransportState>();
  state = TransportState.Disconnected;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #server: SocketSource;
  #socket: Socket | undefined;

  constructor(_logger: unknown, options: { readonly server: SocketSource }) {
    this.#server = options.server;
  }

  connect(): Promise<void> {
    this.#to(TransportState.Connecting);
    const socket = this.#server.open('wss://plain.test/ws');
    this.#socket = socket;
    socket.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<string>;
      if (data.trim() !== '') this.onMessage?.(data);
    });
    socket.addEventListener('close', () => {
      this.#to(TransportState.Disconnected);
      this.onDisconnect?.(new Error('closed'));
    });
    return new Promise((resolve) => {
      socket.addEventListener('open', () => {
        this.#to(TransportState.Connected);
        this.onConnect?.();
        resolve();
      });
    });
  }

  disconnect(): Promise<void> {
    this.#socket?.close();
    this.#to(TransportState.Disconnected);
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  isConnected(): boolean {
    return this.state === TransportState.Connected;
  }

  send(message: string): Promise<void> {
    if (!this.isConnected()) return Promise.reject(new Error('not connected'));
    this.#socket?.send(message);
    return Promise.resolve();
  }

  #to(state: TransportState): void {
    this.state = state;
    this.stateChange.emit(state);
  }
}

/** A user agent of SIP.js as it comes, for account 100 with password `secret`. */
export function plainUserAgent(server: FakeSipServer, options: UserAgentOptions = {}): UserAgent {
  const uri = UserAgent.makeURI('sip:100@practice.test');
  if (uri === undefined) throw new Error('unreachable: the address is constant');
  return new UserAgent({
    uri,
    authorizationUsername: '100',
    authorizationPassword: 'secret',
    transportConstructor: PlainTransport,
    transportOptions: { server },
    logBuiltinEnabled: false,
    ...options,
  });
}

/**
 * From now on, `new WebSocket`, which is what SIP.js's own transport does, gives the sockets of a test. Returns the
 * function that ends this.
 */
export function replaceWebSocket(open: (url: string) => Socket): () => void {
  const browsers = window.WebSocket;
  // A function that returns an object is a constructor too; the transport asks for no more than `Socket` names.
  const replaced = function (url: string): Socket {
    return open(url);
  };
  window.WebSocket = Object.assign(replaced, browsers);
  return () => {
    window.WebSocket = browsers;
  };
}
