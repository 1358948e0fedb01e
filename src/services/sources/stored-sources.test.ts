import { expect } from '@open-wc/testing';
import { NEW_SOURCE } from '../../domain/import/source-draft.ts';
import { MAX_SOURCES } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { code } from '../../../test/support/import-stage.ts';
import { rawRecords, temporaryData, temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { Seal } from '../accounts/seal.ts';
import type { StoredData } from '../storage/stored-data.ts';
import { StoredSources } from './stored-sources.ts';

const SOURCE: ContactSource = {
  ...NEW_SOURCE,
  id: 'staff',
  format: 'csv',
  name: 'Staff',
  url: 'https://example.com/staff.csv',
  authentication: 'basic',
  user: 'me',
  mapping: [{ from: 'id', to: 'id' }],
};
const REPORT = {
  added: 3,
  changed: 0,
  unchanged: 0,
  skipped: 1,
  removed: 0,
  removal: 'none',
  issues: [{ code: 'no-id', line: 4 }],
  issueCount: 1,
  startedAt: 1,
  endedAt: 2,
} as const;

const opened: StoredSources[] = [];

async function open(data: StoredData): Promise<StoredSources> {
  const sources = await StoredSources.open(data.store, data, new Seal(data.store));
  opened.push(sources);
  return sources;
}

describe('StoredSources', () => {
  afterEach(() => {
    for (const sources of opened.splice(0)) sources.close();
  });

  it('keeps a source, its password and what became of its run', async () => {
    const database = temporaryDatabase();
    const first = await open(await temporaryData(database));
    await first.save(SOURCE, { secret: { password: 'open sesame' } });
    await first.note('staff', { lastRun: 7, lastReport: REPORT });

    const again = await open(await temporaryData(database));
    expect(again.sources.value).to.deep.equal([
      { source: SOURCE, status: { lastRun: 7, lastReport: REPORT }, hasSecret: true },
    ]);
    expect(await again.secret('staff')).to.deep.equal({ password: 'open sesame' });
  });

  it('never stores a secret in clear', async () => {
    const database = temporaryDatabase();
    const sources = await open(await temporaryData(database));
    const tokens = { accessToken: 'open sesame', refreshToken: 'open sesame too' };
    await sources.save(SOURCE, { secret: { password: 'open sesame', tokens } });
    for (const [key, record] of await rawRecords(database)) {
      expect(JSON.stringify(record), key).not.to.include('sesame');
      if (typeof record !== 'object' || record === null || !('data' in record)) continue;
      const bytes = new Uint8Array(record.data as ArrayBuffer);
      expect(new TextDecoder('latin1').decode(bytes), key).not.to.include('sesame');
    }
  });

  it('leaves a secret alone that was not entered anew, and deletes it when told so', async () => {
    const sources = await open(await temporaryData());
    await sources.save(SOURCE, { secret: { password: 'x' } });
    await sources.save({ ...SOURCE, name: 'Everybody' });
    expect(await sources.secret('staff')).to.deep.equal({ password: 'x' });
    await sources.save(SOURCE, { secret: null });
    expect(await sources.secret('staff')).to.equal(undefined);
    expect(sources.sources.value[0]?.hasSecret).to.equal(false);
  });

  it('opens no secret that was put under another source', async () => {
    const data = await temporaryData();
    const sources = await open(data);
    await sources.save(SOURCE, { secret: { password: 'x' } });
    await data.store.set('sources/secret/other', await data.store.get('sources/secret/staff'));
    expect(await sources.secret('other')).to.equal(undefined);
  });

  it('shows a change of another window', async () => {
    const database = temporaryDatabase();
    const [here, there] = [
      await open(await temporaryData(database)),
      await open(await temporaryData(database)),
    ];
    await here.save(SOURCE);
    await waitUntil(() => there.sources.value.length === 1);
    await there.save({ ...SOURCE, id: 'second' });
    await waitUntil(() => here.sources.value.length === 2);
    await here.remove('staff');
    await waitUntil(() => there.sources.value.length === 1);
    expect(there.sources.value[0]?.source.id).to.equal('second');
  });

  it('loses none of two sources that are added at the same moment', async () => {
    const database = temporaryDatabase();
    const [here, there] = [
      await open(await temporaryData(database)),
      await open(await temporaryData(database)),
    ];
    await Promise.all([here.save(SOURCE), there.save({ ...SOURCE, id: 'second' })]);
    const third = await open(await temporaryData(database));
    expect(third.sources.value.map(({ source }) => source.id).sort()).to.deep.equal(['second', 'staff']);
  });

  it('removes everything that it kept of a source', async () => {
    const database = temporaryDatabase();
    const sources = await open(await temporaryData(database));
    await sources.save(SOURCE, { secret: { password: 'x' }, file: new File(['a'], 'a.csv') });
    await sources.note('staff', { lastRun: 1 });
    await sources.remove('staff');
    const left = [...(await rawRecords(database)).keys()].filter((key) => key.startsWith('sources/'));
    expect(left).to.deep.equal(['sources/list']);
  });

  it('notes nothing of a source that was deleted while it ran', async () => {
    const database = temporaryDatabase();
    const sources = await open(await temporaryData(database));
    await sources.note('gone', { lastRun: 1 });
    expect([...(await rawRecords(database)).keys()].join()).not.to.include('gone');
  });

  it('keeps a file with its name', async () => {
    const sources = await open(await temporaryData());
    await sources.save(SOURCE, { file: new File(['id\n1'], 'staff.csv') });
    expect(sources.sources.value[0]?.fileName).to.equal('staff.csv');
    expect(await ((await sources.file('staff')) as File).text()).to.equal('id\n1');
  });

  it('keeps a handle of a file over a restart', async () => {
    const database = temporaryDatabase();
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(`${database}.csv`, { create: true });
    await (await open(await temporaryData(database))).save(SOURCE, { file: handle });
    const again = await (await open(await temporaryData(database))).file('staff');
    expect(again).to.be.instanceOf(FileSystemFileHandle);
    expect(await handle.isSameEntry(again as FileSystemFileHandle)).to.equal(true);
    await folder.removeEntry(handle.name);
  });

  it('saves what is in order of damaged records, and puts them aside', async () => {
    const data = await temporaryData();
    const damaged = { sources: [SOURCE, { ...SOURCE, id: '../x' }, { id: 5 }] };
    await data.store.setMany([
      ['sources/list', damaged],
      ['sources/status/staff', { lastRun: 'yesterday' }],
      ['sources/secret/staff', { iv: 'x' }],
    ]);
    const sources = await open(data);
    expect(sources.sources.value.map(({ source }) => source)).to.deep.equal([SOURCE]);
    expect(sources.sources.value[0]?.status).to.deep.equal({});
    expect(await sources.secret('staff')).to.equal(undefined);
    const aside = await data.store.keys('damaged/sources/');
    expect(aside.length).to.equal(2);
    expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['sources'] });
  });

  it('refuses one source more than it reads back, from whatever window, and loses none', async () => {
    const database = temporaryDatabase();
    const data = await temporaryData(database);
    const many = Array.from({ length: MAX_SOURCES - 1 }, (_, at) => ({ ...SOURCE, id: `s${String(at)}` }));
    await data.store.set('sources/list', { sources: many });
    const [here, there] = [await open(data), await open(await temporaryData(database))];
    await there.save(SOURCE);
    const more = { ...SOURCE, id: 'more' };
    expect(await code(here.save(more, { secret: { password: 'x' } }))).to.equal('source/too-many');
    expect(await here.secret('more')).to.equal(undefined);
    await here.save({ ...SOURCE, name: 'Everybody' });
    const again = await open(data);
    expect(again.sources.value.length).to.equal(MAX_SOURCES);
    expect(again.sources.value.at(-1)?.source.name).to.equal('Everybody');
    expect(data.problem.value).to.equal(undefined);
  });

  it('refuses to store what it could not read back', async () => {
    const sources = await open(await temporaryData());
    const message = await sources.save({ ...SOURCE, id: 'own' }).then(
      () => 'stored',
      (error: unknown) => String(error),
    );
    expect(message).to.include('invalid source');
  });
});
