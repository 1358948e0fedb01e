import { parseContactRecord } from '../../domain/contacts/contact-record.ts';
import type { AreaContent, BackupArea, BackupRecord } from '../../domain/maintenance/backup.ts';
import type { ContactsWorker } from './contacts-worker.ts';

/** The address book in a backup; the worker reads and writes it. */
export class ContactsBackup implements BackupArea {
  readonly name = 'contacts';
  readonly #worker: () => Promise<ContactsWorker>;

  constructor(worker: () => Promise<ContactsWorker>) {
    this.#worker = worker;
  }

  async records(): Promise<readonly BackupRecord[]> {
    const worker = await this.#worker();
    return worker.read((remote) => remote.backup());
  }

  secrets(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  parse(record: BackupRecord): BackupRecord | undefined {
    return parseContactRecord(record);
  }

  async restore({ records, mode }: AreaContent): Promise<void> {
    const worker = await this.#worker();
    await worker.write((remote) => remote.restoreBackup({ records, mode }));
  }
}
