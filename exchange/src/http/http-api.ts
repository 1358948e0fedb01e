import type { IncomingMessage, ServerResponse } from 'node:http';
import { DOMAIN } from '../accounts.ts';
import type { AccessRules } from './origins.ts';
import type { Leases } from './leases.ts';

/** Numbers only: who calls whom is nobody's business. */
export interface Status {
  readonly accounts: number;
  readonly leased: number;
  readonly registered: number;
  readonly connections: number;
  readonly calls: number;
}

const MAX_BODY = 4096;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

interface LeaseRequest {
  readonly client: string;
  readonly preferred?: string;
}

function readLeaseRequest(text: string): LeaseRequest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { client, preferred } = value as { client?: unknown; preferred?: unknown };
  if (typeof client !== 'string' || !UUID.test(client)) return undefined;
  if (preferred === undefined) return { client };
  return typeof preferred === 'string' && preferred.length <= 16 ? { client, preferred } : undefined;
}

/** The body as text; undefined when it is longer than allowed. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, value?: unknown): void {
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (value === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(value));
}

/** `POST /lease` and `GET /status`. */
export class HttpApi {
  readonly #rules: AccessRules;
  readonly #leases: Leases;
  readonly #status: () => Status;

  constructor(rules: AccessRules, leases: Leases, status: () => Status) {
    this.#rules = rules;
    this.#leases = leases;
    this.#status = status;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin, host } = request.headers;
    if (!this.#rules.hosts.has(host ?? '')) {
      send(response, 403, { error: 'host-not-allowed' });
      return;
    }
    if (origin !== undefined) {
      if (!this.#rules.origins.has(origin)) {
        send(response, 403, { error: 'origin-not-allowed' });
        return;
      }
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Vary', 'Origin');
    }
    const route = `${request.method ?? ''} ${request.url ?? ''}`;
    if (route === 'OPTIONS /lease') this.#preflight(response);
    else if (route === 'POST /lease') await this.#lease(request, response);
    else if (route === 'GET /status') send(response, 200, this.#status());
    else send(response, 404, { error: 'not-found' });
  }

  #preflight(response: ServerResponse): void {
    response.setHeader('Access-Control-Allow-Methods', 'POST');
    response.setHeader('Access-Control-Allow-Headers', 'content-type');
    response.setHeader('Access-Control-Max-Age', '600');
    send(response, 204);
  }

  async #lease(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A password is given to an allowed page only; a request that names no page is none.
    if (request.headers.origin === undefined) {
      send(response, 403, { error: 'origin-not-allowed' });
      return;
    }
    // A form could post text/plain without a preflight.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      send(response, 415, { error: 'not-json' });
      return;
    }
    const body = await readBody(request);
    const wish = body === undefined ? undefined : readLeaseRequest(body);
    if (wish === undefined) {
      send(response, body === undefined ? 413 : 400, { error: 'invalid' });
      return;
    }
    const account = this.#leases.take(wish.client, wish.preferred);
    if (account === undefined) {
      send(response, 409, { error: 'full' });
      return;
    }
    const { user, password, displayName } = account;
    const servers = [`ws://${request.headers.host ?? ''}/sip`];
    send(response, 200, { user, password, domain: DOMAIN, servers, displayName, iceServers: [] });
  }
}
