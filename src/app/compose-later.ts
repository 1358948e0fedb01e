import type { ConnectionTester } from '../domain/account/connection-test.ts';
import type { PracticeExchange } from '../domain/account/practice-exchange.ts';
import type { Provisioning } from '../domain/account/provisioning.ts';
import type { ContactSources } from '../domain/import/source-runs.ts';
import type { ContactImporter } from '../domain/import/contact-importer.ts';
import type { BackupParts } from '../domain/maintenance/backup.ts';
import type { PopOutPhone, PopOuts } from '../domain/pwa/pop-outs.ts';
import type { CsvWriter } from '../domain/table/csv-writer.ts';
import { lazily } from '../lib/lazily.ts';
import { scriptUrl } from '../lib/trusted-types.ts';
import type { Contacts, ContactsOptions } from '../services/contacts/start-contacts.ts';
import type { ConnectionTesterOptions } from '../services/sip/connection-tester.ts';
import type { StoredData } from '../services/storage/stored-data.ts';

/** The part of the composition root that creates what the start does without: each service with its first call. */

export async function connectionTester(options: ConnectionTesterOptions): Promise<ConnectionTester> {
  const { SipConnectionTester } = await import('../services/sip/connection-tester.ts');
  return new SipConnectionTester(options);
}

export async function practiceExchange(client: () => Promise<string>): Promise<PracticeExchange> {
  const { HttpPracticeExchange } = await import('../services/provisioning/http-practice-exchange.ts');
  return new HttpPracticeExchange(location.href, client);
}

export async function provisioning(): Promise<Provisioning> {
  const { HttpProvisioning } = await import('../services/provisioning/http-provisioning.ts');
  return new HttpProvisioning(location.href);
}

export async function contactSources(
  data: StoredData,
  started: () => Promise<ContactParts>,
): Promise<ContactSources> {
  const { composeSources } = await import('./compose-sources.ts');
  const importer = lazily<ContactImporter>(async () => (await started()).importer);
  return composeSources({ store: data.store, quarantine: data, importer });
}

export async function csvWriter(): Promise<CsvWriter> {
  const { PapaCsvWriter } = await import('../services/csv/papa-csv-writer.ts');
  return new PapaCsvWriter();
}

/** What a backup holds: each service that stores something has its entry here. */
export async function backupAreas(data: StoredData, book: () => Promise<Contacts>): Promise<BackupParts> {
  const [contactsPart, historyPart, sourcesPart, accountsPart, settingsPart, { Seal }] = await Promise.all([
    import('../services/contacts/contacts-backup.ts'),
    import('../services/history/history-backup.ts'),
    import('../services/sources/sources-backup.ts'),
    import('../services/accounts/accounts-backup.ts'),
    import('../services/settings/settings-backup.ts'),
    import('../services/accounts/seal.ts'),
  ]);
  const areas = [
    new contactsPart.ContactsBackup(async () => (await book()).worker),
    new historyPart.HistoryBackup(data.store, data),
    new sourcesPart.SourcesBackup(data.store, new Seal(data.store)),
    new accountsPart.AccountsBackup(data.store),
    new settingsPart.SettingsBackup(data.store),
  ];
  return { areas, write: (entries) => data.store.setMany(entries) };
}

export interface ContactParts extends Contacts {
  readonly importer: ContactImporter;
}

/** The contacts, in a worker, and the importer beside them. */
export async function contacts(options: Omit<ContactsOptions, 'worker'>): Promise<ContactParts> {
  const [{ startContacts }, { WorkerImporter }] = await Promise.all([
    import('../services/contacts/start-contacts.ts'),
    import('../services/import/worker-importer.ts'),
  ]);
  const started = await startContacts({
    ...options,
    worker: () => new Worker(scriptUrl('/workers/address-book.js'), { type: 'module' }),
  });
  const { worker } = started;
  const importer = new WorkerImporter({
    remote: worker.imports,
    callback: (callback) => worker.callback(callback),
  });
  return { ...started, importer };
}

export async function popOuts(phone: PopOutPhone): Promise<PopOuts> {
  const { PopOutWindows } = await import('../services/pwa/pop-out-windows.ts');
  return new PopOutWindows(phone);
}
