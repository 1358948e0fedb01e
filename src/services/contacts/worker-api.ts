import type {
  AddressBook,
  AddressBookSummary,
  ContactFilter,
  Removal,
} from '../../domain/contacts/address-book.ts';
import type { ExportFormat } from '../../domain/contacts/contact-export.ts';
import type { CardImport, WorkProgress } from '../../domain/contacts/contact-work.ts';
import type { ContactId, SourceId } from '../../domain/contacts/contact.ts';
import type { Home } from '../../domain/contacts/number-plan.ts';
import type { RemoteImports } from '../../domain/import/remote-imports.ts';
import type { AreaContent, BackupRecord } from '../../domain/maintenance/backup.ts';
import type { StoredDataProblem } from '../../domain/maintenance/maintenance.ts';
import type { StoreEntry } from '../../domain/storage/key-value-store.ts';
import type { IndexerApi } from './worker-indexer.ts';

/** A removal that waits in the worker to be restored. */
export interface HeldRemoval extends Pick<Removal, 'count'> {
  readonly token: string;
}

export interface StartOptions {
  readonly database: string;
  readonly home: Home;
}

/** What the worker tells without being asked. */
export interface WorkerListener {
  changed(summary: AddressBookSummary): void;
  problem(problem: StoredDataProblem): void;
}

type Book = Omit<AddressBook, 'summary' | 'remove' | 'removeGroup' | 'file' | 'importCards'>;

/** Hears how far work is. */
type Tell = (progress: WorkProgress) => void;

/** The address book as it is called from the window. A token stands for a removal and for a signal. */
export interface RemoteBook extends Book {
  remove(...given: Parameters<AddressBook['remove']>): Promise<HeldRemoval>;
  removeGroup(...given: Parameters<AddressBook['removeGroup']>): Promise<HeldRemoval>;
  restore(token: string): Promise<void>;
  file(
    token: string,
    progress: Tell,
    format: ExportFormat,
    which: ContactFilter | readonly ContactId[],
  ): Promise<Blob>;
  importCards(token: string, progress: Tell, file: Blob): Promise<CardImport>;
  /** Gives work up; nothing happens where there is none of this token. */
  abortWork(token: string): Promise<void>;
}

/**
 * What the worker offers to the window that started it. What needs the stored contacts waits for `start`;
 * `holdWhileAlive` and `index` need none, and an abort is heard at once.
 */
export interface ContactsWorkerApi extends RemoteBook, RemoteImports, IndexerApi {
  /** Takes a Web Lock and never gives it back: who gets it next knows that this worker has ended. */
  holdWhileAlive(lock: string): Promise<void>;
  /** Resolves when calls are answered; the stored contacts are searchable when the summary says so. */
  start(options: StartOptions, listener: WorkerListener): Promise<void>;
  setHome(home: Home): Promise<void>;
  /** Everything, as a backup has it. */
  backup(): Promise<readonly BackupRecord[]>;
  /** `others`: records of other areas, for the same transaction. */
  restoreBackup(content: Pick<AreaContent, 'records' | 'mode'>, others: readonly StoreEntry[]): Promise<void>;
  /** The contacts of these sources become own ones; `others` as in `restoreBackup`. */
  releaseSources(sources: readonly SourceId[], others: readonly StoreEntry[]): Promise<void>;
}
