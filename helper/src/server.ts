import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { HelperConfig } from './config.ts';
import { Pairings } from './sources/pairings.ts';
import { SourceApi } from './sources/source-api.ts';
import { SourceReader } from './sources/source-reader.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { findFile } from './static-files.ts';
import type { StaticFile } from './static-files.ts';

/** Where a second start asks who holds the port. */
export const HEALTH_PATH = '/offhook-health';

export interface Helper {
  readonly port: number;
  /** The same app under two names: two origins, so two phones in one browser. */
  readonly urls: readonly [string, string];
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '::1'] as const;

type Bodies = ReadonlyMap<string, unknown>;

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): Promise<void> {
  const known = request.headers['if-none-match']?.split(/,\s*/).includes(file.headers.ETag ?? '') ?? false;
  if (known || request.method === 'HEAD') {
    const { 'Content-Length': _, ...withoutLength } = file.headers;
    response.writeHead(known ? 304 : 200, known ? withoutLength : file.headers);
    response.end();
    return;
  }
  response.writeHead(200, file.headers);
  await pipeline(file.handle.createReadStream(), response);
}

/** Any page can lead a browser here by a name of its own that resolves to loopback; only the real names are served. */
function hostsOf(port: number): readonly string[] {
  return [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`];
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split(/[?#]/, 1)[0] ?? '/';
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { root, bodies, api }: { readonly root: string; readonly bodies: Bodies; readonly api: SourceApi },
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const hosts = hostsOf(request.socket.localPort ?? 0);
  if (!hosts.includes(request.headers.host ?? '')) {
    sendText(response, 421, 'Open the phone by its own address.');
    return;
  }
  const pathname = pathOf(request);
  if (SourceApi.owns(pathname)) {
    const own = hosts.map((host) => `http://${host}`);
    await api.answer(request, response, own);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(response, 405, 'Only reading is possible here.');
    return;
  }
  const body = bodies.get(pathname);
  if (body !== undefined) {
    sendJson(response, body);
    return;
  }
  const file = await findFile(root, pathname, request.headers['accept-encoding'] ?? '');
  if (file === undefined) {
    sendText(response, 404, 'There is nothing under this address.');
    return;
  }
  try {
    await sendFile(request, response, file);
  } finally {
    // A browser that left before the first byte leaves the handle open, and Node ends the process when it finds one.
    await file.handle.close();
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function isMissingFamily(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}

/**
 * Serves the built app on loopback, IPv4 and, where the machine has it, IPv6 (`localhost` may resolve to either).
 * `show` shows a code for pairing to the person who started it.
 * @throws the system's error when the port is taken (`EADDRINUSE`); nothing is left listening then.
 */
export async function startHelper(
  config: HelperConfig,
  show: (code: string, origin: string) => void = () => undefined,
): Promise<Helper> {
  const api = new SourceApi({
    pairings: await Pairings.open({ folder: config.data, show }),
    reader: new SourceReader({ folders: config.folders ?? [] }),
    origins: config.origins ?? [],
  });
  const bodies: Bodies = new Map<string, unknown>([
    [HEALTH_PATH, { offhook: 1, version: config.version }],
    ['/practice.json', { offhook: 1, exchangePort: config.exchangePort }],
  ]);
  const servers: Server[] = [];
  let port = config.port;
  for (const host of LOOPBACK) {
    const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 16_384 });
    server.on('request', (request, response) => {
      // A browser that leaves in mid-transfer is no fault; the socket is gone either way.
      answer(request, response, { root: config.root, bodies, api }).catch(() => {
        response.destroy();
      });
    });
    try {
      port = await listen(server, port, host);
      servers.push(server);
    } catch (error) {
      if (servers.length > 0 && isMissingFamily(error)) continue;
      await Promise.all(servers.map(close));
      throw error;
    }
  }
  return {
    port,
    urls: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}
