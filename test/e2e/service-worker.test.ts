import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { startHelper } from '../../helper/src/server.ts';
import type { Helper } from '../../helper/src/server.ts';
import { buildApp } from '../../scripts/build.ts';
import { CALL_LOCK } from '../../src/domain/pwa/update.ts';
import { Person } from '../support/browser.ts';

interface WorkerState {
  readonly waiting: boolean;
  /** The version that was activated last. */
  readonly version: string | undefined;
}

const stateOf = (page: Page): Promise<WorkerState> =>
  page.evaluate(async () => ({
    waiting: (await navigator.serviceWorker.ready).waiting !== null,
    version: await (await caches.match('/offhook-version'))?.text(),
  }));

/** Looks for a new version; resolves when it is installed or was refused. */
const look = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const installing = registration.installing;
    if (installing === null) return;
    await new Promise<void>((resolve) => {
      const settled = (): void => {
        if (installing.state !== 'installing') resolve();
      };
      installing.addEventListener('statechange', settled);
      settled();
    });
  });

/** What the app sends when a person applies an update. @returns the answer of the new version. */
const activate = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    waiting?.postMessage({ type: 'update/activate' }, [port2]);
    return answer;
  });

async function started(page: Page): Promise<void> {
  await page.locator('phone-app h1').first().waitFor({ state: 'attached' });
}

describe('service worker', { timeout: 120_000 }, () => {
  let folder: string;
  let root: string;
  let helper: Helper;
  let person: Person;
  let page: Page;

  const serve = (port: number): Promise<Helper> =>
    startHelper({ root, port, exchangePort: null, version: 'test' });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offhook-update-'));
    root = join(folder, 'dist');
    await buildApp({ out: root, version: '1.0.0' });
    helper = await serve(0);
    person = await Person.open({ hz: 440 });
    page = await person.page(helper.urls[0]);
    await started(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  });

  after(async () => {
    await person.close();
    await helper.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('starts the app without a network, links included', async () => {
    const { port } = helper;
    await helper.close();
    await page.reload();
    await started(page);
    await page.goto(`${helper.urls[0]}/?tel=tel%3A%2B49301234567`);
    await started(page);
    await page.goto(helper.urls[0]);
    await started(page);
    helper = await serve(port);
  });

  it('keeps a new version waiting until it is applied, over reloads', async () => {
    await buildApp({ out: root, version: '1.0.1' });
    await look(page);
    assert.deepEqual(await stateOf(page), { waiting: true, version: '1.0.0' });
    await page.reload();
    await started(page);
    assert.deepEqual(await stateOf(page), { waiting: true, version: '1.0.0' });
  });

  it('does not apply it while a call is live in any window', async () => {
    const other = await person.context.newPage();
    await other.goto(helper.urls[0]);
    await other.evaluate(
      (name) =>
        new Promise<void>((held) => {
          void navigator.locks.request(name, { mode: 'shared' }, () => {
            held();
            return new Promise(() => undefined);
          });
        }),
      CALL_LOCK,
    );
    assert.equal(await activate(page), false);
    assert.deepEqual(await stateOf(page), { waiting: true, version: '1.0.0' });
    await other.close();
  });

  it('applies it when asked, and every window comes back in the new version', async () => {
    const other = await person.context.newPage();
    await other.goto(helper.urls[0]);
    await started(other);
    const reloads = [page, other].map((window) => window.waitForEvent('load'));
    void activate(page).catch(() => 'the page went away before the answer came');
    await Promise.all(reloads);
    await started(page);
    await page.waitForFunction(
      async () => (await (await caches.match('/offhook-version'))?.text()) === '1.0.1',
    );
    assert.equal((await stateOf(page)).waiting, false);
    await other.close();
  });

  it('refuses an older version and goes on with its own', async () => {
    await buildApp({ out: root, version: '1.0.0' });
    await look(page);
    assert.deepEqual(await stateOf(page), { waiting: false, version: '1.0.1' });
    await page.reload();
    await started(page);
    assert.deepEqual(await stateOf(page), { waiting: false, version: '1.0.1' });
  });
});
