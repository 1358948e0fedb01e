import type { SourceId } from '../../domain/contacts/contact.ts';
import type { ContactImporter, ImportOptions, ImportSample } from '../../domain/import/contact-importer.ts';
import type { ImportProgress, ImportReport } from '../../domain/import/import-run.ts';
import type { RemoteImports } from '../../domain/import/remote-imports.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { abortable } from '../../lib/abortable.ts';

/** The way to the worker: its methods, and callbacks that it may call. */
export interface ImportLink {
  readonly remote: RemoteImports;
  readonly callback: <Callback extends (...given: never[]) => unknown>(callback: Callback) => Callback;
}

/** The importer of the worker, as the window sees it. */
export class WorkerImporter implements ContactImporter {
  readonly #link: ImportLink;

  constructor(link: ImportLink) {
    this.#link = link;
  }

  sample(source: ContactSource, content: Blob): Promise<ImportSample> {
    return this.#link.remote.sampleFile(source, content);
  }

  run(source: ContactSource, content: Blob, options: ImportOptions = {}): Promise<ImportReport> {
    const { signal, progress, wanted } = options;
    const { remote, callback } = this.#link;
    const tell = callback((state: ImportProgress) => progress?.(state));
    const ask = callback(async () => wanted === undefined || wanted());
    return abortable(
      signal,
      (token) => remote.importFile({ token, source, content }, tell, ask),
      (token) => remote.abortImport(token),
    );
  }

  settleRemoved(source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void> {
    return this.#link.remote.settleRemoved(source, removal);
  }

  dropSource(source: SourceId, contacts: 'delete' | 'keep'): Promise<void> {
    return this.#link.remote.dropSource(source, contacts);
  }
}
