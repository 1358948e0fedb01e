import { createRequire } from 'node:module';
import type * as Ws from 'ws';
import { readSip } from '../support/sip-text.ts';
import { TestRegistrar } from '../support/test-registrar.ts';

/** The version of the exchange; tools at the root bring older ones of their own. */
const require = createRequire(new URL('../../exchange/package.json', import.meta.url));
const { WebSocketServer } = require('ws') as typeof Ws;
type ServerSocket = Ws.WebSocket;

/** A SIP registrar over real WebSockets on loopback that can go away, come back on the same port, and fall silent. */
export class RegistrationServer {
  readonly #registrar = new TestRegistrar({ options: true });
  readonly #sockets = new Map<ServerSocket, string | undefined>();
  #server: Ws.WebSocketServer | undefined;
  #port = 0;
  #silent = false;
  /** A REGISTER of `user` came. `at` is `performance.now()`. */
  onRegister: (user: string, at: number) => void = () => undefined;

  get url(): string {
    return `ws://127.0.0.1:${String(this.#port)}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  async start(): Promise<void> {
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: this.#port,
      handleProtocols: () => 'sip',
      backlog: 4096,
    });
    server.on('connection', (socket) => {
      this.#accept(socket);
    });
    await new Promise((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.#port = address.port;
    this.#server = server;
  }

  /** Ends all connections without a word, as a killed process does. */
  dropAll(): void {
    for (const socket of this.#sockets.keys()) socket.terminate();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise((resolve) => server.close(resolve));
    this.dropAll();
    await closed;
  }

  /** From now on nothing that comes over the present connections is read or answered; new ones work. */
  fallSilent(): void {
    for (const socket of this.#sockets.keys()) socket.pause();
    this.#silent = true;
  }

  #accept(socket: ServerSocket): void {
    const mute = (): boolean => this.#silent && !fresh;
    const fresh = this.#silent;
    this.#sockets.set(socket, undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('message', (data: Buffer) => {
      if (!mute()) this.#hear(socket, data.toString());
    });
  }

  #hear(socket: ServerSocket, text: string): void {
    const at = performance.now();
    if (text === '\r\n\r\n') {
      socket.send('\r\n');
      return;
    }
    if (text.startsWith('REGISTER ')) {
      const user = /<sip:([^@>]+)@/.exec(readSip(text).header('From') ?? '')?.[1] ?? '';
      this.onRegister(user, at);
    }
    const answer = this.#registrar.handle(text);
    if (answer !== undefined) socket.send(answer);
  }
}
