import type { SourceId } from '../contacts/contact.ts';
import type { ImportProgress, ImportReport } from './import-run.ts';
import type { ContactSource } from './source.ts';

/** The beginning of a file, for the mapping editor. */
export interface ImportSample {
  /** Columns of the header, or object paths found in the first records. */
  readonly fields: readonly string[];
  /** The first records: a row of values in the order of `fields` for CSV, the values as parsed for JSON. */
  readonly records: readonly unknown[];
  /** What was found out about the file, where the source says `auto`. */
  readonly delimiter?: string;
  readonly encoding?: string;
  /**
   * JSON, where no path was given and the document is no list itself: the paths of the lists in it. The records of the
   * only one are the sample's; of several the person has to choose one, and there are none.
   */
  readonly lists?: readonly string[];
}

export interface ImportOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: ImportProgress) => void;
  /** Asked while the lock of the source is held, before anything is written; false ends the run with `AbortError`. */
  readonly wanted?: () => Promise<boolean>;
}

/**
 * Reads files of contacts, in a worker. Rejects with `AppError<ImportErrorCode | StorageErrorCode>`, and with
 * `AbortError` when the signal is aborted; in both cases nothing of the run was taken.
 */
export interface ContactImporter {
  /** Reads no more than the beginning. */
  sample(source: ContactSource, content: Blob): Promise<ImportSample>;
  /**
   * Takes a file as the whole content of the source: adds, changes, and does with what is missing as the source says.
   * All of it or nothing is stored. One run of a source at a time, whatever window begins it (`import/running`).
   */
  run(source: ContactSource, content: Blob, options?: ImportOptions): Promise<ImportReport>;
  /** What the last run left to be asked about: contacts that the source does not name any more. */
  settleRemoved(source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void>;
  /** Deletes all contacts of a source, with their stars and groups, or makes them own ones. */
  dropSource(source: SourceId, contacts: 'delete' | 'keep'): Promise<void>;
}
