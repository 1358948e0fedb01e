import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { syntheticCsv } from './synthetic-csv.ts';

export const CSV =
  'id,cn,sn,title,phone1,groups\n010201,Tim1-web,Harper1,Product Manager1,1,"friends,support,dev"\n';
/** Records of `/many.csv`. */
export const MANY = 20_000;
export const USER = { name: 'Mufasa', password: 'Circle of Life: ü' } as const;
export const TOKEN = 'a-token-of-the-test';

export interface SeenRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  /** What nobody but the app itself should get of the person. */
  readonly traces: readonly string[];
}

export interface SourceServer {
  readonly url: string;
  /** In their order. */
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

interface Options {
  /** `Access-Control-Allow-Origin` for all, and the challenge of Digest exposed. */
  readonly cors?: boolean;
  /** Where `/elsewhere` redirects to. */
  readonly elsewhere?: string;
  /** Whether `/bearer` takes a token; `TOKEN` alone when missing. */
  readonly accepts?: (token: string) => Promise<boolean>;
}

const hash = (algorithm: string, text: string): string =>
  createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
    .update(text)
    .digest('hex');

/** Checks a Digest answer as a server does (RFC 7616 §3.4.6). */
function digestProves(header: string, nonce: string, algorithm: string, path: string): boolean {
  const value = (name: string): string => new RegExp(`[ ,]${name}="?([^",]*)"?`).exec(header)?.[1] ?? '';
  const ha1 = hash(algorithm, `${USER.name}:${value('realm')}:${USER.password}`);
  const middle = [nonce, value('nc'), value('cnonce'), 'auth'].join(':');
  const expected = hash(algorithm, `${ha1}:${middle}:${hash(algorithm, `GET:${path}`)}`);
  return value('nonce') === nonce && value('uri') === path && value('response') === expected;
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/csv; charset=utf-8', ...headers });
  response.end(body);
}

/** A source as servers on the network are: with each kind of sign-in, and each way to fail. */
export async function startSourceServer({
  cors = false,
  elsewhere = '/data.csv',
  accepts = (token) => Promise.resolve(token === TOKEN),
}: Options = {}): Promise<SourceServer> {
  const requests: SeenRequest[] = [];
  const nonce = randomBytes(16).toString('hex');

  const digest = (request: IncomingMessage, response: ServerResponse, algorithm: string): void => {
    const { authorization = '' } = request.headers;
    if (digestProves(authorization, nonce, algorithm, request.url ?? '')) send(response, 200, CSV);
    else
      send(response, 401, '', {
        'WWW-Authenticate': `Digest realm="source", qop="auth", algorithm=${algorithm}, nonce="${nonce}", opaque="o"`,
      });
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/';
    const { authorization, cookie, referer } = request.headers;
    const traces = [cookie, referer].filter((trace) => trace !== undefined);
    requests.push({ path, authorization, traces });
    const basic = `Basic ${Buffer.from(`${USER.name}:${USER.password}`).toString('base64')}`;
    switch (path.split('?')[0]) {
      case '/data.csv':
        send(response, 200, CSV);
        break;
      case '/many.csv':
        send(response, 200, syntheticCsv(MANY));
        break;
      case '/html':
        send(response, 200, '<!doctype html><html><title>Sign in</title></html>', {
          'Content-Type': 'text/html',
        });
        break;
      case '/basic':
        if (authorization === basic) send(response, 200, CSV);
        else send(response, 401, '', { 'WWW-Authenticate': 'Basic realm="source"' });
        break;
      case '/digest-md5':
        digest(request, response, 'MD5');
        break;
      case '/digest-sha':
        digest(request, response, 'SHA-256');
        break;
      case '/bearer':
        void accepts(authorization?.replace(/^Bearer /, '') ?? '').then((good) => {
          if (good) send(response, 200, CSV);
          else send(response, 401, '', { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
        });
        break;
      case '/loop':
        send(response, 302, '', { Location: '/loop' });
        break;
      case '/moved':
        send(response, 301, '', { Location: '/basic' });
        break;
      case '/elsewhere':
        send(response, 302, '', { Location: elsewhere });
        break;
      case '/to-file':
        send(response, 302, '', { Location: 'file:///etc/passwd' });
        break;
      case '/silent':
        break;
      case '/half':
        response.writeHead(200, { 'Content-Type': 'text/csv' });
        response.write('id,cn\n');
        break;
      case '/large':
        response.writeHead(200, { 'Content-Length': '5000' });
        response.end('x'.repeat(5000));
        break;
      case '/endless':
        response.writeHead(200);
        response.write('x'.repeat(5000));
        break;
      default: {
        const status = Number(/^\/status\/(\d{3})/.exec(path)?.[1] ?? 404);
        send(response, status, '<!doctype html><title>Oops</title>', { 'Content-Type': 'text/html' });
      }
    }
  };

  const server = createServer((request, response) => {
    if (cors) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', 'Authorization');
      response.setHeader('Access-Control-Expose-Headers', 'WWW-Authenticate');
    }
    if (request.method === 'OPTIONS') send(response, 204, '');
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
