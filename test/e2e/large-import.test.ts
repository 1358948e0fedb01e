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
async function workers(): Promise<number> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'worker' }] });
  return targetInfos.filter(({ url }) => url.endsWith('/workers/address-book.js')).length;
}

describe('a large import', { timeout: 120_000 }, () => {
  it('has a second worker for as long as it takes', async () => {
    assert.equal(await workers(), 1);
    await page.getByRole('button', { name: 'Add a CSV source' }).click();
    await page.getByRole('textbox', { name: 'Directory name' }).fill('Directory');
    await page.getByRole('textbox', { name: 'URL' }).fill(`${server.url}/many.csv`);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByRole('button', { name: 'Assign sn' }).waitFor();
    await page.getByRole('button', { name: 'Save and import' }).click();
    const report = page.getByRole('heading', { name: 'Last import of Directory' });
    let most = 0;
    const deadline = performance.now() + 60_000;
    while (!(await report.isVisible()) && performance.now() < deadline)
      most = Math.max(most, await workers());
    assert.equal(most, 2);
    const added = page.locator('dl div', { hasText: 'Added' });
    assert.equal((await added.textContent())?.replace(/\D/g, ''), String(MANY));
    assert.equal(await workers(), 1);
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
