import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSourcePage } from '../support/source-page.ts';
import type { SourcePage } from '../support/source-page.ts';
import type { SourceHarness } from '../support/source-harness.ts';
import { startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';

interface Asked {
  readonly name: string;
  readonly authorization: string | undefined;
}

let stage: SourcePage;
let server: SourceServer;
/** What the page asked of the helper, in its order. */
const asked: Asked[] = [];

before(async () => {
  [server, stage] = await Promise.all([startSourceServer(), openSourcePage()]);
  stage.page.on('request', (request) => {
    const name = /\/offhook-api\/(\w+)$/.exec(request.url())?.[1];
    if (name !== undefined) asked.push({ name, authorization: request.headers().authorization });
  });
});

after(async () => {
  await Promise.all([stage.close(), server.close()]);
});

const url = (path: string): string => `${server.url}/data.csv?${path}`;
const counted = (name: string): number => asked.filter((one) => one.name === name).length;
const token = (): string => asked.findLast(({ authorization }) => authorization)?.authorization ?? '';

/** Asks the helper beside the app, as another program with this `Authorization` would. */
function ask(name: string, body: object, authorization: string): Promise<string> {
  return stage.page.evaluate(
    async (given) => {
      const response = await fetch(`/offhook-api/${given.name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: given.authorization },
        body: JSON.stringify(given.body),
      });
      return response.text();
    },
    { name, body, authorization },
  );
}

async function pair(): Promise<void> {
  // The pause between two codes.
  await stage.page.waitForTimeout(2100);
  await stage.page.evaluate(() => window.harness.helper.askForCode());
  await stage.page.evaluate((code) => window.harness.helper.pair(code), stage.codes.at(-1) ?? '');
}

function save(id: string, source: object): Promise<void> {
  return stage.page.evaluate(
    (given) => window.harness.store.save(window.harness.fakeSource({ ...given, via: 'helper' } as never)),
    { ...source, id },
  );
}

/** Runs stored sources at the same time and tells what became of each: `''` is good. */
function run(...ids: readonly string[]): Promise<readonly string[]> {
  return stage.page.evaluate(async (all) => {
    const { store, runs } = window.harness;
    await Promise.all(all.map((id) => runs.run(id as never, true)));
    return all.map((id) => {
      const stored = store.sources.value.find(({ source }) => source.id === id);
      return stored?.status.lastRun === undefined ? 'never ran' : (stored.status.lastError?.code ?? '');
    });
  }, ids);
}

/** "Test" in the forms of sources that are not saved, all at the same time. */
function test(...urls: readonly string[]): Promise<readonly string[]> {
  return stage.page.evaluate(async (all) => {
    const { runs, fakeSource } = window.harness;
    const tries = all.map(async (address, index) => {
      const draft = fakeSource({ id: `draft-${String(index)}`, url: address, via: 'helper' } as never);
      try {
        await runs.sample(draft, {});
        return '';
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      }
    });
    return Promise.all(tries);
  }, urls);
}

describe('the list of what the helper may fetch', { timeout: 120_000 }, () => {
  before(pair);

  it('is sent when the set of addresses changes, and not for each run', async () => {
    await save('one', { url: url('one') });
    await save('two', { url: url('two') });
    assert.deepEqual(await run('one', 'two'), ['', '']);
    const before = counted('sources');
    for (let round = 0; round < 3; round++) assert.deepEqual(await run('one', 'two'), ['', '']);
    await save('two', { url: url('two'), name: 'Another name' });
    await save('same', { url: url('two') });
    await stage.page.waitForTimeout(200);
    assert.equal(counted('sources'), before);
    await save('two', { url: url('three') });
    assert.deepEqual(await run('two', 'same'), ['', '']);
    assert.equal(counted('sources'), before + 1);
  });

  it('lets a source be tested that is not saved, this once and that one alone', async () => {
    assert.deepEqual(await test(url('draft')), ['']);
    const body = { url: url('draft'), credentials: { kind: 'none' } };
    assert.match(await ask('fetch', body, token()), /"not-saved"/);
    assert.match(await ask('fetch', { ...body, url: url('one') }, token()), /Tim1-web/);
  });

  it('mixes up nothing of what is tested, run and changed at the same moment', async () => {
    const drafts = Array.from({ length: 8 }, (_, index) => url(`at-once-${String(index)}`));
    const [tested, ran] = await Promise.all([
      test(...drafts),
      run('one', 'two', 'same'),
      ...[0, 1, 2, 3].map((index) => save(`more-${String(index)}`, { url: url(`more-${String(index)}`) })),
    ]);
    assert.deepEqual(tested, Array<string>(8).fill(''));
    assert.deepEqual(ran, ['', '', '']);
    assert.deepEqual(await run('more-0', 'more-3'), ['', '']);
  });

  it('is mended when another window told an older one', async () => {
    await ask('sources', { urls: [] }, token());
    assert.deepEqual(await run('one'), ['']);
  });

  it('lets nothing be fetched for a source that was deleted after its run began', async () => {
    await save('gone', { url: url('gone') });
    const outcome = await stage.page.evaluate(async () => {
      const { store, runs } = window.harness;
      const secret = store.secret.bind(store);
      // As in another window, at the worst moment.
      store.secret = async (id) => {
        await store.remove(id);
        return secret(id);
      };
      const ended = await runs.run('gone', true);
      store.secret = secret;
      return ended;
    });
    assert.notEqual(outcome, 'done');
    assert.deepEqual(
      server.requests.filter((request) => JSON.stringify(request).includes('gone')),
      [],
    );
  });

  it('loses what is no source any more', async () => {
    for (const id of ['one', 'same'])
      await stage.page.evaluate((given) => window.harness.store.remove(given as never), id);
    await stage.page.waitForTimeout(200);
    const body = { url: url('one'), credentials: { kind: 'none' } };
    assert.match(await ask('fetch', body, token()), /"not-saved"/);
  });

  it('holds a hundred addresses, and one is tested besides', async () => {
    const known = await stage.page.evaluate(() => window.harness.store.sources.value.length);
    for (let index = known; index < 100; index++)
      await save(`full-${String(index)}`, { url: url(`full-${String(index)}`) });
    assert.deepEqual(await run('full-99'), ['']);
    assert.deepEqual(await test(url('the-hundred-and-first')), ['']);
  });

  it('holds a hundred of the longest addresses that can be saved, in any script', async () => {
    const ids = await stage.page.evaluate(() =>
      window.harness.store.sources.value.map(({ source }) => source.id),
    );
    for (const [index, id] of ids.filter((one) => one !== 'full-99').entries()) {
      const address = `${url(`long-${String(index)}`)}&`;
      // Each of these characters is six bytes in JSON.
      await save(id, { url: address + '\u0001'.repeat(2048 - address.length) });
    }
    assert.deepEqual(await run('full-99'), ['']);
  });
});

describe('a pairing that the helper does not know any more', { timeout: 120_000 }, () => {
  const state = (): Promise<string> =>
    stage.page.evaluate(() => (window as unknown as { harness: SourceHarness }).harness.helper.state.value);
  const helloWithout = async (): Promise<void> => {
    await stage.page.evaluate(() => window.harness.helper.look(true));
    assert.equal(asked.at(-1)?.name, 'hello');
    assert.equal(asked.at(-1)?.authorization, undefined);
  };

  it('is forgotten by the page too, with its token', async () => {
    await ask('unpair', {}, token());
    assert.deepEqual(await run('full-99'), ['source/no-helper']);
    assert.equal(await state(), 'unpaired');
    await helloWithout();
    await pair();
    assert.deepEqual(await run('full-99'), ['']);
  });

  it('is forgotten by a look for the helper', async () => {
    await ask('unpair', {}, token());
    await stage.page.evaluate(() => window.harness.helper.look(true));
    assert.equal(await state(), 'unpaired');
    await helloWithout();
    await pair();
  });

  it('locks out no other one, and is forgotten while it is locked out itself', async () => {
    const stale = `Bearer ${'x'.repeat(43)}`;
    for (let time = 0; time < 6; time++) await ask('hello', {}, stale);
    assert.match(await ask('hello', {}, stale), /"locked"/);
    assert.deepEqual(await run('full-99'), ['']);
    await ask('unpair', {}, token());
    assert.deepEqual(await run('full-99'), ['source/no-helper']);
    await helloWithout();
    assert.equal(await state(), 'unpaired');
  });
});
