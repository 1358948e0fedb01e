import { expect } from '@open-wc/testing';
import { appWorker } from '../../../test/support/app-worker.ts';
import { CSV_SOURCE, MANUAL_CSV } from '../../../test/support/import-files.ts';
import { code, counts, failure } from '../../../test/support/import-stage.ts';
import { temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { EMPTY_SUMMARY } from '../../domain/contacts/address-book.ts';
import { isAbort } from '../../lib/app-error.ts';
import { signal } from '../../lib/signals.ts';
import { startContacts } from '../contacts/start-contacts.ts';
import type { Contacts } from '../contacts/start-contacts.ts';
import { WorkerImporter } from './worker-importer.ts';

describe('import in the worker', () => {
  const database = temporaryDatabase();
  let contacts: Contacts;
  let importer: WorkerImporter;
  before(async () => {
    contacts = await startContacts({
      worker: appWorker,
      summary: signal(EMPTY_SUMMARY),
      home: signal({ country: '', exchanges: [] }),
      database,
    });
    const { worker } = contacts;
    importer = new WorkerImporter({
      remote: worker.imports,
      callback: (callback) => worker.callback(callback),
    });
  });
  after(() => {
    contacts.worker.close();
    indexedDB.deleteDatabase(database);
  });

  it('samples, runs, tells how far it is, and answers searches with what came', async () => {
    const file = new Blob([MANUAL_CSV]);
    expect((await importer.sample(CSV_SOURCE, file)).fields).to.include('phone1');
    const phases: string[] = [];
    const report = await importer.run(CSV_SOURCE, file, { progress: ({ phase }) => phases.push(phase) });
    expect(counts(report)).to.deep.equal([1, 0, 0, 0, 0, 'none']);
    expect(phases).to.include('reading').and.to.include('storing');
    expect((await contacts.addressBook.get(['source-1/010201']))[0]?.lastName).to.equal('Harper1');
  });

  it('carries the reason of a failure, and the end that the person chose', async () => {
    expect(await code(importer.run(CSV_SOURCE, new Blob(['a,b\n1,\0'])))).to.equal('import/not-text line 2');
    const abort = new AbortController();
    const many = new Blob([MANUAL_CSV, 'x,Name,Other,,1,\n'.repeat(200_000)]);
    const progress = (): void => {
      abort.abort();
    };
    expect(isAbort(await failure(importer.run(CSV_SOURCE, many, { signal: abort.signal, progress })))).to.be
      .true;
    expect(await contacts.addressBook.get(['source-1/x'])).to.deep.equal([]);
  });

  it('asks the window whether the source is still wanted', async () => {
    const gone = { ...CSV_SOURCE, id: 'gone' };
    const wanted = (): Promise<boolean> => Promise.resolve(false);
    expect(isAbort(await failure(importer.run(gone, new Blob([MANUAL_CSV]), { wanted })))).to.be.true;
    expect(await contacts.addressBook.get(['gone/010201'])).to.deep.equal([]);
  });

  it('keeps what was there when its worker is killed in the middle', async () => {
    const many = new Blob([
      'id,cn,sn,title,phone1,groups\n',
      ...Array.from({ length: 20_000 }, (_, at) => `${at},N,O,,1,\n`),
    ]);
    const started = Promise.withResolvers<undefined>();
    const running = importer.run(CSV_SOURCE, many, {
      progress: () => {
        started.resolve(undefined);
      },
    });
    running.catch(() => undefined);
    await started.promise;
    contacts.worker.close();
    contacts = await startContacts({
      worker: appWorker,
      summary: signal(EMPTY_SUMMARY),
      home: signal({ country: '', exchanges: [] }),
      database,
    });
    const kept = await contacts.addressBook.get(['source-1/010201', 'source-1/7']);
    expect(kept.map(({ id }) => id)).to.deep.equal(['source-1/010201']);
  });
});
