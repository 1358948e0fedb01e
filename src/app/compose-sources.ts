import type { ContactImporter } from '../domain/import/contact-importer.ts';
import type { SourceSignIn } from '../domain/import/source-access.ts';
import type { ContactSources } from '../domain/import/source-runs.ts';
import type { KeyValueStore } from '../domain/storage/key-value-store.ts';
import type { Quarantine } from '../domain/storage/quarantine.ts';
import { lazily } from '../lib/lazily.ts';
import { Seal } from '../services/accounts/seal.ts';
import { PairedHelper } from '../services/helper/paired-helper.ts';
import { HttpSource } from '../services/sources/http-source.ts';
import { PickedFile } from '../services/sources/picked-file.ts';
import { StoredSources } from '../services/sources/stored-sources.ts';
import { StoredSourceRuns } from './workflows/source-runs.ts';

export interface SourceParts {
  readonly store: KeyValueStore;
  readonly quarantine: Quarantine;
  readonly importer: ContactImporter;
}

/** The part of the composition root for sources of contacts. */
export async function composeSources({ store, quarantine, importer }: SourceParts): Promise<ContactSources> {
  const page = location.href;
  const seal = new Seal(store);
  const sources = await StoredSources.open(store, quarantine, seal);
  const helper = new PairedHelper({ store, seal, sources: sources.sources, page });
  const signIn = lazily<SourceSignIn>(async () => {
    const { OAuthSignIn } = await import('../services/oauth/oauth-sign-in.ts');
    return new OAuthSignIn({ page });
  });
  const runs = new StoredSourceRuns({
    store: sources,
    importer,
    page: new HttpSource(),
    helper,
    files: new PickedFile(),
    signIn,
  });
  return { store: sources, runs, signIn, helper };
}
