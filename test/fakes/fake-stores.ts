import type { AccountStore } from '../../src/domain/account/account-store.ts';
import { EMPTY_DRAFT } from '../../src/domain/account/profile.ts';
import type { Profile, ProfileDraft } from '../../src/domain/account/profile.ts';
import type { HistoryStore } from '../../src/domain/history/history-store.ts';
import type { HistoryEntry } from '../../src/domain/history/history.ts';
import type { SettingsStore } from '../../src/domain/settings/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import type { Settings } from '../../src/domain/settings/settings.ts';
import { computed, signal } from '../../src/lib/signals.ts';

/** A profile with the least in it. */
export function fakeProfile(changes: Partial<Profile> = {}): Profile {
  return {
    ...EMPTY_DRAFT,
    id: 'line-1',
    label: 'Office',
    user: '100',
    domain: 'example.com',
    servers: ['wss://pbx.example.com/ws'],
    ...changes,
  };
}

/** Accounts in memory; what was saved stays in `saved`. */
export class FakeAccounts implements AccountStore {
  readonly profiles = signal<readonly Profile[]>([]);
  readonly activeId = signal<string | undefined>(undefined);
  readonly saved: { readonly draft: ProfileDraft; readonly password: string | null | undefined }[] = [];
  failure: Error | undefined;

  set(...profiles: readonly Profile[]): void {
    this.profiles.value = profiles;
    this.activeId.value = profiles[0]?.id;
  }

  save(draft: ProfileDraft & { readonly id?: string }, password?: string | null): Promise<Profile> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.saved.push({ draft, password });
    const profile = { ...draft, id: draft.id ?? `line-${this.saved.length}` };
    this.profiles.value = [...this.profiles.value.filter(({ id }) => id !== profile.id), profile];
    this.activeId.value ??= profile.id;
    return Promise.resolve(profile);
  }

  setActive(id: string): Promise<void> {
    this.activeId.value = id;
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.profiles.value = this.profiles.value.filter((profile) => profile.id !== id);
    return Promise.resolve();
  }

  password(): Promise<string | undefined> {
    return Promise.resolve('stored');
  }

  instanceId(): Promise<string> {
    return Promise.resolve('00000000-0000-4000-8000-000000000000');
  }
}

/** The settings of nobody. */
export class FakeSettings implements SettingsStore {
  readonly values = signal<Settings>(DEFAULT_SETTINGS);

  apply(changes: Partial<Settings>): Promise<void> {
    this.values.value = { ...this.values.value, ...changes };
    return Promise.resolve();
  }
}

/** Calls in memory. */
export class FakeHistory implements HistoryStore {
  readonly entries = signal<readonly HistoryEntry[]>([]);
  readonly running = computed(() => this.entries.value.filter(({ endedAt }) => endedAt === undefined));
  readonly hasMore = signal(false);
  readonly unseen = signal(0);

  loadMore(): Promise<void> {
    return Promise.resolve();
  }

  put(entry: HistoryEntry): Promise<void> {
    this.entries.value = [entry, ...this.entries.value];
    return Promise.resolve();
  }

  setComment(guid: string, comment: string): Promise<void> {
    this.entries.value = this.entries.value.map((entry) =>
      entry.guid === guid ? { ...entry, comment } : entry,
    );
    return Promise.resolve();
  }

  remove(guid: string): Promise<void> {
    this.entries.value = this.entries.value.filter((entry) => entry.guid !== guid);
    return Promise.resolve();
  }

  markSeen(): Promise<void> {
    this.unseen.value = 0;
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.entries.value = [];
    return Promise.resolve();
  }

  all(): Promise<readonly HistoryEntry[]> {
    return Promise.resolve(this.entries.value);
  }
}
