import type {
  BackupArea,
  BackupAreaName,
  BackupErrorCode,
  BackupRecord,
} from '../../domain/maintenance/backup.ts';
import { BACKUP_LIMITS, readHead, readLine } from '../../domain/maintenance/backup-lines.ts';
import type { BackupHead, SealedSecrets } from '../../domain/maintenance/backup-lines.ts';
import { AppError, isAppError } from '../../lib/app-error.ts';

/** What was read of one area. */
export interface ReadArea {
  readonly area: BackupArea;
  readonly records: readonly BackupRecord[];
  /** Records of the file that this version cannot take, or that it has twice. */
  readonly unusable: number;
}

export interface ReadBackup {
  readonly head: BackupHead;
  readonly areas: readonly ReadArea[];
  readonly sealed?: SealedSecrets;
}

function failure(code: BackupErrorCode, detail?: string): AppError<BackupErrorCode> {
  return new AppError<BackupErrorCode>(code, detail);
}

/** The lines of a file, never holding more than one of them and a piece of the file. */
async function* linesOf(file: Blob): AsyncGenerator<string, void> {
  const decoder: ReadableWritablePair<string, BufferSource> = new TextDecoderStream('utf-8', { fatal: true });
  const reader = file.stream().pipeThrough(decoder).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split(/\r?\n/);
      rest = lines.pop() ?? '';
      if (rest.length > BACKUP_LIMITS.line) throw failure('backup/not-one');
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (rest !== '') yield rest;
}

class AreaRecords {
  readonly area: BackupArea;
  readonly records = new Map<string, BackupRecord>();
  unusable = 0;

  constructor(area: BackupArea) {
    this.area = area;
  }

  add(record: BackupRecord): void {
    const parsed = this.records.has(record.key) ? undefined : this.area.parse(record);
    if (parsed === undefined) this.unusable++;
    else this.records.set(parsed.key, parsed);
  }
}

/** A backup while it is read. */
class Reading {
  readonly #areas: ReadonlyMap<BackupAreaName, AreaRecords>;
  #head: BackupHead | undefined;
  #sealed: SealedSecrets | undefined;
  #lines = 0;
  #ended = false;

  constructor(areas: readonly BackupArea[]) {
    this.#areas = new Map(areas.map((area) => [area.name, new AreaRecords(area)]));
  }

  take(text: string): void {
    if (this.#head === undefined) {
      this.#head = readHead(text);
      return;
    }
    if (text === '') return;
    this.#lines++;
    if (this.#lines > BACKUP_LIMITS.records) throw failure('backup/too-large', String(BACKUP_LIMITS.records));
    const place = this.#lines + 1;
    const line = readLine(text, place);
    if (this.#ended) throw failure('backup/damaged', String(place));
    if (line.type === 'record') this.#areas.get(line.area)?.add(line.record);
    if (line.type === 'secrets') this.#sealed = line.sealed;
    if (line.type !== 'end') return;
    if (line.count !== this.#lines - 1) throw failure('backup/cut-off');
    this.#ended = true;
  }

  finish(): ReadBackup {
    const head = this.#head;
    if (head === undefined) throw failure('backup/not-one');
    if (!this.#ended) throw failure('backup/cut-off');
    const areas = [...this.#areas.values()]
      .filter(({ area }) => head.areas.includes(area.name))
      .map(({ area, records, unusable }) => {
        const parsed = [...records.values()];
        const taken = area.consistent?.(parsed) ?? parsed;
        return { area, records: taken, unusable: unusable + parsed.length - taken.length };
      });
    return { head, areas, ...(this.#sealed !== undefined && { sealed: this.#sealed }) };
  }
}

/** Reads and checks all of a file before anything is done with it. @throws AppError<BackupErrorCode> */
export async function readBackup(file: Blob, areas: readonly BackupArea[]): Promise<ReadBackup> {
  if (file.size > BACKUP_LIMITS.bytes) throw failure('backup/too-large', String(file.size));
  const reading = new Reading(areas);
  let last: string | undefined;
  try {
    for await (const line of linesOf(file)) {
      // A line is known to be the last one only when another comes, and what is cut off in the middle is no damage.
      if (last !== undefined) reading.take(last);
      last = line;
    }
  } catch (error) {
    // Bytes that are no UTF-8.
    throw isAppError(error) ? error : failure('backup/not-one');
  }
  if (last !== undefined && last !== '') takeLast(reading, last);
  return reading.finish();
}

function takeLast(reading: Reading, line: string): void {
  try {
    reading.take(line);
  } catch (error) {
    throw isAppError(error, 'backup/damaged') ? failure('backup/cut-off') : error;
  }
}
