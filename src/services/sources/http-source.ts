import type { ImportErrorCode, SourceErrorCode } from '../../domain/import/import-run.ts';
import type { FetchOptions, SourceCredentials, SourceFetcher } from '../../domain/import/source-access.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { AppError, isAppError } from '../../lib/app-error.ts';
import { toBase64 } from '../../lib/base64.ts';
import { BodyTooLarge, boundedBody } from '../../lib/bounded-body.ts';
import { answerChallenge, readChallenge } from '../../lib/digest.ts';

/** A server that says nothing for so long is given up. Milliseconds. */
const SILENCE_MS = 30_000;

export interface HttpSourceOptions {
  readonly silenceMs?: number;
  readonly maxBytes?: number;
}

type Failure = AppError<SourceErrorCode | ImportErrorCode>;

function failureOf({ status, statusText }: Response): Failure {
  const detail = `HTTP ${String(status)} ${statusText}`.trim();
  if (status === 401 || status === 407) return new AppError<SourceErrorCode>('source/unauthorized', detail);
  if (status === 403) return new AppError<SourceErrorCode>('source/forbidden', detail);
  if (status === 404 || status === 410) return new AppError<SourceErrorCode>('source/not-found', detail);
  return new AppError<SourceErrorCode>(status >= 500 ? 'source/server-error' : 'source/status', detail);
}

/** RFC 7617 §2.1: UTF-8. */
function basic(user: string, password: string): string {
  return `Basic ${toBase64(new TextEncoder().encode(`${user}:${password}`))}`;
}

function headerOf(credentials: SourceCredentials): string | undefined {
  switch (credentials.kind) {
    case 'none':
    case 'digest':
      return undefined;
    case 'basic':
      return basic(credentials.user, credentials.password);
    case 'bearer':
      return `Bearer ${credentials.token}`;
  }
}

/** Aborts a request that hangs. Each sign of life sets the clock back. */
class Silence {
  readonly #abort = new AbortController();
  readonly #ms: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly signal = this.#abort.signal;

  constructor(ms: number) {
    this.#ms = ms;
    this.heard();
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#abort.abort(new AppError<SourceErrorCode>('source/timeout', `${String(this.#ms / 1000)} s`));
    }, this.#ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Fetches an address as a page can: over https, from servers that allow it (CORS), without the cookies of the person. */
export class HttpSource implements SourceFetcher {
  readonly #silenceMs: number;
  readonly #maxBytes: number;

  constructor({ silenceMs = SILENCE_MS, maxBytes = IMPORT_LIMITS.bytes }: HttpSourceOptions = {}) {
    this.#silenceMs = silenceMs;
    this.#maxBytes = maxBytes;
  }

  async fetch(
    { url }: ContactSource,
    credentials: SourceCredentials,
    { signal, progress }: FetchOptions = {},
  ): Promise<Blob> {
    const silence = new Silence(this.#silenceMs);
    const both = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
    try {
      const response = await this.#ask(url, credentials, both);
      silence.heard();
      return await this.#read(response, (bytes, total) => {
        silence.heard();
        progress?.(bytes, total);
      });
    } catch (error) {
      throw silence.signal.aborted && signal?.aborted !== true ? silence.signal.reason : error;
    } finally {
      silence.end();
    }
  }

  async #ask(url: string, credentials: SourceCredentials, signal: AbortSignal): Promise<Response> {
    const response = await request(url, headerOf(credentials), signal);
    if (response.ok) return response;
    const challenge =
      response.status === 401 && credentials.kind === 'digest'
        ? readChallenge(response.headers.get('WWW-Authenticate') ?? '')
        : undefined;
    void response.body?.cancel();
    if (credentials.kind !== 'digest' || response.status !== 401) throw failureOf(response);
    // Only a server of the same origin, or one that exposes the header (CORS), lets a page see what it asks for.
    if (challenge === undefined)
      throw new AppError<SourceErrorCode>('source/unauthorized', 'no readable Digest challenge');
    // What a redirect led to is what asked.
    const { href, pathname, search } = new URL(response.url);
    const header = await answerChallenge(challenge, {
      ...credentials,
      method: 'GET',
      uri: pathname + search,
      cnonce: crypto.randomUUID().replaceAll('-', ''),
    });
    const answer = await request(href, header, signal);
    if (answer.ok) return answer;
    void answer.body?.cancel();
    throw failureOf(answer);
  }

  async #read(
    response: Response,
    progress: (bytes: number, total: number | undefined) => void,
  ): Promise<Blob> {
    try {
      const body = await boundedBody(response, this.#maxBytes, progress);
      return body.slice(0, body.size, response.headers.get('Content-Type') ?? '');
    } catch (error) {
      if (error instanceof BodyTooLarge)
        throw new AppError<ImportErrorCode>('import/too-large', error.message);
      throw unreachable(error);
    }
  }
}

function unreachable(error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  return new AppError<SourceErrorCode>('source/unreachable', error.message, { cause: error });
}

async function request(
  url: string,
  authorization: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const init: RequestInit = {
    signal,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: authorization === undefined ? {} : { Authorization: authorization },
  };
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof TypeError && (await isRedirect(url, init)))
      throw new AppError<SourceErrorCode>('source/redirect-loop', error.message, { cause: error });
    throw unreachable(error);
  }
}

/** A browser does not say why following failed; whether the address itself answers with a redirect, it does. */
async function isRedirect(url: string, init: RequestInit): Promise<boolean> {
  try {
    const { type } = await fetch(url, { ...init, redirect: 'manual' });
    return type === 'opaqueredirect';
  } catch (error) {
    if (isAppError(error)) throw error;
    return false;
  }
}
