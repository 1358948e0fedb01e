import type { SourceId } from '../../domain/contacts/contact.ts';
import type { SourceOutcome, SourceWriter } from '../../domain/contacts/source-writer.ts';
import type { ContactImporter, ImportOptions, ImportSample } from '../../domain/import/contact-importer.ts';
import { mappingDetail } from '../../domain/import/failure-place.ts';
import type { ImportErrorCode, ImportProgress, ImportReport } from '../../domain/import/import-run.ts';
import { compileMapping } from '../../domain/import/mapping.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { recordPaths } from '../../domain/import/record-paths.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { CsvReader, KnownRecord } from '../../domain/table/csv-reader.ts';
import { AppError } from '../../lib/app-error.ts';
import { ImportCollector } from './import-collector.ts';
import { recordBatches } from './record-batches.ts';
import type { RecordBatch } from './record-batch.ts';
import { recordLists } from './record-lists.ts';
import { NotUtf8 } from './text-pieces.ts';

export interface FileImporterOptions {
  readonly writer: SourceWriter;
  readonly csv: CsvReader;
  /** Decodes a JPEG within bounds and encodes it anew. @throws `contact/no-picture` */
  readonly encodePicture: (picture: Blob) => Promise<Blob>;
  /** Held while a source is written, over all windows. */
  readonly locks?: Pick<LockManager, 'request'>;
}

/** Records that a sample shows. */
const SAMPLE = 20;
/** Bytes that a sample looks at. */
const BEGINNING = 8 * 1024 * 1024;
/** Milliseconds between two reports of progress. */
const PACE = 100;
/** Another name for each state of the code that makes contacts of records: the built script is called by its content. */
const VERSION = import.meta.url;
const REMOVALS = { ask: 'asked', keep: 'kept', mark: 'marked', delete: 'deleted' } as const;

/** Imports files of contacts, where the address book is: in its worker. */
export class FileImporter implements ContactImporter {
  readonly #options: FileImporterOptions;
  readonly #locks: Pick<LockManager, 'request'>;

  constructor(options: FileImporterOptions) {
    this.#options = options;
    this.#locks = options.locks ?? navigator.locks;
  }

  sample(source: ContactSource, content: Blob): Promise<ImportSample> {
    return this.#decoded(source, async (encoding) => {
      const { lists, located } = await locate(source, content, encoding);
      if (lists.length > 1) return { fields: [], records: [], lists };
      const records: unknown[] = [];
      let found: RecordBatch | undefined;
      for await (const batch of recordBatches(located, content, { csv: this.#options.csv, encoding })) {
        found = batch;
        records.push(...batch.records.slice(0, SAMPLE - records.length));
        if (records.length >= SAMPLE || batch.bytes >= BEGINNING) break;
      }
      const { columns, delimiter } = found ?? {};
      return {
        fields: columns ?? recordPaths(records),
        records,
        ...(lists.length > 0 && { lists }),
        ...(delimiter !== undefined && { delimiter }),
        ...(found !== undefined && { encoding: found.encoding }),
      };
    });
  }

  run(source: ContactSource, content: Blob, options: ImportOptions = {}): Promise<ImportReport> {
    return this.#locked(source.id, true, async () => {
      const startedAt = Date.now();
      const collected = await this.#decoded(source, (encoding) =>
        this.#collect(source, content, encoding, options),
      );
      try {
        const outcome = await this.#write(source, collected, options);
        const { issues, issueCount, skipped } = collected;
        return {
          ...counts(collected.removal, outcome),
          skipped,
          issues,
          issueCount,
          startedAt,
          endedAt: Date.now(),
        };
      } finally {
        collected.ahead?.close();
      }
    });
  }

  settleRemoved(source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void> {
    return this.#locked(source, false, () => this.#options.writer.settleMissing(source, removal));
  }

  dropSource(source: SourceId, contacts: 'delete' | 'keep'): Promise<void> {
    return this.#locked(source, false, () => this.#options.writer.drop(source, contacts));
  }

  async #write(
    { id, format, name }: ContactSource,
    { rows, reading, named, photos, removal, ahead }: ImportCollector,
    { signal, wanted }: ImportOptions,
  ): Promise<SourceOutcome> {
    if ((await wanted?.()) === false) throw new DOMException('the source is gone', 'AbortError');
    signal?.throwIfAborted();
    return this.#options.writer.replace(
      { source: id, origin: format, name },
      {
        rows,
        named,
        photos,
        removal,
        ...(reading && { reading }),
        ...(ahead && { ahead }),
        ...(signal && { signal }),
      },
    );
  }

  async #collect(
    source: ContactSource,
    content: Blob,
    encoding: ContactSource['csv']['encoding'],
    options: ImportOptions,
  ): Promise<ImportCollector> {
    const { writer, encodePicture } = this.#options;
    const { signal } = options;
    const collector = new ImportCollector(source, { writer, encodePicture, ...(signal && { signal }) });
    try {
      await this.#fill(collector, source, content, { ...options, encoding });
      return collector;
    } catch (error) {
      collector.ahead?.close();
      throw error;
    }
  }

  async #fill(
    collector: ImportCollector,
    source: ContactSource,
    content: Blob,
    { encoding, signal, progress }: ImportOptions & Pick<ContactSource['csv'], 'encoding'>,
  ): Promise<void> {
    const { csv } = this.#options;
    const tell = paced(progress);
    const state = (bytes: number): Omit<ImportProgress, 'phase'> => ({
      bytes,
      totalBytes: content.size,
      records: collector.records,
    });
    let mapping: Mapping | undefined;
    const lookUp = (layout: string): Promise<KnownRecord> =>
      collector.beginLayout(JSON.stringify([VERSION, layout, source.mapping]));
    const read = { csv, encoding, lookUp, ...(signal && { signal }) };
    for await (const batch of recordBatches(source, content, read)) {
      if (source.format === 'json' || batch.columns !== undefined) mapping ??= usable(source, batch.columns);
      if (mapping !== undefined) await collector.add(batch, mapping);
      tell({ phase: 'reading', ...state(batch.bytes) });
    }
    // A wrong mapping of the id would otherwise take all contacts of the source away.
    if (collector.isVain)
      throw new AppError<ImportErrorCode>('import/nothing-taken', collector.issues[0]?.code);
    progress?.({ phase: 'storing', ...state(content.size) });
  }

  /** Reads as Windows-1252 what turns out not to be UTF-8: from the beginning, for its first half was misread. */
  async #decoded<T>(
    { format, csv }: ContactSource,
    read: (encoding: ContactSource['csv']['encoding']) => Promise<T>,
  ): Promise<T> {
    // JSON has no other encodings to choose from (RFC 8259 §8.1), but files are what they are.
    const asked = format === 'csv' ? csv.encoding : 'auto';
    try {
      return await read(asked);
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      return read('windows-1252');
    }
  }

  /** @throws `import/running`, unless it is to wait. */
  async #locked<T>(source: SourceId, ifAvailable: boolean, work: () => Promise<T>): Promise<T> {
    return this.#locks.request(`offhook-import/${source}`, { ifAvailable }, (lock) => {
      if (lock === null) throw new AppError<ImportErrorCode>('import/running');
      return work();
    });
  }
}

/**
 * The source with the path of the only list in a document, where it has none; beside it the lists that there are. A run
 * does not guess: what was the only list yesterday may be another one today.
 */
async function locate(
  source: ContactSource,
  content: Blob,
  encoding: ContactSource['csv']['encoding'],
): Promise<{ readonly located: ContactSource; readonly lists: readonly string[] }> {
  const given = source.format === 'csv' || source.records.trim() !== '' || content.size > IMPORT_LIMITS.bytes;
  const lists = given ? [] : await recordLists(content, encoding, BEGINNING);
  const [only] = lists;
  return { lists, located: only === undefined || lists.length > 1 ? source : { ...source, records: only } };
}

function counts(
  removal: ContactSource['removed'],
  { added, changed, unchanged, missing }: SourceOutcome,
): Pick<ImportReport, 'added' | 'changed' | 'unchanged' | 'removed' | 'removal'> {
  return { added, changed, unchanged, removed: missing, removal: missing === 0 ? 'none' : REMOVALS[removal] };
}

function usable(source: ContactSource, columns: readonly string[] | undefined): Mapping {
  const mapping = compileMapping(source.mapping, columns);
  const [issue] = mapping.issues;
  if (issue === undefined) return mapping;
  const { code, row, at } = issue;
  if (code === 'no-rows') throw new AppError<ImportErrorCode>('import/no-mapping');
  const { from = '', to = '' } = source.mapping[row] ?? {};
  const detail = mappingDetail({ field: to, expression: from, position: at + 1, code });
  throw new AppError<ImportErrorCode>('import/bad-mapping', detail);
}

function paced(progress: ImportOptions['progress']): (state: ImportProgress) => void {
  let last = -Infinity;
  return (state) => {
    const now = performance.now();
    if (now - last < PACE) return;
    last = now;
    progress?.(state);
  };
}
