import * as v from 'valibot';
import {
  HELPER_API,
  HELPER_PORT,
  parseFailure,
  parseHello,
  parsePairAnswer,
} from '../../../helper/protocol.ts';
import type { FetchRequest, HelperFailure, SourcesRequest } from '../../../helper/protocol.ts';
import type { HelperErrorCode, HelperLink, HelperState } from '../../domain/import/helper-link.ts';
import type { ImportErrorCode, SourceErrorCode } from '../../domain/import/import-run.ts';
import type { FetchOptions, SourceCredentials, SourceFetcher } from '../../domain/import/source-access.ts';
import type { StoredSource } from '../../domain/import/source-store.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { Sealed } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { TextSeal } from '../../domain/storage/text-seal.ts';
import { AppError } from '../../lib/app-error.ts';
import { BodyTooLarge, boundedBody } from '../../lib/bounded-body.ts';
import { logger } from '../../lib/logger.ts';
import { isLoopback } from '../../lib/loopback.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { computed, effect, signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { loopbackAccess } from './loopback-access.ts';

const log = logger('helper');
const KEY = 'sources/helper';

const sealedSchema = v.strictObject({
  iv: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === 12),
  data: v.custom<ArrayBuffer>((value) => value instanceof ArrayBuffer && value.byteLength <= 1024),
}) satisfies v.GenericSchema<unknown, Sealed>;

export interface PairedHelperOptions {
  /** Keeps the token, sealed. */
  readonly store: KeyValueStore;
  readonly seal: TextSeal;
  readonly sources: ReadonlySignal<readonly StoredSource[]>;
  /** `location.href`. */
  readonly page: string;
}

/** The helper that serves the page, or, for a page from the web, the one of this computer. */
function addressFor(page: string): string {
  const { origin, hostname } = new URL(page);
  return isLoopback(hostname) ? origin : `http://127.0.0.1:${String(HELPER_PORT)}`;
}

/** What a fault of the helper, or of the source that it asked, means to the person. */
function sourceError({ error, detail }: HelperFailure): AppError<SourceErrorCode | ImportErrorCode> {
  switch (error) {
    case 'not-paired':
    // Of a token, for no code is asked here.
    case 'locked':
      return new AppError('source/no-helper', detail);
    case 'too-large':
      return new AppError('import/too-large', detail);
    case 'bad-request':
    case 'wrong-code':
    case 'too-soon':
    case 'not-saved':
    case 'refused':
      return new AppError('source/helper-refused', detail ?? error);
    case 'unreachable':
      return new AppError('source/helper-unreachable', detail);
    default:
      return new AppError(`source/${error}`, detail);
  }
}

function helperError({ error, detail }: HelperFailure): AppError<HelperErrorCode> {
  if (error === 'locked' || error === 'too-soon' || error === 'wrong-code')
    return new AppError(`helper/${error}`, detail);
  return new AppError('helper/absent', detail ?? error);
}

/** The helper answered, and did not do it. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: HelperFailure;

  constructor(failure: HelperFailure) {
    super(failure.error);
    this.failure = failure;
  }
}

/** Whether a refusal means that the token is none of a pairing: the helper locks out no other one. */
function disowns(name: string, { error }: HelperFailure): boolean {
  return error === 'not-paired' || (error === 'locked' && name !== 'code' && name !== 'pair');
}

/** The helper over HTTP on loopback: pairing, and what it fetches for this browser. */
export class PairedHelper implements HelperLink, SourceFetcher {
  readonly #options: PairedHelperOptions;
  readonly #address: string;
  readonly #state = signal<HelperState>('unknown');
  readonly #addresses = computed(
    () =>
      new Set(
        this.#options.sources.value
          .filter(({ source }) => source.via === 'helper')
          .map(({ source }) => source.url),
      ),
  );
  /** As a text, so that what happens to a source otherwise, such as the end of a run, changes nothing. */
  readonly #list = computed(() => JSON.stringify({ urls: [...this.#addresses.value].sort() }));
  /** The list that the helper has of this page; undefined when that is not known. */
  #told: string | undefined;
  /** Two lists on their way at once might arrive in the wrong order. */
  readonly #telling = new SerialQueue();
  readonly #unfollow: () => void;

  readonly state: ReadonlySignal<HelperState> = this.#state;

  constructor(options: PairedHelperOptions) {
    this.#options = options;
    this.#address = addressFor(options.page);
    this.#unfollow = effect(() => {
      // What is no source any more, the helper shall not fetch any more.
      void this.#list.value;
      if (this.#state.peek() === 'paired') void this.#tell().catch(noted);
    });
  }

  async look(attended: boolean): Promise<void> {
    const before = await this.#barrier();
    if (before === 'blocked' || (before === 'ask' && !attended)) {
      this.#state.value = before;
      return;
    }
    try {
      const token = await this.#token();
      const hello = parseHello(await (await this.#post('hello', {})).json());
      if (hello === undefined) this.#state.value = 'absent';
      else if (!hello.paired) await this.#forget(token);
      else {
        this.#state.value = 'paired';
        // It may have been off when a source was deleted.
        void this.#tell().catch(noted);
      }
    } catch (error) {
      if (error instanceof Refusal && disowns('hello', error.failure)) return;
      log.debug('no helper answers', error);
      // The person may have said no to the browser, or nothing.
      this.#state.value = (await this.#barrier()) ?? 'absent';
    }
  }

  async askForCode(): Promise<void> {
    await this.#call('code', {});
  }

  async pair(code: string): Promise<void> {
    const answer = parsePairAnswer(await this.#call('pair', { code }));
    if (answer === undefined) throw new AppError<HelperErrorCode>('helper/absent', 'unknown answer');
    const { store, seal } = this.#options;
    await store.set(KEY, await seal.seal(answer.token, KEY));
    this.#state.value = 'paired';
    this.#told = undefined;
    await this.#tell().catch(noted);
  }

  async unpair(): Promise<void> {
    // Also when the helper is gone, or knows nothing of it any more.
    await this.#call('unpair', {}).catch(noted);
    await this.#options.store.deleteMany([KEY]);
    this.#told = undefined;
    this.#state.value = 'unpaired';
  }

  async fetch(
    { url }: ContactSource,
    credentials: SourceCredentials,
    { signal: abort, progress, trial = false }: FetchOptions = {},
  ): Promise<Blob> {
    if ((await this.#token()) === undefined) throw new AppError<SourceErrorCode>('source/no-helper');
    // A run that nobody attends must not make the browser ask out of the blue.
    if ((await this.#barrier()) !== undefined) throw new AppError<SourceErrorCode>('source/helper-blocked');
    try {
      const response = await this.#get({ url, credentials, trial }, abort);
      const body = await boundedBody(response, IMPORT_LIMITS.bytes, (bytes, total) => {
        progress?.(bytes, total);
      });
      return body.slice(0, body.size, response.headers.get('X-Source-Type') ?? '');
    } catch (error) {
      if (error instanceof BodyTooLarge)
        throw new AppError<ImportErrorCode>('import/too-large', error.message);
      if (error instanceof Refusal) throw sourceError(error.failure);
      if (error instanceof TypeError)
        throw new AppError<SourceErrorCode>('source/no-helper', error.message, { cause: error });
      throw error;
    }
  }

  /** Ends following the sources. */
  close(): void {
    this.#unfollow();
  }

  /** What the browser puts before the helper; nothing for a page of this computer. */
  async #barrier(): Promise<'ask' | 'blocked' | undefined> {
    if (new URL(this.#options.page).origin === this.#address) return undefined;
    const access = await loopbackAccess();
    if (access === 'open') return undefined;
    return access === 'denied' ? 'blocked' : 'ask';
  }

  /** Gives the helper the list of addresses, unless it has it. */
  #tell(): Promise<void> {
    return this.#telling.run(async () => {
      const list = this.#list.peek();
      if (list === this.#told) return;
      // Should the answer be lost, nobody knows which list it has.
      this.#told = undefined;
      await this.#post('sources', JSON.parse(list) as SourcesRequest);
      this.#told = list;
    });
  }

  async #get(request: FetchRequest, abort?: AbortSignal): Promise<Response> {
    await this.#tell();
    // What is tested stands in a form, and mostly on no list; what is on it needs no exception.
    const trial = request.trial === true && !this.#addresses.peek().has(request.url);
    try {
      return await this.#post('fetch', { ...request, trial }, abort);
    } catch (error) {
      if (!(error instanceof Refusal) || error.failure.error !== 'not-saved') throw error;
      // Another window told what it knew of the sources a moment ago.
      this.#told = undefined;
      await this.#tell();
      return this.#post('fetch', { ...request, trial }, abort);
    }
  }

  /** Deletes a token that the helper does not know, unless another window has paired meanwhile. */
  async #forget(token: string | undefined): Promise<void> {
    if (token !== (await this.#token())) return;
    if (token !== undefined) await this.#options.store.deleteMany([KEY]);
    this.#told = undefined;
    this.#state.value = 'unpaired';
  }

  async #call(name: string, body: object): Promise<unknown> {
    let response: Response;
    try {
      response = await this.#post(name, body);
    } catch (error) {
      if (error instanceof Refusal) throw helperError(error.failure);
      this.#state.value = 'absent';
      throw new AppError<HelperErrorCode>('helper/absent', undefined, { cause: error });
    }
    return response.json();
  }

  /** @throws Refusal, `TypeError` when nobody answers */
  async #post(name: string, body: object, abort?: AbortSignal): Promise<Response> {
    const token = await this.#token();
    const response = await fetch(`${this.#address}${HELPER_API}${name}`, {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: abort ?? null,
      headers: {
        'Content-Type': 'application/json',
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (response.ok) return response;
    const failure = await failureIn(response);
    if (disowns(name, failure)) await this.#forget(token);
    throw new Refusal(failure);
  }

  async #token(): Promise<string | undefined> {
    const { store, seal } = this.#options;
    const parsed = v.safeParse(sealedSchema, await store.get(KEY));
    return parsed.success ? seal.unseal(parsed.output, KEY) : undefined;
  }
}

async function failureIn(response: Response): Promise<HelperFailure> {
  const failure = parseFailure(await response.json().catch(() => undefined));
  return failure ?? { error: 'bad-request', detail: `HTTP ${String(response.status)}` };
}

function noted(error: unknown): void {
  log.warn('the helper was not told', error);
}
