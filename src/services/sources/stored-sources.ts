import type { SourceId } from '../../domain/contacts/contact.ts';
import type { SourceErrorCode } from '../../domain/import/import-run.ts';
import { sameRecipient } from '../../domain/import/secret-recipient.ts';
import type {
  SourceChanges,
  SourceFile,
  SourceSecret,
  SourceStatus,
  SourceStore,
  StoredSource,
} from '../../domain/import/source-store.ts';
import { MAX_SOURCES } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { SourcesMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import type { TextSeal } from '../../domain/storage/text-seal.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { TypedChannel } from '../../lib/typed-channel.ts';
import {
  assertStorable,
  parseSourcesMessage,
  readSealed,
  readSecret,
  readSources,
  readStatus,
} from './source-schema.ts';

const log = logger('sources');
export const SOURCES_KEY = 'sources/list';
/** Two windows that change sources at the same moment must not undo each other's change. */
export const SOURCES_LOCK = 'offhook-sources';

export const statusKey = (id: SourceId): string => `sources/status/${id}`;
export const secretKey = (id: SourceId): string => `sources/secret/${id}`;
export const fileKey = (id: SourceId): string => `sources/file/${id}`;

/** Sources in one record; beside it, for each, what became of its runs, its secret, sealed, and the file it is read from. */
export class StoredSources implements SourceStore {
  readonly #store: KeyValueStore;
  readonly #quarantine: Quarantine;
  readonly #seal: TextSeal;
  readonly #channel: TypedChannel<SourcesMessage>;
  readonly #sources = signal<readonly StoredSource[]>([]);

  readonly sources: ReadonlySignal<readonly StoredSource[]> = this.#sources;

  /** Knows nothing yet: use `open`. */
  constructor(store: KeyValueStore, quarantine: Quarantine, seal: TextSeal) {
    this.#store = store;
    this.#quarantine = quarantine;
    this.#seal = seal;
    this.#channel = new TypedChannel(DATA_CHANNEL, parseSourcesMessage, () => {
      this.#locked(() => this.#refresh()).catch((error: unknown) => {
        log.warn('sources of another window could not be read', error);
      });
    });
  }

  static async open(store: KeyValueStore, quarantine: Quarantine, seal: TextSeal): Promise<StoredSources> {
    const sources = new StoredSources(store, quarantine, seal);
    await sources.#refresh();
    return sources;
  }

  async save(source: ContactSource, { secret, file, mustExist }: SourceChanges = {}): Promise<void> {
    assertStorable(source);
    const { id } = source;
    const entries: [string, unknown][] = [];
    if (secret != null)
      entries.push([secretKey(id), await this.#seal.seal(JSON.stringify(secret), secretKey(id))]);
    if (file != null) entries.push([fileKey(id), file]);
    // An entry without a value deletes its record, in the same transaction.
    if (secret === null) entries.push([secretKey(id), undefined]);
    if (file === null) entries.push([fileKey(id), undefined]);
    await this.#change(async () => {
      const sources = await this.#read();
      const stored = sources.some((other) => other.id === id);
      if (!stored) assertAddable(sources.length, mustExist === true);
      const next = stored ? sources.map((other) => (other.id === id ? source : other)) : [...sources, source];
      await this.#store.setMany([[SOURCES_KEY, { sources: next }], ...entries]);
    });
  }

  async keepSecret(source: ContactSource, secret: SourceSecret): Promise<void> {
    const key = secretKey(source.id);
    const sealed = await this.#seal.seal(JSON.stringify(secret), key);
    await this.#change(async () => {
      const stored = (await this.#read()).find(({ id }) => id === source.id);
      if (stored !== undefined && sameRecipient(stored, source)) await this.#store.set(key, sealed);
    });
  }

  async note(id: SourceId, status: SourceStatus): Promise<void> {
    await this.#change(async () => {
      // A run may end after its source was deleted.
      if ((await this.#read()).some((source) => source.id === id))
        await this.#store.set(statusKey(id), status);
    });
  }

  async remove(id: SourceId): Promise<void> {
    await this.#change(async () => {
      const sources = (await this.#read()).filter((source) => source.id !== id);
      await this.#store.setMany([
        [SOURCES_KEY, { sources }],
        ...[statusKey(id), secretKey(id), fileKey(id)].map((key) => [key, undefined] as const),
      ]);
    });
  }

  async has(id: SourceId): Promise<boolean> {
    return (await this.#read()).some((source) => source.id === id);
  }

  async secret(id: SourceId): Promise<SourceSecret | undefined> {
    const sealed = readSealed(await this.#store.get(secretKey(id)));
    const json = sealed && (await this.#seal.unseal(sealed, secretKey(id)));
    return json === undefined ? undefined : readSecret(json);
  }

  async file(id: SourceId): Promise<SourceFile | undefined> {
    const file = await this.#store.get(fileKey(id));
    return isFile(file) ? file : undefined;
  }

  /** Ends the exchange with other windows. */
  close(): void {
    this.#channel.close();
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks.request(SOURCES_LOCK, work);
  }

  /** Makes a change on what is stored now, shows it, and tells the other windows. */
  async #change(work: () => Promise<void>): Promise<void> {
    await this.#locked(async () => {
      await work();
      await this.#refresh();
    });
    this.#channel.post({ type: 'sources/changed' });
  }

  async #read(): Promise<readonly ContactSource[]> {
    const record = await this.#store.get(SOURCES_KEY);
    const { sources, intact } = readSources(record);
    if (!intact) await this.#quarantine.take(SOURCES_KEY, record, { sources });
    return sources;
  }

  async #refresh(): Promise<void> {
    const sources = await this.#read();
    const ids = sources.map(({ id }) => id);
    const secrets = new Set(await this.#store.keys('sources/secret/'));
    const [statuses, files] = await Promise.all([
      this.#store.getMany(ids.map(statusKey)),
      this.#store.getMany(ids.map(fileKey)),
    ]);
    const all = sources.map(async (source, index): Promise<StoredSource> => {
      const file = files[index];
      return Object.freeze({
        source: Object.freeze(source),
        status: await this.#status(source.id, statuses[index]),
        hasSecret: secrets.has(secretKey(source.id)),
        ...(isFile(file) && { fileName: file.name }),
      });
    });
    this.#sources.value = Object.freeze(await Promise.all(all));
  }

  async #status(id: SourceId, record: unknown): Promise<SourceStatus> {
    const status = readStatus(record);
    if (status !== undefined) return status;
    await this.#quarantine.take(statusKey(id), record, {});
    return {};
  }
}

function assertAddable(stored: number, mustExist: boolean): void {
  if (mustExist) throw new AppError<SourceErrorCode>('source/gone');
  if (stored >= MAX_SOURCES) throw new AppError<SourceErrorCode>('source/too-many');
}

function isFile(record: unknown): record is SourceFile {
  return record instanceof FileSystemFileHandle || record instanceof File;
}
