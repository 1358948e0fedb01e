import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { SourceCredentials } from '../../src/domain/import/source-access.ts';
import { openSourcePage } from '../support/source-page.ts';
import type { SourcePage } from '../support/source-page.ts';
import { CSV, TOKEN, USER, startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';
import type { SourceHarness } from '../support/source-harness.ts';

interface Outcome {
  readonly text?: string;
  readonly type?: string;
  readonly code?: string;
  readonly detail?: string;
}

let stage: SourcePage;
let open: SourceServer;
let closed: SourceServer;

before(async () => {
  [open, closed, stage] = await Promise.all([
    startSourceServer({ cors: true }),
    startSourceServer(),
    openSourcePage(),
  ]);
});

after(async () => {
  await Promise.all([stage.close(), open.close(), closed.close()]);
});

/** Fetches in the page. */
function fetchIn(
  url: string,
  credentials: SourceCredentials = { kind: 'none' },
  options: { readonly silenceMs?: number; readonly maxBytes?: number } = {},
): Promise<Outcome> {
  return stage.page.evaluate(
    async (given): Promise<Outcome> => {
      const { HttpSource, fakeSource } = (window as unknown as { harness: SourceHarness }).harness;
      try {
        const blob = await new HttpSource(given.options).fetch(
          fakeSource({ url: given.url }),
          given.credentials,
        );
        return { text: await blob.text(), type: blob.type };
      } catch (error) {
        const { code, detail, message } = error as { code?: string; detail?: string; message: string };
        return { code: code ?? message, ...(detail !== undefined && { detail }) };
      }
    },
    { url, credentials, options },
  );
}

const BASIC: SourceCredentials = { kind: 'basic', user: USER.name, password: USER.password };
const DIGEST: SourceCredentials = { ...BASIC, kind: 'digest' };
const BEARER: SourceCredentials = { kind: 'bearer', token: TOKEN };

describe('a page fetches a source', () => {
  it('that allows it', async () => {
    assert.deepEqual(await fetchIn(`${open.url}/data.csv`), { text: CSV, type: 'text/csv; charset=utf-8' });
  });

  for (const [path, credentials] of [
    ['/basic', BASIC],
    ['/digest-md5', DIGEST],
    ['/digest-sha?a=b', DIGEST],
    ['/bearer', BEARER],
    ['/moved', BASIC],
  ] as const)
    it(`with the sign-in of ${path}, which the server checks`, async () => {
      assert.equal((await fetchIn(open.url + path, credentials)).text, CSV);
    });

  for (const [path, code] of [
    ['/basic', 'source/unauthorized'],
    ['/status/403', 'source/forbidden'],
    ['/status/404', 'source/not-found'],
    ['/status/410', 'source/not-found'],
    ['/status/500', 'source/server-error'],
    ['/status/418', 'source/status'],
    ['/loop', 'source/redirect-loop'],
  ] as const)
    it(`and says ${code} for ${path}`, async () => {
      assert.equal((await fetchIn(open.url + path)).code, code);
    });

  it('and says which status it was', async () => {
    assert.equal((await fetchIn(`${open.url}/status/503`)).detail, 'HTTP 503 Service Unavailable');
  });

  it('and says that a password is wrong', async () => {
    for (const [path, credentials] of [
      ['/basic', BASIC],
      ['/digest-md5', DIGEST],
      ['/digest-sha', DIGEST],
    ] as const) {
      const outcome = await fetchIn(open.url + path, {
        ...credentials,
        user: USER.name,
        password: 'x',
      });
      assert.equal(outcome.code, 'source/unauthorized');
    }
    assert.equal(
      (await fetchIn(`${open.url}/bearer`, { kind: 'bearer', token: 'x' })).code,
      'source/unauthorized',
    );
  });

  it('but not where the server does not allow it, or there is none', async () => {
    assert.equal((await fetchIn(`${closed.url}/data.csv`)).code, 'source/unreachable');
    assert.equal((await fetchIn('http://127.0.0.1:9/data.csv')).code, 'source/unreachable');
  });

  it('and gives up one that says nothing, at the start and in between', async () => {
    assert.equal(
      (await fetchIn(`${open.url}/silent`, { kind: 'none' }, { silenceMs: 300 })).code,
      'source/timeout',
    );
    assert.equal(
      (await fetchIn(`${open.url}/half`, { kind: 'none' }, { silenceMs: 300 })).code,
      'source/timeout',
    );
  });

  it('and refuses what is too large, announced or not', async () => {
    for (const path of ['/large', '/endless'])
      assert.equal(
        (await fetchIn(open.url + path, { kind: 'none' }, { maxBytes: 4000 })).code,
        'import/too-large',
      );
  });

  it('sends no cookie and no address of the page', async () => {
    await stage.person.context.addCookies([{ name: 'of', value: 'the-person', url: open.url }]);
    await fetchIn(`${open.url}/data.csv`);
    assert.deepEqual(open.requests.at(-1)?.traces, []);
  });
});

describe('a page asks the helper', () => {
  /** Saves a source, runs it, and tells what became of it. */
  function runIn(
    source: object,
    secret: object | null,
  ): Promise<{ readonly done: readonly string[]; readonly code: string }> {
    return stage.page.evaluate(
      async (given) => {
        const { store, runs, importer, fakeSource } = (window as unknown as { harness: SourceHarness })
          .harness;
        importer.done.length = 0;
        await store.save(fakeSource(given.source), { secret: given.secret });
        await runs.run('staff', true);
        const status = store.sources.value.find(({ source: { id } }) => id === 'staff')?.status;
        return { done: [...importer.done], code: status?.lastError?.code ?? '' };
      },
      { source, secret },
    );
  }

  it('and is told that it is not paired', async () => {
    const { code } = await runIn({ via: 'helper', url: `${closed.url}/data.csv` }, null);
    assert.equal(code, 'source/no-helper');
  });

  it('after pairing by the code that the helper showed', async () => {
    const state = (): Promise<string> =>
      stage.page.evaluate(async () => {
        const { helper } = (window as unknown as { harness: SourceHarness }).harness;
        await helper.look(true);
        return helper.state.value;
      });
    assert.equal(await state(), 'unpaired');
    const wrong = await stage.page.evaluate(async () => {
      const { helper } = (window as unknown as { harness: SourceHarness }).harness;
      await helper.askForCode();
      return helper.pair('00').catch((error: unknown) => (error as { code: string }).code);
    });
    assert.equal(wrong, 'helper/wrong-code');
    await stage.page.evaluate(
      async (code) => {
        await (window as unknown as { harness: SourceHarness }).harness.helper.pair(code);
      },
      stage.codes.at(-1) ?? '',
    );
    assert.equal(await state(), 'paired');
  });

  it('for what has no CORS, with Digest, and for a file of an allowed folder', async () => {
    const secret = { password: USER.password };
    const plain = await runIn({ via: 'helper', url: `${closed.url}/data.csv` }, null);
    assert.deepEqual(plain, { done: [`run staff ${CSV}`], code: '' });
    const digest = {
      via: 'helper',
      url: `${closed.url}/digest-sha`,
      authentication: 'digest',
      user: USER.name,
    };
    assert.deepEqual(await runIn(digest, secret), { done: [`run staff ${CSV}`], code: '' });
    const path = join(stage.folder, 'data.csv');
    await writeFile(path, CSV);
    const file = { via: 'helper', access: 'file', url: pathToFileURL(path).href };
    assert.deepEqual(await runIn(file, null), { done: [`run staff ${CSV}`], code: '' });
  });

  for (const [path, code] of [
    ['/status/404', 'source/not-found'],
    ['/basic', 'source/unauthorized'],
    ['/loop', 'source/redirect-loop'],
    ['/to-file', 'source/helper-refused'],
  ] as const)
    it(`and hears ${code} for ${path}`, async () => {
      assert.equal((await runIn({ via: 'helper', url: closed.url + path }, null)).code, code);
    });

  it('knows the pairing after a reload, and ends it', async () => {
    await stage.page.reload();
    await stage.page.waitForFunction(() => 'harness' in window);
    const states = await stage.page.evaluate(async () => {
      const { helper } = (window as unknown as { harness: SourceHarness }).harness;
      await helper.look(true);
      const before = helper.state.value;
      await helper.unpair();
      await helper.look(true);
      return [before, helper.state.value];
    });
    assert.deepEqual(states, ['paired', 'unpaired']);
  });
});
