import { Seal } from '../../src/services/accounts/seal.ts';
import { StoredSources } from '../../src/services/sources/stored-sources.ts';
import { FakeSourceStore } from '../fakes/fake-sources.ts';
import { temporaryData, temporaryDatabase } from '../support/temporary-data.ts';
import { sourceStoreContract } from './source-store.ts';

sourceStoreContract('fake', () => Promise.resolve({ store: new FakeSourceStore(), close: () => undefined }));

sourceStoreContract('in the database', async () => {
  const database = temporaryDatabase();
  const data = await temporaryData(database);
  const store = await StoredSources.open(data.store, data, new Seal(data.store));
  return {
    store,
    close() {
      store.close();
      indexedDB.deleteDatabase(database);
    },
  };
});
