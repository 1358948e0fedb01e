import { parseContactRecord, subjectOf, withoutLooseMembers } from '../../domain/contacts/contact-record.ts';
import { groupsAsHere } from '../../domain/contacts/same-groups.ts';
import type { SourceId } from '../../domain/contacts/contact.ts';
import type { AreaContent, BackupArea, BackupRecord, RestoreStep } from '../../domain/maintenance/backup.ts';
import type { StoreEntry } from '../../domain/storage/key-value-store.ts';
import type { ContactsWorker } from './contacts-worker.ts';

/** The address book in a backup; the worker reads and writes it. */
export class ContactsBackup implements BackupArea {
  readonly name = 'contacts';
  readonly subject = subjectOf;
  readonly consistent = withoutLooseMembers;
  readonly asHere = groupsAsHere;
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

  async restore({ records, mode }: AreaContent, { others }: RestoreStep): Promise<void> {
    const worker = await this.#worker();
    await worker.write((remote) => remote.restoreBackup({ records, mode }, others));
  }

  async release(removed: readonly SourceId[], others: readonly StoreEntry[]): Promise<void> {
    const worker = await this.#worker();
    await worker.write((remote) => remote.releaseSources(removed, others));
  }
}
