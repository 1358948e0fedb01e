import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startExchange } from '../../exchange/src/exchange.ts';
import type { Exchange } from '../../exchange/src/exchange.ts';
import { startHelper } from '../../helper/src/server.ts';
import type { Helper } from '../../helper/src/server.ts';
import { buildApp } from '../../scripts/build.ts';
import { Person } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { PhonePage } from '../support/phone-page.ts';

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

/** From where the static routes of the service worker took the scripts and styles of this start, each kind once. */
const sources = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const files = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'));
    return [...new Set(files.map((file) => String(Reflect.get(file, 'workerFinalSourceType'))))];
  });

async function started(page: Page): Promise<void> {
  await page.locator('phone-app h1').first().waitFor({ state: 'attached' });
}

/** What the browser itself notes of a server that is not there; no page can keep it from doing so. */
const NO_NETWORK =
  /^(?:error: Failed to load resource: net::ERR_|(?:error|warning): WebSocket connection to '\S+' failed: |error: An unknown error occurred when fetching the script)/;

describe('service worker', { timeout: 300_000 }, () => {
  let folder: string;
  let root: string;
  let exchange: Exchange;
  let helper: Helper;
  let person: Person;
  let page: Page;
  let phone: PhonePage;

  const serve = (port: number): Promise<Helper> =>
    startHelper({ root, port, exchangePort: exchange.port, version: 'test' });
  /** A second window of the same person: a guest. */
  const openGuest = async (): Promise<PhonePage> => {
    const other = await person.context.newPage();
    await other.goto(helper.urls[0]);
    await other.getByRole('heading', { name: 'Another window is the phone' }).waitFor();
    return new PhonePage(other);
  };
  /** The place in Settings that tells the version and offers the new one. */
  const versionIn = async (window: PhonePage): Promise<Locator> => {
    await window.open('Settings');
    const panel = window.page.getByRole('region', { name: /^Offhook \d/ });
    await panel.waitFor();
    return panel;
  };
  const update = (panel: Locator): Locator => panel.getByRole('button', { name: 'Update now' });
  const announced = (window: PhonePage): Locator =>
    window.page.getByRole('navigation').getByRole('button', { name: /^Settings ?, Update available/ });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offhook-update-'));
    root = join(folder, 'dist');
    await buildApp({ out: root, version: '1.0.0' });
    const port = await freePort();
    const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${String(port)}`);
    exchange = await startExchange({ port: 0, origins });
    helper = await serve(port);
    person = await Person.open({ hz: 440 });
    person.context.setDefaultTimeout(20_000);
    page = await person.page(helper.urls[0]);
    phone = new PhonePage(page);
    await phone.tryPractice();
    await phone.dial('503');
    await phone.connected('503');
    await phone.control('End').click();
    await phone.idle();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  });

  after(async () => {
    await person.close();
    await helper.close();
    await exchange.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('starts the app without a network: the history is there, and the phone says that it is offline', async () => {
    const { port } = helper;
    await helper.close();
    await person.context.setOffline(true);
    await page.reload();
    await started(page);
    assert.deepEqual(await sources(page), ['cache'], 'the browser takes the files without asking the worker');
    await page
      .getByRole('region', { name: 'Status messages' })
      .getByText('This computer is offline')
      .waitFor();
    await phone.notConnected();
    await phone.open('History');
    await page
      .getByRole('row')
      .filter({ hasText: '503' })
      .filter({ has: page.getByRole('img', { name: 'Outgoing' }) })
      .waitFor();
    // A number that is dialled now is not lost, and nobody waits for an answer.
    await phone.open('Call');
    await phone.dial('503');
    await page.getByText('The phone is not connected.').first().waitFor();
    assert.equal(await phone.field.inputValue(), '503');
    await page.goto(`${helper.urls[0]}/?tel=tel%3A%2B49301234567`);
    await started(page);
    await page.goto(helper.urls[0]);
    await started(page);
    helper = await serve(port);
    await person.context.setOffline(false);
    await phone.registered();
    await page.getByText('This computer is offline').waitFor({ state: 'detached' });
  });

  it('announces a new version and keeps it waiting until it is applied, over reloads', async () => {
    await buildApp({ out: root, version: '1.0.1' });
    await look(page);
    assert.deepEqual(await stateOf(page), { waiting: true, version: '1.0.0' });
    await announced(phone).waitFor();
    assert.equal(await announced(phone).getByText('U', { exact: true }).count(), 1);
    await page.reload();
    await phone.registered();
    await announced(phone).waitFor();
    assert.deepEqual(await stateOf(page), { waiting: true, version: '1.0.0' });
  });

  it('does not apply it while a call is live in any window, and says why', async () => {
    const guest = await openGuest();
    await phone.dial('503');
    await phone.connected('503');
    const own = await versionIn(phone);
    assert.equal(await update(own).getAttribute('aria-disabled'), 'true');
    await own.getByText('It can be installed when no call is open.').waitFor();
    assert.equal(await update(await versionIn(guest)).getAttribute('aria-disabled'), 'true');
    // Nor would the new version do it for a window that asks all the same: the phone's lock holds it back.
    assert.equal(await activate(guest.page), false);
    assert.deepEqual(await stateOf(page), { waiting: true, version: '1.0.0' });
    await phone.open('Call');
    await phone.connected('503');
    await phone.control('End').click();
    await phone.idle();
    await guest.page.close();
  });

  it('applies it by the button in Settings, and every window comes back in the new version', async () => {
    const guest = await openGuest();
    const panel = await versionIn(phone);
    await panel.getByText('A new version is ready').waitFor();
    const reloads = [page, guest.page].map((window) => window.waitForEvent('load'));
    await update(panel).click();
    await Promise.all(reloads);
    // Whichever comes back first is the phone now.
    await Promise.any([phone.registered(), guest.registered()]);
    await page.waitForFunction(
      async () => (await (await caches.match('/offhook-version'))?.text()) === '1.0.1',
    );
    assert.equal((await stateOf(page)).waiting, false);
    for (const window of [phone, guest]) {
      await window.open('Settings');
      await window.page.getByRole('button', { name: 'Overview and backup' }).click();
      await window.page.getByRole('region', { name: 'Offhook 1.0.1' }).waitFor();
      assert.equal(await announced(window).count(), 0);
    }
    await guest.page.close();
  });

  it('refuses an older version and goes on with its own', async () => {
    await buildApp({ out: root, version: '1.0.0' });
    await look(page);
    assert.deepEqual(await stateOf(page), { waiting: false, version: '1.0.1' });
    await page.reload();
    await started(page);
    assert.deepEqual(await stateOf(page), { waiting: false, version: '1.0.1' });
  });

  it('writes nothing to the console but what the browser says of the network that was gone', () => {
    assert.deepEqual(
      person.problems.filter((problem) => !NO_NETWORK.test(problem)),
      [],
    );
  });
});
