import { EmitterImpl, TransportState, UserAgent } from 'sip.js';
import type { Transport, UserAgentOptions } from 'sip.js';
import type { FakeSipServer, FakeSocket } from './fake-sip-server.ts';

/** The least transport that SIP.js can run on, with nothing mended: what tests show its defects with. */
export class PlainTransport implements Transport {
  readonly protocol = 'WSS';
  readonly stateChange = new EmitterImpl<TransportState>();
  state = TransportState.Disconnected;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #server: FakeSipServer;
  #socket: FakeSocket | undefined;

  constructor(_logger: unknown, options: { readonly server: FakeSipServer }) {
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
