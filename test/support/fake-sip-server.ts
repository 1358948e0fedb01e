import { TestRegistrar } from './test-registrar.ts';
import type { RegistrarOptions } from './test-registrar.ts';

/** The client's end of a WebSocket that leads to a {@link FakeSipServer}. Events come in later tasks, as real ones do. */
export class FakeSocket extends EventTarget {
  binaryType: BinaryType = 'blob';
  readyState: WebSocket['readyState'] = WebSocket.CONNECTING;
  readonly url: string;
  readonly #server: FakeSipServer;

  constructor(url: string, server: FakeSipServer) {
    super();
    this.url = url;
    this.#server = server;
    queueMicrotask(() => {
      if (this.readyState !== WebSocket.CONNECTING || server.stalled) return;
      if (server.refuses(url)) this.end(1006);
      else {
        this.readyState = WebSocket.OPEN;
        this.dispatchEvent(new Event('open'));
      }
    });
  }

  send(data: string): void {
    if (this.readyState !== WebSocket.OPEN) return;
    queueMicrotask(() => {
      this.#server.hear(this, data);
    });
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  /** A frame from the server. */
  receive(data: string | ArrayBuffer): void {
    if (this.readyState === WebSocket.OPEN) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** The connection ends, by the server or the network. */
  end(code: number): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

/** A SIP server in memory, for tests in a browser and in Node. */
export class FakeSipServer {
  readonly registrar: TestRegistrar;
  readonly sockets: FakeSocket[] = [];
  /** Every message that came, keep-alive frames left out. */
  readonly messages: string[] = [];
  pings = 0;
  /** Answers pings. */
  pongs = true;
  /** Neither answers nor reads: a server whose machine is gone. */
  silent = false;
  /** New connections hang. */
  stalled = false;
  /** Addresses that refuse a connection; all of them when true. */
  down: boolean | readonly string[] = false;

  constructor(options: RegistrarOptions = {}) {
    this.registrar = new TestRegistrar(options);
  }

  readonly open = (url: string): FakeSocket => {
    const socket = new FakeSocket(url, this);
    this.sockets.push(socket);
    return socket;
  };

  /** The connection made last. */
  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (last === undefined) throw new Error('nobody has connected');
    return last;
  }

  refuses(url: string): boolean {
    return this.down === true || (Array.isArray(this.down) && this.down.includes(url));
  }

  hear(socket: FakeSocket, data: string): void {
    if (data === '\r\n\r\n') {
      this.pings++;
      if (this.pongs && !this.silent) socket.receive('\r\n');
      return;
    }
    this.messages.push(data);
    if (this.silent) return;
    const answer = this.registrar.handle(data);
    if (answer !== undefined) socket.receive(answer);
  }
}
