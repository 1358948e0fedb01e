import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { HELPER_API, HELPER_LIMITS, parseFetch, parsePair, parseSources } from '../../protocol.ts';
import type { HelloAnswer, HelperFailure, HelperFault, PairAnswer } from '../../protocol.ts';
import { Fault } from './fault.ts';
import type { Pairing, Pairings } from './pairings.ts';
import type { SourceReader } from './source-reader.ts';

export interface SourceApiOptions {
  readonly pairings: Pairings;
  readonly reader: SourceReader;
  /** Of the app at its own address on the web, besides those that the helper serves it under. */
  readonly origins: readonly string[];
}

/** A request that passed the checks of host and origin. */
interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: string;
}

const STATUSES: Readonly<Partial<Record<HelperFault, number>>> = {
  'bad-request': 400,
  'not-paired': 401,
  'wrong-code': 403,
  'not-saved': 403,
  refused: 403,
  locked: 429,
  'too-soon': 429,
};

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

function sendFault(response: ServerResponse, error: unknown): void {
  const { code, detail } = error instanceof Fault ? error : new Fault('unreachable', String(error));
  const failure: HelperFailure = { error: code, ...(detail !== undefined && { detail }) };
  sendJson(response, STATUSES[code] ?? 502, failure);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > HELPER_LIMITS.request) throw new Fault('bad-request', 'too long');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Fault('bad-request', 'no JSON');
  }
}

function wanted<T>(value: T | undefined): T {
  if (value === undefined) throw new Fault('bad-request');
  return value;
}

/** What the app may ask of the helper (`protocol.ts`): pairing, and fetching its sources. */
export class SourceApi {
  readonly #options: SourceApiOptions;

  constructor(options: SourceApiOptions) {
    this.#options = options;
  }

  static owns(pathname: string): boolean {
    return pathname.startsWith(HELPER_API);
  }

  /** Answers a request whose host was checked. `own` are the origins that the helper serves the app under. */
  async answer(request: IncomingMessage, response: ServerResponse, own: readonly string[]): Promise<void> {
    const { origin = '' } = request.headers;
    // Every page of this computer reaches the helper; only the app may.
    if (![...own, ...this.#options.origins].includes(origin)) {
      sendJson(response, 403, { error: 'refused', detail: 'origin' } satisfies HelperFailure);
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Vary', 'Origin');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, {
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Allow-Private-Network': 'true',
        'Access-Control-Max-Age': '600',
      });
      response.end();
      return;
    }
    try {
      if (request.method !== 'POST') throw new Fault('bad-request', 'only POST');
      await this.#do({ request, response, origin });
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sendFault(response, error);
    }
  }

  async #do(call: Call): Promise<void> {
    const { request, response, origin } = call;
    const { pairings } = this.#options;
    const body = await bodyOf(request);
    switch (request.url?.slice(HELPER_API.length)) {
      case 'hello':
        sendJson(response, 200, {
          offhook: 1,
          paired: this.#pairing(call) !== undefined,
        } satisfies HelloAnswer);
        break;
      case 'code':
        pairings.showCode(origin);
        sendJson(response, 200, {});
        break;
      case 'pair': {
        const token = await pairings.pair(wanted(parsePair(body)).code, origin);
        sendJson(response, 200, { token } satisfies PairAnswer);
        break;
      }
      case 'unpair':
        await pairings.end(this.#paired(call));
        sendJson(response, 200, {});
        break;
      case 'sources':
        await pairings.allow(this.#paired(call), wanted(parseSources(body)).urls);
        sendJson(response, 200, {});
        break;
      case 'fetch':
        await this.#fetch(call, body);
        break;
      default:
        throw new Fault('bad-request', 'nothing of this name');
    }
  }

  async #fetch(call: Call, body: unknown): Promise<void> {
    const { response } = call;
    const left = new AbortController();
    response.once('close', () => {
      left.abort();
    });
    const pairing = this.#paired(call);
    const content = await this.#options.reader.open(pairing, wanted(parseFetch(body)), left.signal);
    response.writeHead(200, {
      // Whatever it is, this origin shows none of it as a page.
      'Content-Type': 'application/octet-stream',
      'X-Source-Type': content.type.replace(/[^\x20-\x7e]/g, ''),
      'Access-Control-Expose-Headers': 'X-Source-Type',
      'Cache-Control': 'no-store',
      ...(content.length !== undefined && { 'Content-Length': content.length }),
    });
    await pipeline(content.body, response);
  }

  #pairing({ request, origin }: Call): Pairing | undefined {
    const token = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    return token === undefined ? undefined : this.#options.pairings.find(token, origin);
  }

  #paired(call: Call): Pairing {
    const pairing = this.#pairing(call);
    if (pairing === undefined) throw new Fault('not-paired');
    return pairing;
  }
}
