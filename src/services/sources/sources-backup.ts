import type { SourceErrorCode } from '../../domain/import/import-run.ts';
import { sameRecipient } from '../../domain/import/secret-recipient.ts';
import type { SourceSecret } from '../../domain/import/source-store.ts';
import { MAX_SOURCES } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { restoredRecords } from '../../domain/maintenance/backup.ts';
import type {
  AreaContent,
  BackupArea,
  BackupRecord,
  BackupSecrets,
  RestoreStep,
} from '../../domain/maintenance/backup.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { SourcesMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { TextSeal } from '../../domain/storage/text-seal.ts';
import { AppError } from '../../lib/app-error.ts';
import { broadcast } from '../../lib/broadcast.ts';
import { readSealed, readSecret, readSource, readSources } from './source-schema.ts';
import { SOURCES_KEY, SOURCES_LOCK, fileKey, secretKey, statusKey } from './stored-sources.ts';

/** Sources in a backup: a record for each. What became of runs and files of this device stay here. */
export class SourcesBackup implements BackupArea {
  readonly name = 'sources';
  readonly #store: KeyValueStore;
  readonly #seal: TextSeal;

  constructor(store: KeyValueStore, seal: TextSeal) {
    this.#store = store;
    this.#seal = seal;
  }

  async records(): Promise<readonly BackupRecord[]> {
    return (await this.#read()).map((source) => ({ key: source.id, value: source }));
  }

  async secrets(): Promise<BackupSecrets> {
    const secrets: Record<string, SourceSecret> = {};
    for (const { id } of await this.#read()) {
      const key = secretKey(id);
      const sealed = readSealed(await this.#store.get(key));
      const json = sealed && (await this.#seal.unseal(sealed, key));
      const secret = json === undefined ? undefined : readSecret(json);
      if (secret !== undefined) secrets[id] = secret;
    }
    return secrets;
  }

  parse({ key, value }: BackupRecord): BackupRecord | undefined {
    const source = readSource(value);
    return source?.id === key ? { key, value: source } : undefined;
  }

  async restore(content: AreaContent, step: RestoreStep): Promise<void> {
    try {
      await navigator.locks.request(SOURCES_LOCK, async () => {
        const before = await this.#read();
        const sources = restoredRecords(await this.records(), content).flatMap(
          ({ value }) => readSource(value) ?? [],
        );
        if (sources.length > MAX_SOURCES)
          throw new AppError<SourceErrorCode>('source/too-many', String(sources.length));
        const entries: [string, unknown][] = [[SOURCES_KEY, { sources }]];
        for (const source of sources) {
          const old = before.find(({ id }) => id === source.id);
          // A secret goes only to whom it was for: a file could name another address.
          if (old !== undefined && !sameRecipient(old, source))
            entries.push([secretKey(source.id), undefined]);
          const given = Object.hasOwn(content.secrets, source.id) ? content.secrets[source.id] : undefined;
          const secret = given === undefined ? undefined : readSecret(JSON.stringify(given));
          if (secret === undefined) continue;
          const key = secretKey(source.id);
          entries.push([key, await this.#seal.seal(JSON.stringify(secret), key)]);
        }
        const gone = before.map(({ id }) => id).filter((id) => sources.every((source) => source.id !== id));
        for (const id of gone)
          for (const key of [statusKey(id), secretKey(id), fileKey(id)]) entries.push([key, undefined]);
        await step.write(entries, gone);
      });
    } finally {
      // Also where it is not known whether it was stored.
      broadcast(DATA_CHANNEL, { type: 'sources/changed' } satisfies SourcesMessage);
    }
  }

  async #read(): Promise<readonly ContactSource[]> {
    return readSources(await this.#store.get(SOURCES_KEY)).sources;
  }
}
