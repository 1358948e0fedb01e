import { Readable, Transform } from 'node:stream';
import type { FetchRequest } from '../../protocol.ts';
import { openAllowedFile } from './allowed-file.ts';
import { Fault } from './fault.ts';
import { getSource } from './http-source.ts';
import type { Pairing } from './pairings.ts';

export interface SourceReaderOptions {
  /** Folders whose files may be read. */
  readonly folders: readonly string[];
  readonly maxBytes?: number;
  /** A server that says nothing for so long is given up. Milliseconds. */
  readonly silenceMs?: number;
}

/** The content of a source on its way. */
export interface SourceContent {
  readonly body: Readable;
  readonly type: string;
  readonly length: number | undefined;
}

const MAX_BYTES = 200 * 1024 * 1024;
const SILENCE_MS = 30_000;

/** The one writing of an address, so that a list and a wish can be compared; undefined for what is none. */
function canonical(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.hash = '';
  return /^(?:https?|file):$/.test(url.protocol) && url.username + url.password === '' ? url.href : undefined;
}

/** Reads sources: what the pairing has on its list, and what is tried, bounded in size and time. */
export class SourceReader {
  readonly #folders: readonly string[];
  readonly #maxBytes: number;
  readonly #silenceMs: number;

  constructor({ folders, maxBytes = MAX_BYTES, silenceMs = SILENCE_MS }: SourceReaderOptions) {
    this.#folders = folders;
    this.#maxBytes = maxBytes;
    this.#silenceMs = silenceMs;
  }

  /** @throws Fault */
  async open(
    { urls }: Pairing,
    { url, credentials, trial = false }: FetchRequest,
    left: AbortSignal,
  ): Promise<SourceContent> {
    const wanted = canonical(url);
    const list = new Set((trial ? [...urls, url] : urls).map(canonical));
    if (wanted === undefined || !list.has(wanted)) throw new Fault('not-saved');
    const address = new URL(wanted);
    if (address.protocol === 'file:') return this.#file(address);

    const silence = new AbortController();
    const expire = (): void => {
      silence.abort(new Fault('timeout', `${this.#silenceMs / 1000} s`));
    };
    let timer = setTimeout(expire, this.#silenceMs);
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(expire, this.#silenceMs);
    };
    try {
      const response = await getSource(address, {
        credentials,
        allowed: (next) => list.has(canonical(next.href)),
        signal: AbortSignal.any([silence.signal, left]),
      });
      heard();
      return this.#content(response, heard, () => {
        clearTimeout(timer);
      });
    } catch (error) {
      clearTimeout(timer);
      throw silence.signal.aborted ? silence.signal.reason : error;
    }
  }

  async #file(url: URL): Promise<SourceContent> {
    const handle = await openAllowedFile(url, this.#folders, this.#maxBytes);
    const { size } = await handle.stat();
    // No more than that, though it may grow while it is read.
    const body = handle.createReadStream({ end: Math.max(0, size - 1) });
    return { body, type: 'application/octet-stream', length: size };
  }

  #content(response: Response, heard: () => void, end: () => void): SourceContent {
    const length = Number(response.headers.get('Content-Length') ?? Number.NaN);
    if (length > this.#maxBytes) {
      end();
      void response.body?.cancel();
      throw new Fault('too-large', `${length} bytes`);
    }
    let bytes = 0;
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        heard();
        bytes += chunk.length;
        if (bytes > this.#maxBytes) done(new Fault('too-large'));
        else done(null, chunk);
      },
    });
    counted.once('close', end);
    const source = Readable.from(response.body ?? [], { objectMode: false });
    source.once('error', (error) => counted.destroy(error));
    counted.once('close', () => source.destroy());
    const plain = !response.headers.has('Content-Encoding');
    return {
      body: source.pipe(counted),
      type: response.headers.get('Content-Type') ?? 'application/octet-stream',
      length: plain && Number.isFinite(length) ? length : undefined,
    };
  }
}
