import { expect } from '@open-wc/testing';
import type { SourceStore } from '../../src/domain/import/source-store.ts';
import { MAX_SOURCES } from '../../src/domain/import/source.ts';
import { FAKE_REPORT, fakeSource } from '../fakes/fake-sources.ts';
import { code } from '../support/import-stage.ts';

/** An implementation under test, empty. */
export interface StoreUnderTest {
  readonly store: SourceStore;
  close(): void;
}

const SOURCE = fakeSource({ authentication: 'basic', user: 'me' });
const SECRET = { password: 'x' };

/** What every store of sources keeps to. */
export function sourceStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the store of sources: ${name}`, () => {
    let under: StoreUnderTest;
    let store: SourceStore;

    beforeEach(async () => {
      under = await open();
      ({ store } = under);
    });

    afterEach(() => {
      under.close();
    });

    const ids = (): readonly string[] => store.sources.value.map(({ source }) => source.id);

    it('is empty at first', async () => {
      expect(store.sources.value).to.deep.equal([]);
      expect(await store.has('staff')).to.equal(false);
      expect(await store.secret('staff')).to.equal(undefined);
      expect(await store.file('staff')).to.equal(undefined);
    });

    it('keeps a source, and changes it where it stands', async () => {
      await store.save(SOURCE);
      await store.save({ ...SOURCE, id: 'second' });
      await store.save({ ...SOURCE, name: 'Everybody' });
      expect(ids()).to.deep.equal(['staff', 'second']);
      expect(store.sources.value[0]).to.deep.equal({
        source: { ...SOURCE, name: 'Everybody' },
        status: {},
        hasSecret: false,
      });
      expect(await store.has('staff')).to.equal(true);
    });

    it('leaves secret, file and status as they are unless told, and deletes each when told', async () => {
      await store.save(SOURCE, { secret: SECRET, file: new File(['id'], 'a.csv') });
      await store.note('staff', { lastRun: 7, lastReport: FAKE_REPORT });
      await store.save({ ...SOURCE, name: 'Everybody' });
      expect(store.sources.value[0]).to.deep.equal({
        source: { ...SOURCE, name: 'Everybody' },
        status: { lastRun: 7, lastReport: FAKE_REPORT },
        hasSecret: true,
        fileName: 'a.csv',
      });
      await store.save(SOURCE, { secret: null });
      expect(await store.secret('staff')).to.equal(undefined);
      expect(store.sources.value[0]).to.include({ hasSecret: false, fileName: 'a.csv' });
      await store.save(SOURCE, { file: null });
      expect(await store.file('staff')).to.equal(undefined);
      expect(store.sources.value[0]).not.to.have.property('fileName');
    });

    it('keeps a renewed secret, and nothing else of the source that it came with', async () => {
      await store.save(SOURCE, { secret: SECRET, file: new File(['id'], 'a.csv') });
      await store.keepSecret({ ...SOURCE, name: 'Draft' }, { password: 'y' });
      expect(await store.secret('staff')).to.deep.equal({ password: 'y' });
      expect(store.sources.value).to.deep.equal([
        { source: SOURCE, status: {}, hasSecret: true, fileName: 'a.csv' },
      ]);
    });

    it('keeps no renewed secret of a source that asks another server by now, or is gone', async () => {
      await store.save({ ...SOURCE, url: 'https://other.example/' }, { secret: null });
      await store.keepSecret(SOURCE, SECRET);
      expect(await store.secret('staff')).to.equal(undefined);
      expect(store.sources.value[0]?.hasSecret).to.equal(false);
      await store.remove('staff');
      await store.keepSecret({ ...SOURCE, url: 'https://other.example/' }, SECRET);
      expect(await store.secret('staff')).to.equal(undefined);
      expect(ids()).to.deep.equal([]);
    });

    it('removes a source with everything that it kept for it', async () => {
      await store.save(SOURCE, { secret: SECRET, file: new File(['id'], 'a.csv') });
      await store.note('staff', { lastRun: 7 });
      await store.remove('staff');
      expect(ids()).to.deep.equal([]);
      expect(await store.has('staff')).to.equal(false);
      expect(await store.secret('staff')).to.equal(undefined);
      expect(await store.file('staff')).to.equal(undefined);
      await store.save(SOURCE);
      expect(store.sources.value).to.deep.equal([{ source: SOURCE, status: {}, hasSecret: false }]);
    });

    it('notes nothing of a source that is not there', async () => {
      await store.note('staff', { lastRun: 7 });
      await store.save(SOURCE);
      expect(store.sources.value[0]?.status).to.deep.equal({});
    });

    it('refuses one source too many, and still changes those that are there', async () => {
      for (let at = 0; at < MAX_SOURCES; at++) await store.save({ ...SOURCE, id: `s${String(at)}` });
      expect(await code(store.save(SOURCE, { secret: SECRET }))).to.equal('source/too-many');
      expect(await store.secret('staff')).to.equal(undefined);
      await store.save({ ...SOURCE, id: 's0', name: 'Everybody' });
      expect(store.sources.value[0]?.source.name).to.equal('Everybody');
    }).timeout(30_000);

    it('does not bring back what was deleted meanwhile', async () => {
      await store.save(SOURCE, { secret: SECRET });
      await store.save({ ...SOURCE, name: 'Everybody' }, { mustExist: true });
      expect(store.sources.value[0]?.source.name).to.equal('Everybody');
      await store.remove('staff');
      expect(await code(store.save(SOURCE, { secret: SECRET, mustExist: true }))).to.equal('source/gone');
      expect(ids()).to.deep.equal([]);
      expect(await store.secret('staff')).to.equal(undefined);
    });

    it('stores nothing that could not be read back', async () => {
      const refused = await store.save({ ...SOURCE, id: 'own' }).then(
        () => false,
        () => true,
      );
      expect(refused).to.equal(true);
      expect(ids()).to.deep.equal([]);
    });
  });
}
