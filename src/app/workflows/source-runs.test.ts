import { expect } from '@open-wc/testing';
import {
  FAKE_REPORT,
  FakeImporter,
  FakeSignIn,
  FakeSourceStore,
  fakeSource,
} from '../../../test/fakes/fake-sources.ts';
import type { SourceCredentials, SourceFetcher } from '../../domain/import/source-access.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { AppError } from '../../lib/app-error.ts';
import { deferred } from '../../lib/deferred.ts';
import { StoredSourceRuns } from './source-runs.ts';

class FakeFetcher implements SourceFetcher {
  readonly asked: { readonly url: string; readonly credentials: SourceCredentials }[] = [];
  failure: Error | undefined;

  fetch({ url }: ContactSource, credentials: SourceCredentials): Promise<Blob> {
    this.asked.push({ url, credentials });
    return this.failure === undefined ? Promise.resolve(new Blob(['content'])) : Promise.reject(this.failure);
  }
}

const OAUTH = { server: 'https://id.example', clientId: 'c', scope: '' };
const OLD = { accessToken: 'old', refreshToken: 'r', expiresAt: 0 };

function stage(source: Partial<ContactSource> = {}) {
  const store = new FakeSourceStore();
  const importer = new FakeImporter();
  const page = new FakeFetcher();
  const helper = new FakeFetcher();
  const signIn = new FakeSignIn();
  const attended: boolean[] = [];
  const files = {
    read: (_file: unknown, now: boolean) => {
      attended.push(now);
      return Promise.resolve(new Blob(['file']));
    },
  };
  const runs = new StoredSourceRuns({ store, importer, page, helper, files, signIn, now: () => 5000 });
  store.put(fakeSource(source));
  const status = () => store.sources.value[0]?.status;
  return { store, importer, page, helper, signIn, runs, attended, status };
}

describe('StoredSourceRuns', () => {
  it('imports what it fetched, and notes the report', async () => {
    const { runs, importer, status } = stage();
    expect(await runs.run('staff', false)).to.equal('done');
    expect(importer.done).to.deep.equal(['run staff content']);
    expect(status()).to.deep.equal({ lastRun: 5000, lastReport: FAKE_REPORT });
    expect(runs.running.value.size).to.equal(0);
  });

  it('notes why a run failed, with the report of the last good one', async () => {
    const { runs, page, status } = stage();
    await runs.run('staff', false);
    page.failure = new AppError('source/forbidden', 'HTTP 403');
    expect(await runs.run('staff', false)).to.equal('failed');
    expect(status()).to.deep.equal({
      lastRun: 5000,
      lastReport: FAKE_REPORT,
      lastError: { code: 'source/forbidden', detail: 'HTTP 403' },
    });
    page.failure = undefined;
    await runs.run('staff', false);
    expect(status()).to.deep.equal({ lastRun: 5000, lastReport: FAKE_REPORT });
  });

  it('never has two runs of one source, and gives one up when told', async () => {
    const { runs, importer, status } = stage();
    const gate = deferred<undefined>();
    importer.gate = gate.promise;
    const first = runs.run('staff', true);
    expect(await runs.run('staff', true)).to.equal('running');
    expect(importer.done.length).to.be.at.most(1);
    runs.cancel('staff');
    gate.resolve(undefined);
    expect(await first).to.equal('cancelled');
    expect(importer.done.length).to.equal(1);
    expect(status()).to.deep.equal({});
    expect(runs.running.value.size).to.equal(0);
  });

  it('shows how far it is', async () => {
    const { runs, importer } = stage();
    const gate = deferred<undefined>();
    importer.gate = gate.promise;
    const run = runs.run('staff', true);
    expect(runs.running.value.get('staff')?.phase).to.equal('fetching');
    for (let turn = 0; turn < 20 && runs.running.value.get('staff')?.phase === 'fetching'; turn++)
      await new Promise((resolve) => setTimeout(resolve));
    expect(runs.running.value.get('staff')).to.deep.equal({ phase: 'reading', bytes: 7, records: 1 });
    gate.resolve(undefined);
    await run;
  });

  it('leaves no mark when another window has the source in hand', async () => {
    const { runs, importer, status } = stage();
    importer.failure = new AppError('import/running');
    expect(await runs.run('staff', false)).to.equal('running');
    expect(status()).to.deep.equal({});
  });

  for (const [authentication, credentials] of [
    ['none', { kind: 'none' }],
    ['basic', { kind: 'basic', user: 'me', password: 'secret' }],
    ['digest', { kind: 'digest', user: 'me', password: 'secret' }],
    ['bearer', { kind: 'bearer', token: 'secret' }],
  ] as const)
    it(`asks with ${authentication}`, async () => {
      const { runs, store, page } = stage({ authentication, user: 'me' });
      store.secrets.set('staff', { password: 'secret' });
      await runs.run('staff', false);
      expect(page.asked.map((one) => one.credentials)).to.deep.equal([credentials]);
    });

  it('asks with a token that is good for long enough, else with a fresh one, which it keeps', async () => {
    const { runs, store, page, signIn } = stage({ authentication: 'oauth', oauth: OAUTH });
    store.secrets.set('staff', { tokens: { accessToken: 'old', refreshToken: 'r', expiresAt: 60_000 } });
    await runs.run('staff', false);
    store.secrets.set('staff', { tokens: { accessToken: 'old', refreshToken: 'r', expiresAt: 10_000 } });
    signIn.tokens = { accessToken: 'new', refreshToken: 'r2' };
    await runs.run('staff', false);
    expect(
      page.asked.map(({ credentials }) => (credentials.kind === 'bearer' ? credentials.token : '')),
    ).to.deep.equal(['old', 'new']);
    expect(signIn.asked).to.deep.equal(['refresh r']);
    expect(store.secrets.get('staff')).to.deep.equal({ tokens: { accessToken: 'new', refreshToken: 'r2' } });
  });

  it('says that a sign-in is needed where there was none', async () => {
    const { runs, status } = stage({ authentication: 'oauth' });
    await runs.run('staff', false);
    expect(status()?.lastError?.code).to.equal('source/sign-in-needed');
  });

  it('reads a picked file itself, and lets the helper fetch what it shall', async () => {
    const picked = stage({ access: 'file', url: '' });
    await picked.runs.run('staff', true);
    await picked.runs.run('staff', false);
    expect(picked.attended).to.deep.equal([true, false]);
    expect(picked.importer.done).to.deep.equal(['run staff file', 'run staff file']);

    const helped = stage({ via: 'helper', url: 'file:///data.csv', access: 'file' });
    await helped.runs.run('staff', false);
    expect(helped.helper.asked.map(({ url }) => url)).to.deep.equal(['file:///data.csv']);
    expect(helped.page.asked).to.deep.equal([]);
  });

  it('samples what stands in the form, with the stored password unless another was entered', async () => {
    const { runs, store, page, importer } = stage({ authentication: 'basic', user: 'me' });
    store.secrets.set('staff', { password: 'stored' });
    const edited = fakeSource({ authentication: 'basic', user: 'me', url: 'https://example.com/other.csv' });
    await runs.sample(edited, {});
    await runs.sample(edited, { secret: { password: 'typed' } });
    expect(
      page.asked.map(({ url, credentials }) => [url, 'password' in credentials && credentials.password]),
    ).to.deep.equal([
      ['https://example.com/other.csv', 'stored'],
      ['https://example.com/other.csv', 'typed'],
    ]);
    expect(importer.done).to.deep.equal(['sample staff content', 'sample staff content']);
  });

  it('gives a stored password in a sample to no one but whom it was for', async () => {
    const { runs, store, page } = stage({ authentication: 'basic', user: 'me' });
    store.secrets.set('staff', { password: 'stored' });
    const basic = { authentication: 'basic', user: 'me' } as const;
    await runs.sample(fakeSource({ ...basic, url: 'https://other.example/' }), {});
    await runs.sample(fakeSource({ ...basic, user: 'you' }), {});
    await store.remove('staff');
    store.secrets.set('staff', { password: 'left' });
    await runs.sample(fakeSource(basic), {});
    expect(
      page.asked.map(({ credentials }) => 'password' in credentials && credentials.password),
    ).to.deep.equal(['', '', '']);
  });

  it('keeps a fresh token of a sample, and leaves the stored source as it is', async () => {
    const { runs, store, page, signIn } = stage({ authentication: 'oauth', oauth: OAUTH });
    store.secrets.set('staff', { tokens: OLD });
    signIn.tokens = { accessToken: 'new' };
    const edited = fakeSource({ authentication: 'oauth', oauth: OAUTH, name: 'Draft', interval: 9 });
    await runs.sample(edited, {});
    expect(page.asked[0]?.credentials).to.deep.equal({ kind: 'bearer', token: 'new' });
    expect(store.secrets.get('staff')).to.deep.equal({ tokens: { accessToken: 'new' } });
    expect(store.sources.value[0]?.source).to.deep.include({ name: 'Staff', interval: 0 });
  });

  it('does not keep tokens that were entered in a form and not saved', async () => {
    const { runs, store, signIn } = stage({ authentication: 'oauth', oauth: OAUTH });
    store.secrets.set('staff', { tokens: { accessToken: 'stored' } });
    signIn.tokens = { accessToken: 'new' };
    const edited = fakeSource({ authentication: 'oauth', oauth: OAUTH });
    await runs.sample(edited, { secret: { tokens: OLD } });
    expect(store.secrets.get('staff')).to.deep.equal({ tokens: { accessToken: 'stored' } });
  });

  it('undoes no edit that was saved while it ran', async () => {
    const { runs, store, signIn } = stage({ authentication: 'oauth', oauth: OAUTH });
    store.secrets.set('staff', { tokens: OLD });
    const gate = deferred<undefined>();
    const refresh = signIn.refresh.bind(signIn);
    signIn.refresh = async (source, tokens) => {
      await gate.promise;
      return refresh(source, tokens);
    };
    const run = runs.run('staff', false);
    await store.save(fakeSource({ authentication: 'oauth', oauth: OAUTH, name: 'Everybody' }));
    gate.resolve(undefined);
    await run;
    expect(store.sources.value[0]?.source.name).to.equal('Everybody');
    expect(store.secrets.get('staff')).to.deep.equal({ tokens: { accessToken: 'fresh' } });
  });

  it('imports nothing of a source that another window deleted while it was fetched', async () => {
    const { runs, store, importer, page } = stage();
    const gate = deferred<undefined>();
    const fetch = page.fetch.bind(page);
    page.fetch = async (...given) => {
      await gate.promise;
      return fetch(...given);
    };
    const run = runs.run('staff', false);
    await store.remove('staff');
    let asked = false;
    importer.waiting = () => {
      asked = true;
      return Promise.resolve();
    };
    gate.resolve(undefined);
    expect(await run).to.equal('cancelled');
    expect(asked).to.equal(false);
  });

  it('lets the importer ask once more, when nobody else can delete the contacts', async () => {
    const { runs, store, importer, status } = stage();
    importer.waiting = () => store.remove('staff');
    expect(await runs.run('staff', false)).to.equal('cancelled');
    expect(importer.done).to.deep.equal([]);
    expect(status()).to.equal(undefined);
  });

  it('deletes what another window imported between the contacts and the source', async () => {
    const { runs, store, importer } = stage();
    const remove = store.remove.bind(store);
    store.remove = async (id) => {
      importer.done.push('imported by another window');
      await remove(id);
    };
    await runs.remove('staff', 'keep');
    expect(importer.done).to.deep.equal([
      'drop staff keep',
      'imported by another window',
      'drop staff delete',
    ]);
  });

  it('deletes the contacts before the source', async () => {
    const { runs, store, importer } = stage();
    importer.dropSource = () => Promise.reject(new AppError('storage/full'));
    await runs.remove('staff', 'delete').catch(() => undefined);
    expect(store.sources.value.length).to.equal(1);
    importer.dropSource = () => Promise.resolve();
    await runs.remove('staff', 'keep');
    expect(store.sources.value.length).to.equal(0);
  });

  it('notes the answer about contacts that are gone', async () => {
    const { runs, importer, status } = stage();
    importer.report = { ...FAKE_REPORT, removed: 4, removal: 'asked' };
    await runs.run('staff', true);
    await runs.settleRemoved('staff', 'mark');
    expect(importer.done.at(-1)).to.equal('settle staff mark');
    expect(status()?.lastReport?.removal).to.equal('marked');
  });
});
