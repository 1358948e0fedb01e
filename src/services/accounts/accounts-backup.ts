import { restoredRecords } from '../../domain/maintenance/backup.ts';
import type {
  BackupArea,
  AreaContent,
  BackupRecord,
  BackupSecrets,
  RestoreStep,
} from '../../domain/maintenance/backup.ts';
import type { Profile } from '../../domain/account/profile.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { AccountsMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { broadcast } from '../../lib/broadcast.ts';
import { isId, readAccounts, readProfile, readSecrets } from './account-schema.ts';
import type { AccountsRecord, Secrets } from './account-schema.ts';
import { recipientOf, withActive } from './accounts-record.ts';
import { SecretStore, secretKey } from './secret-store.ts';
import { ACCOUNTS_KEY, ACCOUNTS_LOCK } from './stored-accounts.ts';

/** The record that says which account is active. No account has this id: ids are UUIDs. */
const ACTIVE = 'active';

/**
 * Accounts in a backup: a record for each, and one for which of them is active. The identity of this browser profile
 * (RFC 5626) is none of it: two telephones must not have the same.
 */
export class AccountsBackup implements BackupArea {
  readonly name = 'accounts';
  /** Which account is active is no account. */
  readonly subject = ({ key }: BackupRecord): string | undefined => (key === ACTIVE ? undefined : key);
  readonly #store: KeyValueStore;
  readonly #secrets: SecretStore;

  constructor(store: KeyValueStore) {
    this.#store = store;
    this.#secrets = new SecretStore(store);
  }

  async records(): Promise<readonly BackupRecord[]> {
    const { profiles, activeId } = await this.#read();
    const active = activeId === undefined ? [] : [{ key: ACTIVE, value: activeId }];
    return [...profiles.map((profile) => ({ key: profile.id, value: profile })), ...active];
  }

  async secrets(): Promise<BackupSecrets> {
    const all: Record<string, Secrets> = {};
    for (const { id } of (await this.#read()).profiles) {
      const secrets = await this.#secrets.read(id);
      if (secrets !== undefined) all[id] = secrets;
    }
    return all;
  }

  parse({ key, value }: BackupRecord): BackupRecord | undefined {
    if (key === ACTIVE) return isId(value) ? { key, value } : undefined;
    const profile = readProfile(value);
    return profile?.id === key ? { key, value: profile } : undefined;
  }

  async restore(content: AreaContent, step: RestoreStep): Promise<void> {
    // A password may be another: each account is looked at anew, also where it is not known whether it was stored.
    let changed: readonly string[] = [];
    try {
      await navigator.locks.request(ACCOUNTS_LOCK, async () => {
        const before = await this.#read();
        const records = restoredRecords(await this.records(), content);
        const profiles = records.flatMap(({ key, value }) =>
          key === ACTIVE ? [] : (readProfile(value) ?? []),
        );
        const active = records.find(({ key }) => key === ACTIVE)?.value;
        const now = withActive({ profiles, ...(isId(active) && { activeId: active }) });
        const gone = before.profiles.filter(({ id }) => profiles.every((profile) => profile.id !== id));
        changed = [...profiles, ...gone].map(({ id }) => id);
        await step.write([
          [ACCOUNTS_KEY, now],
          ...(await this.#secretEntries(before.profiles, profiles, content.secrets)),
          ...gone.map(({ id }) => [secretKey(id), undefined] as const),
        ]);
      });
    } finally {
      const messages = changed.map((id): AccountsMessage => ({ type: 'accounts/changed', id }));
      broadcast(DATA_CHANNEL, ...messages);
    }
  }

  async #secretEntries(
    before: readonly Profile[],
    profiles: readonly Profile[],
    given: BackupSecrets,
  ): Promise<readonly (readonly [string, unknown])[]> {
    const entries: (readonly [string, unknown])[] = [];
    for (const profile of profiles) {
      const own = Object.hasOwn(given, profile.id)
        ? readSecrets(JSON.stringify(given[profile.id]))
        : undefined;
      const kept = own ?? (await this.#kept(before, profile));
      if (kept === undefined) {
        entries.push([secretKey(profile.id), undefined]);
        continue;
      }
      const { credentials, password } = kept;
      const secrets = { credentials, ...(password !== undefined && !profile.forgetPassword && { password }) };
      entries.push(await this.#secrets.entry(profile.id, secrets));
    }
    return entries;
  }

  /** What is known of an account that comes without its secrets. They go only to whom they were for: a file could name others. */
  async #kept(before: readonly Profile[], profile: Profile): Promise<Secrets | undefined> {
    const old = before.find(({ id }) => id === profile.id);
    const secrets = old === undefined ? undefined : await this.#secrets.read(profile.id);
    if (old === undefined || secrets === undefined) return undefined;
    const credentials = profile.iceServers.map(({ url, username }) => {
      const place = old.iceServers.findIndex((other) => other.url === url && other.username === username);
      return secrets.credentials[place] ?? null;
    });
    const { password } = secrets;
    const same = recipientOf(old) === recipientOf(profile);
    return { credentials, ...(password !== undefined && same && { password }) };
  }

  async #read(): Promise<AccountsRecord> {
    const record = await this.#store.get(ACCOUNTS_KEY);
    return record === undefined ? { profiles: [] } : readAccounts(record).accounts;
  }
}
