import * as v from 'valibot';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { WindowErrorCode } from '../../domain/error-code.ts';
import type { BackupParts, OpenedBackup } from '../../domain/maintenance/backup.ts';
import type {
  LogEntry,
  Maintenance,
  StorageSpace,
  StoredDataProblem,
} from '../../domain/maintenance/maintenance.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { StoreMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { AppError } from '../../lib/app-error.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { TypedChannel } from '../../lib/typed-channel.ts';
import type { Backups } from './backups.ts';
import type { LogBuffer } from './log-buffer.ts';

const messageSchema = v.object({ type: v.literal('store/reset') });

export interface MaintenanceOptions {
  /** What is really stored, areas of a newer version included. */
  readonly store: KeyValueStore;
  /** What holds until the window closes. */
  readonly volatile: KeyValueStore;
  readonly problem: ReadonlySignal<StoredDataProblem | undefined>;
  /** What a backup holds. */
  readonly areas: () => Promise<BackupParts>;
  /** Whether what is written to an area vanishes with the window. */
  readonly inMemory: (area: string) => boolean;
  readonly accounts: Pick<AccountStore, 'remove'>;
  readonly history: { removeLine(line: string): Promise<void> };
  readonly log: LogBuffer;
  readonly version: string;
  /** In any window. */
  readonly callLive: ReadonlySignal<boolean>;
  /** `location.reload()`. */
  readonly reload: () => void;
}

export class StoredMaintenance implements Maintenance {
  readonly #options: MaintenanceOptions;
  readonly #channel: TypedChannel<StoreMessage>;
  readonly problem: ReadonlySignal<StoredDataProblem | undefined>;
  readonly recentLog: ReadonlySignal<readonly LogEntry[]>;
  readonly version: string;
  readonly callLive: ReadonlySignal<boolean>;
  readonly #space = signal<StorageSpace | undefined>(undefined);
  readonly space: ReadonlySignal<StorageSpace | undefined> = this.#space;

  constructor(options: MaintenanceOptions) {
    this.#options = options;
    this.problem = options.problem;
    this.recentLog = options.log.recent;
    this.version = options.version;
    this.callLive = options.callLive;
    this.#channel = new TypedChannel(
      DATA_CHANNEL,
      (data) => {
        const parsed = v.safeParse(messageSchema, data);
        return parsed.success ? parsed.output : undefined;
      },
      () => {
        options.reload();
      },
    );
  }

  async createBackup(passphrase: string): Promise<Blob> {
    return (await this.#backups()).create(passphrase);
  }

  async openBackup(file: Blob): Promise<OpenedBackup> {
    return (await this.#backups()).open(file);
  }

  async measureSpace(): Promise<void> {
    const { measureSpace } = await import('./storage-space.ts');
    this.#space.value = await measureSpace();
  }

  async keepSpace(): Promise<void> {
    const { keepSpace } = await import('./storage-space.ts');
    this.#space.value = await keepSpace();
  }

  /** Made once in a long while, if ever: no part of the start. */
  async #backups(): Promise<Backups> {
    const { Backups } = await import('./backups.ts');
    return new Backups(this.#options);
  }

  async reset(): Promise<void> {
    const { store, reload } = this.#options;
    this.#refuseInCall();
    await store.deleteMany(await store.keys(''));
    this.#channel.post({ type: 'store/reset' });
    reload();
  }

  async signOut(profileId: string, deleteHistory: boolean): Promise<void> {
    this.#refuseInCall();
    await this.#options.accounts.remove(profileId);
    if (deleteHistory) await this.#options.history.removeLine(profileId);
  }

  exportLog(): string {
    return this.#options.log.text();
  }

  /** Ends the exchange with other windows. */
  close(): void {
    this.#channel.close();
  }

  #refuseInCall(): void {
    if (this.callLive.value) throw new AppError<WindowErrorCode>('window/busy');
  }
}
