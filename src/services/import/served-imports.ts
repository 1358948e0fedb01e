import type { ContactImporter } from '../../domain/import/contact-importer.ts';
import type { RemoteImports } from '../../domain/import/remote-imports.ts';
import { ServedAbortable } from '../../lib/abortable.ts';

/** The importer of the worker for calls from the window. */
export function servedImports(importer: () => Promise<ContactImporter>): RemoteImports {
  const runs = new ServedAbortable();
  return {
    sampleFile: async (source, content) => (await importer()).sample(source, content),
    importFile: ({ token, source, content }, progress, wanted) =>
      runs.run(token, async (signal) =>
        (await importer()).run(source, content, { signal, progress, wanted }),
      ),
    abortImport: (token) => runs.abort(token),
    settleRemoved: async (source, removal) => (await importer()).settleRemoved(source, removal),
    dropSource: async (source, contacts) => (await importer()).dropSource(source, contacts),
  };
}
