import type {
  ContactImporter,
  ImportOptions,
  ImportSample,
} from '../../src/domain/import/contact-importer.ts';
import type { HelperErrorCode, HelperLink, HelperState } from '../../src/domain/import/helper-link.ts';
import type { ImportProgress, ImportReport, SourceErrorCode } from '../../src/domain/import/import-run.ts';
import type { SourceSignIn } from '../../src/domain/import/source-access.ts';
import { sameRecipient } from '../../src/domain/import/secret-recipient.ts';
import { NEW_SOURCE } from '../../src/domain/import/source-draft.ts';
import type { ContactSources, RunOutcome, SourceRuns } from '../../src/domain/import/source-runs.ts';
import type {
  OAuthTokens,
  SourceChanges,
  SourceFile,
  SourceSecret,
  SourceStatus,
  SourceStore,
  StoredSource,
} from '../../src/domain/import/source-store.ts';
import { MAX_SOURCES } from '../../src/domain/import/source.ts';
import type { ContactSource } from '../../src/domain/import/source.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { signal } from '../../src/lib/signals.ts';
import { assertStorable } from '../../src/services/sources/source-schema.ts';

/** A source with the least in it. */
export function fakeSource(changes: Partial<ContactSource> = {}): ContactSource {
  return {
    ...NEW_SOURCE,
    id: 'staff',
    format: 'csv',
    name: 'Staff',
    url: 'https://example.com/staff.csv',
    mapping: [{ from: 'id', to: 'id' }],
    ...changes,
  };
}

export const FAKE_REPORT: ImportReport = {
  added: 1200,
  changed: 3,
  unchanged: 40,
  skipped: 2,
  removed: 0,
  removal: 'none',
  issues: [
    { code: 'no-id', line: 17 },
    { code: 'text-cut', line: 40, field: 'notes', value: 'Once upon a time' },
  ],
  issueCount: 2,
  startedAt: 1_700_000_000_000,
  endedAt: 1_700_000_000_800,
};

function change<Value>(kept: Map<string, Value>, id: string, value: Value | null | undefined): void {
  if (value === null) kept.delete(id);
  else if (value !== undefined) kept.set(id, value);
}

/** Sources in memory. */
export class FakeSourceStore implements SourceStore {
  readonly sources = signal<readonly StoredSource[]>([]);
  readonly secrets = new Map<string, SourceSecret>();
  readonly files = new Map<string, SourceFile>();

  put(source: ContactSource, more: Partial<StoredSource> = {}): void {
    const entry: StoredSource = { source, status: {}, hasSecret: false, ...more };
    const known = this.#of(source.id) !== undefined;
    this.sources.value = known
      ? this.sources.value.map((stored) => (stored.source.id === source.id ? entry : stored))
      : [...this.sources.value, entry];
  }

  async save(source: ContactSource, { secret, file, mustExist }: SourceChanges = {}): Promise<void> {
    await Promise.resolve();
    assertStorable(source);
    const { id } = source;
    const before = this.#of(id);
    if (before === undefined && mustExist === true) throw new AppError<SourceErrorCode>('source/gone');
    if (before === undefined && this.sources.value.length >= MAX_SOURCES)
      throw new AppError<SourceErrorCode>('source/too-many');
    change(this.secrets, id, secret);
    change(this.files, id, file);
    const fileName = file === undefined ? before?.fileName : file?.name;
    this.put(source, {
      status: before?.status ?? {},
      hasSecret: this.secrets.has(id),
      ...(fileName !== undefined && { fileName }),
    });
  }

  keepSecret(source: ContactSource, secret: SourceSecret): Promise<void> {
    const stored = this.#of(source.id);
    if (stored === undefined || !sameRecipient(stored.source, source)) return Promise.resolve();
    this.secrets.set(source.id, secret);
    this.put(stored.source, { ...stored, hasSecret: true });
    return Promise.resolve();
  }

  note(id: string, status: SourceStatus): Promise<void> {
    this.sources.value = this.sources.value.map((stored) =>
      stored.source.id === id ? { ...stored, status } : stored,
    );
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.secrets.delete(id);
    this.files.delete(id);
    this.sources.value = this.sources.value.filter(({ source }) => source.id !== id);
    return Promise.resolve();
  }

  has(id: string): Promise<boolean> {
    return Promise.resolve(this.#of(id) !== undefined);
  }

  secret(id: string): Promise<SourceSecret | undefined> {
    return Promise.resolve(this.secrets.get(id));
  }

  file(id: string): Promise<SourceFile | undefined> {
    return Promise.resolve(this.files.get(id));
  }

  #of(id: string): StoredSource | undefined {
    return this.sources.value.find(({ source }) => source.id === id);
  }
}

/** An importer that takes everything, or fails as told. */
export class FakeImporter implements ContactImporter {
  readonly done: string[] = [];
  result: ImportSample = { fields: [], records: [] };
  report: ImportReport = FAKE_REPORT;
  failure: Error | undefined;
  /** What happens before a run holds the lock of its source. */
  waiting: () => Promise<void> = () => Promise.resolve();
  /** A run waits for it. */
  gate: Promise<unknown> | undefined;

  async sample(source: ContactSource, content: Blob): Promise<ImportSample> {
    this.done.push(`sample ${source.id} ${await content.text()}`);
    return this.result;
  }

  async run(
    source: ContactSource,
    content: Blob,
    { signal: abort, progress, wanted }: ImportOptions = {},
  ): Promise<ImportReport> {
    await this.waiting();
    if ((await wanted?.()) === false) throw new DOMException('not wanted', 'AbortError');
    this.done.push(`run ${source.id} ${await content.text()}`);
    progress?.({ phase: 'reading', bytes: content.size, records: 1 });
    await this.gate;
    abort?.throwIfAborted();
    if (this.failure !== undefined) throw this.failure;
    return this.report;
  }

  settleRemoved(source: string, removal: string): Promise<void> {
    this.done.push(`settle ${source} ${removal}`);
    return Promise.resolve();
  }

  dropSource(source: string, contacts: string): Promise<void> {
    this.done.push(`drop ${source} ${contacts}`);
    return Promise.resolve();
  }
}

class FakeRuns implements SourceRuns {
  readonly running = signal<ReadonlyMap<string, ImportProgress>>(new Map());
  readonly done: string[] = [];
  readonly #store: FakeSourceStore;
  /** What a run leaves behind. */
  status: SourceStatus = { lastRun: 1_700_000_000_800, lastReport: FAKE_REPORT };
  outcome: RunOutcome = 'done';
  result: ImportSample | Error = { fields: [], records: [] };
  sampled: { readonly source: ContactSource; readonly changes: SourceChanges } | undefined;

  constructor(store: FakeSourceStore) {
    this.#store = store;
  }

  async run(id: string, attended: boolean): Promise<RunOutcome> {
    this.done.push(`run ${id} ${String(attended)}`);
    if (this.outcome === 'done' || this.outcome === 'failed') await this.#store.note(id, this.status);
    return this.outcome;
  }

  cancel(id: string): void {
    this.done.push(`cancel ${id}`);
  }

  sample(source: ContactSource, changes: SourceChanges): Promise<ImportSample> {
    this.sampled = { source, changes };
    return this.result instanceof Error ? Promise.reject(this.result) : Promise.resolve(this.result);
  }

  settleRemoved(id: string, removal: string): Promise<void> {
    this.done.push(`settle ${id} ${removal}`);
    return Promise.resolve();
  }

  async remove(id: string, contacts: string): Promise<void> {
    this.done.push(`remove ${id} ${contacts}`);
    await this.#store.remove(id);
  }
}

/** A helper with one code. */
export class FakeHelperLink implements HelperLink {
  readonly state = signal<HelperState>('unpaired');
  codesShown = 0;
  /** What an attended look finds. */
  found: HelperState | undefined;

  look(attended: boolean): Promise<void> {
    if (attended && this.found !== undefined) this.state.value = this.found;
    return Promise.resolve();
  }

  askForCode(): Promise<void> {
    this.codesShown++;
    return Promise.resolve();
  }

  pair(code: string): Promise<void> {
    if (code !== '12345678') return Promise.reject(new AppError<HelperErrorCode>('helper/wrong-code'));
    this.state.value = 'paired';
    return Promise.resolve();
  }

  unpair(): Promise<void> {
    this.state.value = 'unpaired';
    return Promise.resolve();
  }
}

/** An authorisation server that lets everybody in. */
export class FakeSignIn implements SourceSignIn {
  tokens: OAuthTokens = { accessToken: 'fresh' };
  readonly asked: string[] = [];

  signIn(source: ContactSource): Promise<OAuthTokens> {
    this.asked.push(`sign in ${source.oauth?.server ?? ''}`);
    return Promise.resolve(this.tokens);
  }

  refresh(_source: ContactSource, { refreshToken }: OAuthTokens): Promise<OAuthTokens> {
    this.asked.push(`refresh ${refreshToken ?? ''}`);
    return Promise.resolve(this.tokens);
  }
}

/** What the page of the contact sources needs. */
export class FakeContactSources implements ContactSources {
  readonly store = new FakeSourceStore();
  readonly runs = new FakeRuns(this.store);
  readonly helper = new FakeHelperLink();
  readonly signIn = new FakeSignIn();
}
