import type { SourceId } from '../../domain/contacts/contact.ts';
import type { ContactImporter, ImportSample } from '../../domain/import/contact-importer.ts';
import type { ImportProgress, SourceErrorCode } from '../../domain/import/import-run.ts';
import { sameRecipient } from '../../domain/import/secret-recipient.ts';
import type {
  FetchOptions,
  FileReader,
  SourceCredentials,
  SourceFetcher,
  SourceSignIn,
} from '../../domain/import/source-access.ts';
import type { RunOutcome, SourceRuns } from '../../domain/import/source-runs.ts';
import type {
  SourceChanges,
  SourceFailure,
  SourceFile,
  SourceSecret,
  SourceStatus,
  SourceStore,
} from '../../domain/import/source-store.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { AppError, isAbort, isAppError, messageOf } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

const log = logger('sources');
/** A token that ends so soon is renewed first. Milliseconds. */
const TOKEN_MARGIN = 30_000;

export interface SourceRunsOptions {
  readonly store: SourceStore;
  readonly importer: ContactImporter;
  /** What fetches in the page, and what does it in the helper. */
  readonly page: SourceFetcher;
  readonly helper: SourceFetcher;
  readonly files: FileReader;
  readonly signIn: SourceSignIn;
  readonly now?: () => number;
}

/** Where the content of a source comes from, as it is stored or as it stands in a form. */
interface Access {
  readonly source: ContactSource;
  readonly secret: SourceSecret | undefined;
  /** The secret is that of the store: a token that is renewed goes back there. */
  readonly kept: boolean;
  readonly file: SourceFile | undefined;
  readonly attended: boolean;
}

/** A run that was given up, or that another window has in hand, leaves no mark. */
interface RunEnd {
  readonly outcome: RunOutcome;
  readonly status?: SourceStatus;
}

/** Joins the stored sources, what fetches them, and what imports. */
export class StoredSourceRuns implements SourceRuns {
  readonly #options: SourceRunsOptions;
  readonly #now: () => number;
  readonly #running = signal<ReadonlyMap<SourceId, ImportProgress>>(new Map());
  readonly #aborts = new Map<SourceId, AbortController>();

  readonly running: ReadonlySignal<ReadonlyMap<SourceId, ImportProgress>> = this.#running;

  constructor(options: SourceRunsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async run(id: SourceId, attended: boolean): Promise<RunOutcome> {
    const { store } = this.#options;
    const stored = store.sources.value.find(({ source }) => source.id === id);
    if (stored === undefined) return 'cancelled';
    if (this.#aborts.has(id)) return 'running';
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    this.#show(id, { phase: 'fetching', bytes: 0, records: 0 });
    try {
      const { outcome, status } = await this.#import(stored.source, attended, abort.signal);
      if (status !== undefined) await store.note(id, { ...keptReport(stored.status), ...status });
      return outcome;
    } catch (error) {
      log.error('what became of a run could not be stored', error);
      return 'failed';
    } finally {
      this.#aborts.delete(id);
      this.#show(id, undefined);
    }
  }

  cancel(id: SourceId): void {
    this.#aborts.get(id)?.abort();
  }

  async sample(
    source: ContactSource,
    { secret, file }: SourceChanges,
    abort?: AbortSignal,
  ): Promise<ImportSample> {
    const { store, importer } = this.#options;
    const kept = secret === undefined;
    const access: Access = {
      source,
      secret: kept ? await this.#storedSecret(source) : (secret ?? undefined),
      kept,
      file: file === undefined ? await store.file(source.id) : (file ?? undefined),
      attended: true,
    };
    const content = await this.#content(access, { trial: true, ...(abort && { signal: abort }) });
    return importer.sample(source, content);
  }

  async settleRemoved(id: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void> {
    const { store, importer } = this.#options;
    await importer.settleRemoved(id, removal);
    const status = store.sources.value.find(({ source }) => source.id === id)?.status;
    if (status?.lastReport === undefined) return;
    const done = ({ keep: 'kept', mark: 'marked', delete: 'deleted' } as const)[removal];
    await store.note(id, { ...status, lastReport: { ...status.lastReport, removal: done } });
  }

  async remove(id: SourceId, contacts: 'delete' | 'keep'): Promise<void> {
    const { store, importer } = this.#options;
    this.cancel(id);
    // The contacts first: should it fail, the source is still there to try again with.
    await importer.dropSource(id, contacts);
    await store.remove(id);
    // Another window may have imported in between. From now on none does: it asks whether the source is still there.
    await importer.dropSource(id, 'delete');
  }

  async #import(source: ContactSource, attended: boolean, abort: AbortSignal): Promise<RunEnd> {
    const { store, importer } = this.#options;
    const { id } = source;
    try {
      const [secret, file] = await Promise.all([store.secret(id), store.file(id)]);
      const content = await this.#content(
        { source, secret, kept: true, file, attended },
        {
          signal: abort,
          progress: (bytes, totalBytes) => {
            const total = totalBytes === undefined ? {} : { totalBytes };
            this.#show(id, { phase: 'fetching', bytes, records: 0, ...total });
          },
        },
      );
      const progress = (step: ImportProgress): void => {
        this.#show(id, step);
      };
      const wanted = (): Promise<boolean> => store.has(id);
      if (!(await wanted())) return { outcome: 'cancelled' };
      const lastReport = await importer.run(source, content, { signal: abort, progress, wanted });
      log.info(`source ${id}: ${String(lastReport.added)} added, ${String(lastReport.changed)} changed`);
      return { outcome: 'done', status: { lastRun: this.#now(), lastReport } };
    } catch (error) {
      if (isAbort(error)) return { outcome: 'cancelled' };
      if (isAppError(error, 'import/running')) return { outcome: 'running' };
      log.warn(`source ${id} could not be imported`, error);
      return { outcome: 'failed', status: { lastRun: this.#now(), lastError: failure(error) } };
    }
  }

  async #content(access: Access, options: FetchOptions): Promise<Blob> {
    const { source, file, attended } = access;
    const { page, helper, files } = this.#options;
    if (source.access === 'file' && source.via === 'page') return files.read(file, attended);
    const fetcher = source.via === 'helper' ? helper : page;
    return fetcher.fetch(source, await this.#credentials(access), options);
  }

  /** What is kept was meant for the server that it was entered for, and goes to no other. */
  async #storedSecret(source: ContactSource): Promise<SourceSecret | undefined> {
    const { store } = this.#options;
    const stored = store.sources.value.find((one) => one.source.id === source.id)?.source;
    return stored !== undefined && sameRecipient(stored, source) ? store.secret(source.id) : undefined;
  }

  async #credentials(access: Access): Promise<SourceCredentials> {
    const { source, secret } = access;
    if (source.access === 'file') return { kind: 'none' };
    const { authentication, user } = source;
    const password = secret?.password ?? '';
    switch (authentication) {
      case 'none':
        return { kind: 'none' };
      case 'basic':
      case 'digest':
        return { kind: authentication, user, password };
      case 'bearer':
        return { kind: 'bearer', token: password };
      case 'oauth':
        return { kind: 'bearer', token: await this.#token(access) };
    }
  }

  async #token({ source, secret, kept }: Access): Promise<string> {
    const tokens = secret?.tokens;
    if (tokens === undefined) throw new AppError<SourceErrorCode>('source/sign-in-needed');
    if (tokens.expiresAt === undefined || tokens.expiresAt - TOKEN_MARGIN > this.#now())
      return tokens.accessToken;
    const { store, signIn } = this.#options;
    const fresh = await signIn.refresh(source, tokens);
    // What was entered in a form is the form's to save.
    if (kept) await store.keepSecret(source, { ...secret, tokens: fresh });
    return fresh.accessToken;
  }

  #show(id: SourceId, progress: ImportProgress | undefined): void {
    const running = new Map(this.#running.value);
    if (progress === undefined) running.delete(id);
    else running.set(id, progress);
    this.#running.value = running;
  }
}

/** A run that failed does not take away what the last good one found. */
function keptReport({ lastReport }: SourceStatus): SourceStatus {
  return lastReport === undefined ? {} : { lastReport };
}

function failure(error: unknown): SourceFailure {
  if (!isAppError(error)) return { code: 'unexpected', detail: messageOf(error).slice(0, 500) };
  const { code, detail } = error;
  return { code, ...(detail !== undefined && { detail: detail.slice(0, 500) }) };
}
