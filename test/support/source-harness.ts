import { composeSources } from '../../src/app/compose-sources.ts';
import type { ContactSources } from '../../src/domain/import/source-runs.ts';
import { HttpSource } from '../../src/services/sources/http-source.ts';
import { StoredData } from '../../src/services/storage/stored-data.ts';
import { FakeImporter, fakeSource } from '../fakes/fake-sources.ts';

/** The services of the sources in a page, without the rest of the app: for tests that drive a browser. */
export interface SourceHarness extends ContactSources {
  readonly importer: FakeImporter;
  readonly fakeSource: typeof fakeSource;
  readonly HttpSource: typeof HttpSource;
}

declare global {
  interface Window {
    harness: SourceHarness;
  }
}

const data = await StoredData.open();
const importer = new FakeImporter();
const sources = await composeSources({ store: data.store, quarantine: data, importer });
window.harness = { ...sources, importer, fakeSource, HttpSource };
