import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Profile, ProfileDraft } from '../../domain/account/profile.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { AccountsMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import { logger } from '../../lib/logger.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { batch, signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { TypedChannel } from '../../lib/typed-channel.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { assertStorable, parseAccountsMessage, readAccounts } from './account-schema.ts';
import type { AccountsRecord } from './account-schema.ts';
import { activate, keepIdentity, upsert, withActive, withCredentials, without } from './accounts-record.ts';
import { recipientOf, withoutCredentials } from './accounts-record.ts';
import type { Edit } from './accounts-record.ts';
import { loadInstanceId } from './instance-id.ts';
import { SecretStore, secretKey } from './secret-store.ts';

const log = logger('accounts');
export const ACCOUNTS_KEY = 'accounts/profiles';
/** Two windows that change accounts at the same moment must not undo each other's change. */
export const ACCOUNTS_LOCK = 'offhook-accounts';

/**
 * Accounts in one record; their passwords and TURN credentials beside it, sealed. A password that is not to be kept
 * stays in memory, as long as one window of the app is open.
 */
export class StoredAccounts implements AccountStore {
  readonly #store: KeyValueStore;
  readonly #quarantine: Quarantine;
  readonly #secrets: SecretStore;
  readonly #channel: TypedChannel<AccountsMessage>;
  readonly #profiles = signal<readonly Profile[]>([]);
  readonly #activeId = signal<string | undefined>(undefined);
  /** Passwords that are in no storage, not to be kept, or there was no room; each with whom it is for. */
  readonly #session = new Map<string, readonly [password: string, recipient: string]>();
  /** Edits that found no room. They hold until the window closes, and go with the next write that succeeds. */
  #unsaved: Edit[] = [];
  /** A password must be known before the change that it came with is shown. */
  readonly #received = new SerialQueue();
  #instance: Promise<string> | undefined;

  readonly profiles: ReadonlySignal<readonly Profile[]> = this.#profiles;
  readonly activeId: ReadonlySignal<string | undefined> = this.#activeId;

  /** Knows nothing yet: use `open`. */
  constructor(store: KeyValueStore, quarantine: Quarantine) {
    this.#store = store;
    this.#quarantine = quarantine;
    this.#secrets = new SecretStore(store);
    this.#channel = new TypedChannel(DATA_CHANNEL, parseAccountsMessage, (message) => {
      this.#received
        .run(() => this.#receive(message))
        .catch((error: unknown) => {
          log.warn(`${message.type} of another window failed`, error);
        });
    });
  }

  static async open(store: KeyValueStore, quarantine: Quarantine): Promise<StoredAccounts> {
    const accounts = new StoredAccounts(store, quarantine);
    await accounts.#refresh();
    accounts.#channel.post({ type: 'accounts/hello' });
    return accounts;
  }

  async save(draft: ProfileDraft & { readonly id?: string }, password?: string | null): Promise<Profile> {
    const id = draft.id ?? uuidv7();
    const profile: Profile = Object.freeze({ ...draft, id });
    assertStorable(withoutCredentials(profile));
    const secret = password === undefined ? await this.password(id) : (password ?? undefined);
    if (secret === undefined) this.#session.delete(id);
    else this.#session.set(id, [secret, recipientOf(profile)]);
    await this.#change(id, upsert(profile), async () => {
      if (profile.forgetPassword) await this.#sharePassword(id);
      const kept = profile.forgetPassword ? undefined : secret;
      const credentials = profile.iceServers.map((server) => server.credential ?? null);
      return [await this.#secrets.entry(id, { credentials, ...(kept !== undefined && { password: kept }) })];
    });
    if (!profile.forgetPassword) this.#session.delete(id);
    return profile;
  }

  setActive(id: string): Promise<void> {
    return this.#change(id, activate(id));
  }

  async remove(id: string): Promise<void> {
    this.#session.delete(id);
    // In one transaction: no password outlives its account.
    await this.#change(id, without(id), () => Promise.resolve([[secretKey(id), undefined]]));
  }

  async password(id: string): Promise<string | undefined> {
    const [held, recipient] = this.#session.get(id) ?? [];
    const profile = this.#profiles.value.find((one) => one.id === id);
    // Another window may have restored an account of another server from a file.
    if (profile !== undefined && recipientOf(profile) === recipient) return held;
    return (await this.#secrets.read(id))?.password;
  }

  instanceId(): Promise<string> {
    this.#instance ??= loadInstanceId(this.#store);
    return this.#instance;
  }

  /** Ends the exchange with other windows. */
  close(): void {
    this.#channel.close();
  }

  /** Makes an edit on what is stored now; `more` are records that go with it in one transaction. */
  async #change(id: string, edit: Edit, more?: () => Promise<[string, unknown][]>): Promise<void> {
    await navigator.locks.request(ACCOUNTS_LOCK, async () => {
      const next = withActive(edit(await this.#refresh()));
      // Only a saved profile counts as changed: to choose one must not make a refused line try its password again.
      this.#show(next, more === undefined ? undefined : id);
      try {
        const record = { ...next, profiles: next.profiles.map(withoutCredentials) };
        await this.#store.setMany([[ACCOUNTS_KEY, record], ...((await more?.()) ?? [])]);
        this.#unsaved = [];
      } catch (error) {
        this.#unsaved.push(edit);
        throw error;
      }
    });
    this.#channel.post({ type: 'accounts/changed', id });
  }

  async #receive(message: AccountsMessage): Promise<void> {
    switch (message.type) {
      case 'accounts/hello':
        await Promise.all([...this.#session.keys()].map((id) => this.#sharePassword(id)));
        break;
      case 'accounts/password': {
        const password = await this.#secrets.open(message.id, message.sealed);
        if (password !== undefined) this.#session.set(message.id, [password, message.recipient]);
        break;
      }
      case 'accounts/changed': {
        // Under the lock: what was read before a write of this window must not be shown after it.
        const { profiles } = await navigator.locks.request(ACCOUNTS_LOCK, () => this.#refresh(message.id));
        const now = profiles.find((profile) => profile.id === message.id);
        if (now?.forgetPassword !== true) this.#session.delete(message.id);
        break;
      }
    }
  }

  async #sharePassword(id: string): Promise<void> {
    const held = this.#session.get(id);
    if (held === undefined) return;
    const [password, recipient] = held;
    const sealed = await this.#secrets.close(id, password);
    this.#channel.post({ type: 'accounts/password', id, sealed, recipient });
  }

  /** Reads what is stored, with the edits on top that found no room. */
  async #refresh(changed?: string): Promise<AccountsRecord> {
    const record = await this.#store.get(ACCOUNTS_KEY);
    const { accounts, intact } =
      record === undefined ? { accounts: { profiles: [] }, intact: true } : readAccounts(record);
    if (!intact) await this.#quarantine.take(ACCOUNTS_KEY, record, accounts);
    const profiles = await Promise.all(accounts.profiles.map((profile) => this.#whole(profile)));
    const now = withActive(
      this.#unsaved.reduce<AccountsRecord>((sum, edit) => edit(sum), { ...accounts, profiles }),
    );
    this.#show(now, changed);
    return now;
  }

  async #whole(profile: Profile): Promise<Profile> {
    if (profile.iceServers.length === 0) return profile;
    const secrets = await this.#secrets.read(profile.id);
    return secrets === undefined ? profile : withCredentials(profile, secrets.credentials);
  }

  #show({ profiles, activeId }: AccountsRecord, changed: string | undefined): void {
    const before = this.#profiles.value;
    const now = keepIdentity(before, profiles, changed);
    const same = now.length === before.length && now.every((profile, index) => profile === before[index]);
    batch(() => {
      if (!same) this.#profiles.value = Object.freeze(now);
      this.#activeId.value = activeId;
    });
  }
}
