import type { NumberPlan } from '../domain/contacts/number-plan.ts';
import type { ContactImporter } from '../domain/import/contact-importer.ts';
import type { BackupErrorCode } from '../domain/maintenance/backup.ts';
import type { StoreEntry } from '../domain/storage/key-value-store.ts';
import type { CsvWriter } from '../domain/table/csv-writer.ts';
import { AppError } from '../lib/app-error.ts';
import { deferred } from '../lib/deferred.ts';
import { once } from '../lib/once.ts';
import { effect } from '../lib/signals.ts';
import { scriptUrl } from '../lib/trusted-types.ts';
import { BookHost } from '../services/contacts/book-host.ts';
import { remoteBook } from '../services/contacts/book-facade.ts';
import { serve } from '../services/contacts/serve.ts';
import { servedIndexer, workerIndexer } from '../services/contacts/worker-indexer.ts';
import type { ContactsWorkerApi } from '../services/contacts/worker-api.ts';
import { servedImports } from '../services/import/served-imports.ts';
import { acceptPicture, encodePicture } from '../services/pictures/jpeg.ts';
import { areaOf } from '../services/storage/shielded-store.ts';
import { StoredData } from '../services/storage/stored-data.ts';

/** The composition root of the worker that holds the contacts: one for each window. */

interface Started {
  readonly host: BookHost;
  readonly data: StoredData;
}

const started = deferred<Started>();
const host = async (): Promise<BookHost> => (await started.promise).host;

/** What is restored must last, and not hold in the memory of this worker only. @throws `backup/not-writable` */
async function writable(others: readonly StoreEntry[]): Promise<BookHost> {
  const running = await started.promise;
  const areas = ['contacts', ...others.map(([key]) => areaOf(key))];
  const volatile = areas.find((area) => running.data.inMemory(area));
  if (volatile !== undefined) throw new AppError<BackupErrorCode>('backup/not-writable', volatile);
  return running.host;
}

async function planOf(country: string): Promise<NumberPlan> {
  const numbers = await import('../services/numbers/number-metadata.ts');
  return numbers.planOf(country);
}

const csv = once(async (): Promise<CsvWriter> => {
  const { PapaCsvWriter } = await import('../services/csv/papa-csv-writer.ts');
  return new PapaCsvWriter();
});

/** Loads with the first import: most days have none. */
const importer = once(async (): Promise<ContactImporter> => {
  const [{ FileImporter }, { PapaCsvReader }] = await Promise.all([
    import('../services/import/file-importer.ts'),
    import('../services/csv/papa-csv-reader.ts'),
  ]);
  const { sources: writer, ready } = await host();
  await ready;
  return new FileImporter({ writer, csv: new PapaCsvReader(), encodePicture });
});

/** Resolves when the lock is held. */
function holdWhileAlive(lock: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const hold = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    navigator.locks.request(lock, hold).catch(reject);
  });
}

const api: ContactsWorkerApi = {
  holdWhileAlive,
  async start(options, listener) {
    const data = await StoredData.open(options.database);
    const running = new BookHost(
      {
        store: data.store,
        quarantine: data,
        lock: `${options.database}-contacts`,
        encodePicture,
        acceptPicture,
        indexer: () => workerIndexer(new Worker(scriptUrl(location.href), { type: 'module' })),
        planOf,
        csv,
      },
      options.home,
    );
    effect(() => {
      listener.changed(running.shelf.summary.value);
    });
    effect(() => {
      if (data.problem.value !== undefined) listener.problem(data.problem.value);
    });
    started.resolve({ host: running, data });
  },
  async setHome(home) {
    await (await host()).setHome(home);
  },
  backup: async () => (await host()).backup(),
  async restoreBackup(content, others) {
    await (await writable(others)).restoreBackup(content, others);
  },
  async releaseSources(sources, others) {
    await (await writable(others)).releaseSources(sources, others);
  },
  ...remoteBook(host),
  ...servedImports(importer),
  // A second one of these workers, which is not started, indexes for the first one.
  ...servedIndexer(),
};

serve(api);
