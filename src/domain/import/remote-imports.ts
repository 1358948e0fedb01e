import type { SourceId } from '../contacts/contact.ts';
import type { ImportSample } from './contact-importer.ts';
import type { ImportProgress, ImportReport } from './import-run.ts';
import type { ContactSource } from './source.ts';

/** The importer as a window calls it in the worker: what cannot cross over, a signal, is a token. */
export interface RemoteImports {
  sampleFile(source: ContactSource, content: Blob): Promise<ImportSample>;
  importFile(
    run: RemoteRun,
    progress: (progress: ImportProgress) => void,
    wanted: () => Promise<boolean>,
  ): Promise<ImportReport>;
  /** Gives a run up; nothing happens where there is none of this token. */
  abortImport(token: string): Promise<void>;
  settleRemoved(source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void>;
  dropSource(source: SourceId, contacts: 'delete' | 'keep'): Promise<void>;
}

export interface RemoteRun {
  readonly token: string;
  readonly source: ContactSource;
  readonly content: Blob;
}
