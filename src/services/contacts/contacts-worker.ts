import { proxy, wrap } from 'comlink';
import type { Remote } from 'comlink';
import type { AddressBookSummary, ContactErrorCode } from '../../domain/contacts/address-book.ts';
import type { RemoteImports } from '../../domain/import/remote-imports.ts';
import type { StoredDataProblem } from '../../domain/maintenance/maintenance.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Signal } from '../../lib/signals.ts';
import { carryErrors } from './rpc.ts';
import type { Home } from '../../domain/contacts/number-plan.ts';
import type { ContactsWorkerApi } from './worker-api.ts';

export interface ContactsWorkerOptions {
  readonly worker: () => Worker;
  /** Kept up to date from the start on. */
  readonly summary: Signal<AddressBookSummary>;
  readonly home: Home;
  readonly database?: string;
  readonly problem?: (problem: StoredDataProblem) => void;
}

/** The worker of this window that holds the contacts, and the way to it. */
export class ContactsWorker {
  readonly remote: Remote<ContactsWorkerApi>;
  readonly #worker: Worker;
  /** Who waits for an answer: when the worker's script fails none comes. */
  readonly #waiting = new Set<(failure: AppError<ContactErrorCode>) => void>();
  #failure: AppError<ContactErrorCode> | undefined;

  /** Has begun nothing yet: use `start`. */
  constructor(worker: Worker) {
    this.#worker = worker;
    this.remote = wrap<ContactsWorkerApi>(worker);
    const fail = (event: Event): void => {
      const detail = event instanceof ErrorEvent ? event.message : undefined;
      this.#failure = new AppError<ContactErrorCode>('contact/unavailable', detail);
      for (const reject of this.#waiting) reject(this.#failure);
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  }

  /** @throws `contact/unavailable` */
  static async start(options: ContactsWorkerOptions): Promise<ContactsWorker> {
    const { summary, home, database = 'offhook', problem } = options;
    const listener = {
      changed: (next: AddressBookSummary): void => {
        summary.value = Object.freeze(next);
      },
      problem: (found: StoredDataProblem): void => problem?.(found),
    };
    let worker: ContactsWorker | undefined;
    try {
      carryErrors();
      worker = new ContactsWorker(options.worker());
      await worker.answer(worker.remote.start({ database, home }, proxy(listener)));
      return worker;
    } catch (error) {
      worker?.close();
      throw new AppError<ContactErrorCode>('contact/unavailable', String(error), { cause: error });
    }
  }

  /** An answer of the worker, or `contact/unavailable` when it cannot give one any more. */
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

  /** A function that the worker may call. */
  callback<Callback extends (...given: never[]) => void>(callback: Callback): Callback {
    return proxy(callback);
  }

  setHome(home: Home): Promise<void> {
    return this.answer(this.remote.setHome(home));
  }

  /** The importer of the worker. */
  get imports(): RemoteImports {
    const { remote } = this;
    return {
      sampleFile: (...given) => this.answer(remote.sampleFile(...given)),
      importFile: (...given) => this.answer(remote.importFile(...given)),
      abortImport: (...given) => this.answer(remote.abortImport(...given)),
      settleRemoved: (...given) => this.answer(remote.settleRemoved(...given)),
      dropSource: (...given) => this.answer(remote.dropSource(...given)),
    };
  }

  /** Ends the worker. Nothing that was acknowledged is lost. */
  close(): void {
    this.#worker.terminate();
  }
}
