import { wrap } from 'comlink';
import type { Remote } from 'comlink';
import type { ContactErrorCode } from '../../domain/contacts/address-book.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import type { ContactsWorkerApi } from './worker-api.ts';

const log = logger('contacts');

/** One worker from its start to its end, however it ends. */
export class RunningWorker {
  readonly remote: Remote<ContactsWorkerApi>;
  /** Resolves when it gives no answers any more, but for `close`. */
  readonly ended: Promise<undefined>;
  readonly #worker: Worker;
  readonly #closing = new AbortController();
  /** Who waits for an answer: of a worker that has ended none comes. */
  readonly #waiting = new Set<(failure: AppError<ContactErrorCode>) => void>();
  readonly #end: (detail?: string) => void;
  #failure: AppError<ContactErrorCode> | undefined;

  /** Has begun nothing yet: use `watch`. */
  constructor(worker: Worker) {
    this.#worker = worker;
    this.remote = wrap<ContactsWorkerApi>(worker);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.ended = promise;
    this.#end = (detail) => {
      this.#fail(detail);
      resolve(undefined);
    };
    const onError = (event: Event): void => {
      // What goes on in a worker after such an error nobody knows.
      this.#end(event instanceof ErrorEvent ? event.message : undefined);
    };
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
  }

  /**
   * From here on its end is noticed even if it comes without an event, as when the browser takes the memory from it: the
   * worker holds a Web Lock as long as it lives. One that does not hold it in time (ms) is given up.
   */
  async watch(patience: number): Promise<void> {
    const lock = `contacts-worker-${crypto.randomUUID()}`;
    const deadline = setTimeout(() => {
      this.#end('it did not start');
    }, patience);
    try {
      await this.answer(this.remote.holdWhileAlive(lock));
    } finally {
      clearTimeout(deadline);
    }
    navigator.locks
      .request(lock, { signal: this.#closing.signal }, () => {
        this.#end('it ended without a word');
      })
      .catch((error: unknown) => {
        if (!this.#closing.signal.aborted) log.warn('an end without a word would not be noticed', error);
      });
  }

  get failed(): boolean {
    return this.#failure !== undefined;
  }

  /** An answer of the worker, or `contact/interrupted` when it cannot give one any more. */
  async answer<T>(answer: Promise<T>): Promise<T> {
    if (this.#failure !== undefined) throw this.#failure;
    // A race with one promise for all answers would keep each of them until the window closes.
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting.add(reject);
    answer.then(resolve, reject);
    try {
      return await promise;
    } finally {
      this.#waiting.delete(reject);
    }
  }

  /** Nothing that was acknowledged is lost. */
  close(): void {
    this.#closing.abort();
    this.#fail();
  }

  #fail(detail?: string): void {
    this.#worker.terminate();
    this.#failure ??= new AppError<ContactErrorCode>('contact/interrupted', detail);
    for (const reject of this.#waiting) reject(this.#failure);
  }
}
