import { proxy } from 'comlink';
import type { Remote } from 'comlink';
import type { AddressBookSummary, ContactErrorCode } from '../../domain/contacts/address-book.ts';
import type { Home } from '../../domain/contacts/number-plan.ts';
import type { RemoteImports } from '../../domain/import/remote-imports.ts';
import type { StoredDataProblem } from '../../domain/maintenance/maintenance.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import type { Signal } from '../../lib/signals.ts';
import { carryErrors } from './rpc.ts';
import { RunningWorker } from './running-worker.ts';
import type { ContactsWorkerApi } from './worker-api.ts';

const log = logger('contacts');
/** So many starts within this time (ms), and no more: what ends each worker would end the next one too. */
const STARTS = 4;
const STARTS_WITHIN = 180_000;
/**
 * A worker that gives no sign for so long (ms) is taken for one that ended before it could begin. Its script may have to
 * be loaded, over a slow line in the first minute of this app.
 */
const PATIENCE = 30_000;

export interface ContactsWorkerOptions {
  readonly worker: () => Worker;
  /** Kept up to date from the start on. */
  readonly summary: Signal<AddressBookSummary>;
  readonly home: Home;
  readonly database?: string;
  /** How long a worker may take to give its first sign (ms). */
  readonly patience?: number;
  readonly problem?: (problem: StoredDataProblem) => void;
}

type Ask<T> = (remote: Remote<ContactsWorkerApi>) => Promise<T>;

/**
 * The worker of this window that holds the contacts, and the way to it. One that has ended is followed by another, which
 * reads what is stored.
 */
export class ContactsWorker {
  readonly #options: ContactsWorkerOptions;
  readonly #starts: number[] = [];
  #home: Home;
  #running: Promise<RunningWorker>;
  #closed = false;

  /** Use `start`: who creates one has to wait for its first worker. */
  constructor(options: ContactsWorkerOptions) {
    this.#options = options;
    this.#home = options.home;
    this.#running = this.#start();
  }

  /** @throws `contact/unavailable` */
  static async start(options: ContactsWorkerOptions): Promise<ContactsWorker> {
    const worker = new ContactsWorker(options);
    await worker.#running;
    return worker;
  }

  /**
   * Asks what changes nothing: of a worker that ends meanwhile, once more of the next, unless it was given up by then.
   * @throws `contact/unavailable`, `contact/interrupted`, the reason of the signal
   */
  async read<T>(ask: Ask<T>, signal?: AbortSignal): Promise<T> {
    const running = await this.#alive();
    try {
      return await running.answer(ask(running.remote));
    } catch (error) {
      if (!running.failed) throw error;
    }
    const next = await this.#alive();
    signal?.throwIfAborted();
    return next.answer(ask(next.remote));
  }

  /** Asks for a change; whether it was stored is not known when this rejects with `contact/interrupted`. */
  async write<T>(ask: Ask<T>): Promise<T> {
    const running = await this.#alive();
    return running.answer(ask(running.remote));
  }

  /** A function that the worker may call. */
  callback<Callback extends (...given: never[]) => void>(callback: Callback): Callback {
    return proxy(callback);
  }

  setHome(home: Home): Promise<void> {
    this.#home = home;
    return this.write((remote) => remote.setHome(home));
  }

  /** The importer of the worker. */
  get imports(): RemoteImports {
    return {
      sampleFile: (...given) => this.read((remote) => remote.sampleFile(...given)),
      importFile: (...given) => this.write((remote) => remote.importFile(...given)),
      abortImport: (...given) => this.write((remote) => remote.abortImport(...given)),
      settleRemoved: (...given) => this.write((remote) => remote.settleRemoved(...given)),
      dropSource: (...given) => this.write((remote) => remote.dropSource(...given)),
    };
  }

  /** Ends the worker for good. Nothing that was acknowledged is lost. */
  close(): void {
    this.#closed = true;
    this.#running.then(
      (running) => {
        running.close();
      },
      () => undefined,
    );
  }

  async #alive(): Promise<RunningWorker> {
    const seen = this.#running;
    const running = await seen.catch(() => undefined);
    if (running?.failed === false && !this.#closed) return running;
    // Whoever else asked may have started one meanwhile.
    if (this.#running === seen) this.#running = this.#start();
    return this.#running;
  }

  async #start(): Promise<RunningWorker> {
    const { database = 'offhook', patience = PATIENCE, summary, problem } = this.#options;
    const now = performance.now();
    while (now - (this.#starts[0] ?? now) > STARTS_WITHIN) this.#starts.shift();
    if (this.#closed || this.#starts.length >= STARTS) throw unavailable();
    this.#starts.push(now);
    const listener = {
      // A worker that follows another begins with nothing, and counts from the beginning.
      changed: (next: AddressBookSummary): void => {
        if (next.ready) summary.value = Object.freeze({ ...next, revision: summary.value.revision + 1 });
      },
      problem: (found: StoredDataProblem): void => problem?.(found),
    };
    let running: RunningWorker | undefined;
    try {
      carryErrors();
      running = new RunningWorker(this.#options.worker());
      await running.watch(patience);
      await running.answer(running.remote.start({ database, home: this.#home }, proxy(listener)));
    } catch (error) {
      if (running?.failed === true) {
        log.warn('a worker of the contacts ended while it started; another one starts', error);
        return this.#start();
      }
      running?.close();
      throw unavailable(String(error), error);
    }
    void this.#follow(running);
    return running;
  }

  /** Starts the next one when this one has ended: what another window changes is to be heard of here too. */
  async #follow(running: RunningWorker): Promise<void> {
    await running.ended;
    log.error('the worker of the contacts has ended; another one starts');
    try {
      await this.#alive();
    } catch (error) {
      log.error('no other worker of the contacts starts', error);
    }
  }
}

function unavailable(detail?: string, cause?: unknown): AppError<ContactErrorCode> {
  return new AppError<ContactErrorCode>('contact/unavailable', detail, { cause });
}
