import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type * as Ws from 'ws';
import { TestRegistrar } from './test-registrar.ts';

/** The version of the exchange; tools at the root bring older ones of their own. */
const require = createRequire(new URL('../../exchange/package.json', import.meta.url));
const { WebSocketServer } = require('ws') as typeof Ws;

/** A registrar with digest on a real WebSocket, which counts what it hears. */
export class SipListener {
  readonly registrar: TestRegistrar;
  readonly url: string;
  readonly #server: Ws.WebSocketServer;

  constructor(server: Ws.WebSocketServer, accounts: Readonly<Record<string, string>>) {
    this.#server = server;
    this.registrar = new TestRegistrar({ accounts });
    this.url = `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('connection', (socket) => {
      socket.on('message', (data) => {
        const message = (data as Buffer).toString('utf8');
        const answer = message === '\r\n\r\n' ? '\r\n' : this.registrar.handle(message);
        if (answer !== undefined) socket.send(answer);
      });
    });
  }

  /** @param accounts passwords by user. */
  static async open(accounts: Readonly<Record<string, string>>): Promise<SipListener> {
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      handleProtocols: () => 'sip',
    });
    await once(server, 'listening');
    return new SipListener(server, accounts);
  }

  /** How many REGISTERs came. */
  get registers(): number {
    return this.registrar.registers.length;
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }
}
