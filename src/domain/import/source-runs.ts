import type { ReadonlySignal } from '../../lib/signals.ts';
import type { SourceId } from '../contacts/contact.ts';
import type { ImportSample } from './contact-importer.ts';
import type { HelperLink } from './helper-link.ts';
import type { ImportProgress } from './import-run.ts';
import type { SourceSignIn } from './source-access.ts';
import type { SourceChanges, SourceStore } from './source-store.ts';
import type { ContactSource } from './source.ts';

/**
 * What became of a run. `done` and `failed` stand in the status of the source; the others leave it as it was.
 * `running`: this window or another one has it in hand.
 */
export type RunOutcome = 'done' | 'failed' | 'cancelled' | 'running';

/** Reads sources and hands what they hold to the importer. */
export interface SourceRuns {
  /** The runs of this window. */
  readonly running: ReadonlySignal<ReadonlyMap<SourceId, ImportProgress>>;
  /**
   * Imports a source. Never rejects; one that is not stored, or deleted meanwhile, counts as cancelled. `attended`: the
   * person asked for it just now.
   */
  run(id: SourceId, attended: boolean): Promise<RunOutcome>;
  /** Gives a run up; nothing of it is taken. */
  cancel(id: SourceId): void;
  /**
   * Fetches a source as it stands in a form, and looks at its beginning. Rejects with
   * `AppError<SourceErrorCode | ImportErrorCode>`.
   */
  sample(source: ContactSource, changes: SourceChanges, signal?: AbortSignal): Promise<ImportSample>;
  /** Answers what is to become of contacts that the source does not name any more. */
  settleRemoved(id: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void>;
  /** Deletes a source, with its contacts or so that they become own ones. */
  remove(id: SourceId, contacts: 'delete' | 'keep'): Promise<void>;
}

/** Everything that the page of the contact sources needs. */
export interface ContactSources {
  readonly store: SourceStore;
  readonly runs: SourceRuns;
  readonly signIn: SourceSignIn;
  readonly helper: HelperLink;
}
