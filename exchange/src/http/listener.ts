import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { AccessRules } from './origins.ts';

/** The largest message: an INVITE with a generous session description is a tenth of it. */
const MAX_MESSAGE = 64 * 1024;
const MAX_CONNECTIONS = 256;

export interface ListenerHandlers {
  rules(): AccessRules;
  onHttp(request: IncomingMessage, response: ServerResponse): void;
  onSocket(socket: WebSocket): void;
}

function refuse(socket: Socket, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Errors of a machine without IPv6. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

function bind(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

/** The HTTP server with the WebSocket at `/sip`, on one or more addresses. */
export class Listener {
  readonly #servers: Server[] = [];
  readonly #sockets: WebSocketServer;
  readonly #handlers: ListenerHandlers;

  constructor(handlers: ListenerHandlers) {
    this.#handlers = handlers;
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_MESSAGE,
      perMessageDeflate: false,
      handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
    });
  }

  get connections(): number {
    return this.#sockets.clients.size;
  }

  /**
   * Listens on every address, with one port for all; resolves with it. Rejects with the error of the system
   * (`EADDRINUSE`…) and then listens on none. An address this machine doesn't have is left out, but not the first.
   */
  async listen(port: number, addresses: readonly string[]): Promise<number> {
    let bound = port;
    try {
      for (const address of addresses) {
        const server = this.#create();
        try {
          bound = await bind(server, bound, address);
          this.#servers.push(server);
        } catch (error) {
          const code = (error as NodeJS.ErrnoException).code ?? '';
          if (this.#servers.length === 0 || !NO_SUCH_ADDRESS.has(code)) throw error;
        }
      }
      return bound;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Cuts every WebSocket without a goodbye, as a network does that is gone. */
  dropConnections(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.close(1001, 'The exchange ends');
    const closed = this.#servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        }),
    );
    // Sockets that don't answer the close frame are not waited for.
    const forced = setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate();
    }, 200);
    await Promise.all(closed);
    clearTimeout(forced);
  }

  #create(): Server {
    const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000 }, (request, response) => {
      this.#handlers.onHttp(request, response);
    });
    server.maxConnections = MAX_CONNECTIONS * 2;
    server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      this.#upgrade(request, socket, head);
    });
    return server;
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => {
      socket.destroy();
    });
    const { host = '', origin = '' } = request.headers;
    const rules = this.#handlers.rules();
    const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
    if (!rules.hosts.has(host) || !rules.origins.has(origin)) refuse(socket, '403 Forbidden');
    else if (request.url !== '/sip') refuse(socket, '404 Not Found');
    else if (!protocols.includes('sip')) refuse(socket, '400 Bad Request');
    else if (this.connections >= MAX_CONNECTIONS) refuse(socket, '503 Service Unavailable');
    else {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.#handlers.onSocket(webSocket);
      });
    }
  }
}
