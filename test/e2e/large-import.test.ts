import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { MANY, startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';
import { Stage } from '../support/stage.ts';

let stage: Stage;
let server: SourceServer;
let page: Page;
let browser: CDPSession;

before(async () => {
  [stage, server] = await Promise.all([Stage.open(), startSourceServer({ cors: true })]);
  const phone = await stage.phone();
  await phone.tryPractice();
  page = phone.page;
  const found = stage.person.context.browser();
  assert.ok(found !== null);
  browser = await found.newBrowserCDPSession();
  await phone.open('Settings');
  await page.getByRole('button', { name: 'Contact sources' }).click();
});

after(async () => {
  await Promise.all([stage.close(), server.close()]);
});

/** Workers that hold or index contacts; the pages do not know those that a worker started. */
const workers = new Set<string>();
let most = 0;

async function watchWorkers(): Promise<void> {
  // At first a worker has no address yet.
  for (const event of ['Target.targetCreated', 'Target.targetInfoChanged'] as const)
    browser.on(event, ({ targetInfo: { targetId, url } }) => {
      if (url.endsWith('/workers/address-book.js')) workers.add(targetId);
      most = Math.max(most, workers.size);
    });
  browser.on('Target.targetDestroyed', ({ targetId }) => workers.delete(targetId));
  await browser.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'worker' }] });
}

async function untilWorkers(count: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (workers.size !== count && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(workers.size, count);
}

describe('a large import', { timeout: 120_000 }, () => {
  it('has a second worker for as long as it takes', async () => {
    await watchWorkers();
    await untilWorkers(1);
    await page.getByRole('button', { name: 'Add a CSV source' }).click();
    await page.getByRole('textbox', { name: 'Directory name' }).fill('Directory');
    await page.getByRole('textbox', { name: 'URL' }).fill(`${server.url}/many.csv`);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByRole('button', { name: 'Assign sn' }).waitFor();
    await page.getByRole('button', { name: 'Save and import' }).click();
    await page.getByRole('heading', { name: 'Last import of Directory' }).waitFor({ timeout: 60_000 });
    assert.equal(most, 2);
    const added = page.locator('dl div', { hasText: 'Added' });
    assert.equal((await added.textContent())?.replace(/\D/g, ''), String(MANY));
    await untilWorkers(1);
  });

  it('is found, also after a start', async () => {
    for (const round of ['at once', 'after a start']) {
      await page.goto(`${stage.app.urls[0]}/?view=calls`);
      await page.getByRole('combobox', { name: 'Search or dial' }).fill('anna');
      await page.getByText(/50 of \d+ contacts/).waitFor();
      assert.match((await page.getByRole('grid').textContent()) ?? '', /Anna Albrecht/, round);
    }
  });
});
