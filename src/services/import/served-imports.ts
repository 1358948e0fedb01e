import type { ContactImporter } from '../../domain/import/contact-importer.ts';
import type { RemoteImports } from '../../domain/import/remote-imports.ts';

/** The importer of the worker for calls from the window. */
export function servedImports(importer: () => Promise<ContactImporter>): RemoteImports {
  const runs = new Map<string, AbortController>();
  return {
    sampleFile: async (source, content) => (await importer()).sample(source, content),
    async importFile({ token, source, content }, progress, wanted) {
      const abort = new AbortController();
      runs.set(token, abort);
      try {
        const options = { signal: abort.signal, progress, wanted };
        return await (await importer()).run(source, content, options);
      } finally {
        runs.delete(token);
      }
    },
    abortImport(token) {
      runs.get(token)?.abort();
      return Promise.resolve();
    },
    settleRemoved: async (source, removal) => (await importer()).settleRemoved(source, removal),
    dropSource: async (source, contacts) => (await importer()).dropSource(source, contacts),
  };
}
