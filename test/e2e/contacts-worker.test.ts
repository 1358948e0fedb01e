import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page, Worker } from 'playwright-core';
import { PhonePage } from '../support/phone-page.ts';
import { Stage } from '../support/stage.ts';
import { storedText } from '../support/stored-records.ts';

/** Asks again until it holds. @returns whether it did within 30 s. */
async function holds(page: Page, condition: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    if (await condition()) return true;
    await page.waitForTimeout(200);
  }
  return false;
}

const workerOf = (page: Page): Worker | undefined =>
  page.workers().find((worker) => new URL(worker.url()).pathname === '/workers/address-book.js');

/** How many workers of this browser have come so far that their end is noticed at once. */
const watched = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name = '' }) => name.startsWith('contacts-worker-')).length;
  });

const hasWorker = (page: Page): boolean => workerOf(page) !== undefined;

describe('the worker of the contacts', { timeout: 120_000 }, () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });

  after(() => stage.close());

  it('starts by itself in each window, within the policy of the page', async () => {
    const page = await stage.person.page(stage.app.urls[0]);
    await new PhonePage(page).tryPractice();
    // It writes this when it has loaded what is known of the numbers of the country.
    const stored = await holds(page, async () => (await storedText(page)).includes('"callingCode":"'));
    assert.ok(stored, 'the worker stored nothing');
    const other = await stage.person.page(stage.app.urls[0]);
    for (const window of [page, other]) assert.ok(await holds(window, () => hasWorker(window)), 'no worker');
  });

  it('is followed by another one when it ends without a word', async () => {
    const page = await stage.person.page(stage.app.urls[0]);
    const windows = stage.person.context.pages().filter((each) => each.url().startsWith('http')).length;
    assert.ok(await holds(page, async () => (await watched(page)) >= windows), 'no worker');
    const ended = workerOf(page);
    await ended?.evaluate(() => {
      close();
    });
    const follows = await holds(page, () => hasWorker(page) && workerOf(page) !== ended);
    assert.ok(follows, 'no worker follows');
  });
});
