import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { Person } from '../support/browser.ts';
import { openHelperFromWeb } from '../support/helper-from-web.ts';
import type { HelperFromWeb } from '../support/helper-from-web.ts';
import { findingsOf } from '../support/look.ts';
import { startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';

let stage: HelperFromWeb;
let person: Person;
let page: Page;
let session: CDPSession | undefined;
let closed: SourceServer;
/** What the page asked of the helper. */
const asked: string[] = [];

/** What the person answered to the browser, or has not yet; it counts while the session is open. */
async function answered(setting: 'granted' | 'denied' | 'prompt'): Promise<void> {
  session ??= await person.context.newCDPSession(page);
  await session.send('Browser.setPermission', {
    permission: { name: 'loopback-network' },
    setting,
    origin: stage.origin,
  });
}

const button = (name: string): ReturnType<Page['getByRole']> =>
  page.getByRole('button', { name, exact: true });

async function openSources(): Promise<void> {
  await page.goto(`${stage.origin}/?view=settings`);
  await page.getByRole('button', { name: 'Contact sources' }).click();
  await page.getByRole('heading', { name: 'Local helper' }).waitFor();
}

before(async () => {
  [stage, closed] = await Promise.all([openHelperFromWeb(), startSourceServer()]);
  person = await Person.open({ hz: 440, args: stage.args });
  person.context.setDefaultTimeout(15_000);
  page = await person.page('about:blank');
  page.on('request', (request) => {
    if (request.url().startsWith('http://127.0.0.1:8420/')) asked.push(new URL(request.url()).pathname);
  });
});

after(async () => {
  await person.close();
  await Promise.all([stage.close(), closed.close()]);
});

describe('the helper of a page from the web', { timeout: 180_000 }, () => {
  it('is not looked for before the page has said what the browser will ask', async () => {
    await openSources();
    await page
      .getByText('Your browser will ask whether this page may reach programs on this computer')
      .waitFor();
    await page.getByText('Not looked for yet').waitFor();
    await page.waitForTimeout(500);
    assert.deepEqual(asked, []);
    assert.deepEqual(await findingsOf(page, 'helper-ask'), []);
  });

  it('is blocked when the answer was no, and it says how to allow it again', async () => {
    // A browser without a screen says no by itself.
    await button('Look for the helper').click();
    await page.getByText('Blocked by the browser').waitFor();
    await page.getByText('Click the symbol left of the address').waitFor();
    assert.equal(await page.getByText('Your browser will ask').count(), 0);
    assert.deepEqual(await findingsOf(page, 'helper-blocked'), []);
    const before = asked.length;
    await openSources();
    await page.getByText('Blocked by the browser').waitFor();
    assert.equal(asked.length, before);
  });

  it('is found once it is allowed, and paired', async () => {
    await answered('granted');
    await button('Look again').click();
    await page.getByText('Not paired').waitFor();
    await button('Pair with the helper').click();
    await page.getByRole('textbox', { name: 'Code of the helper' }).fill(await stage.helper.code(0));
    await button('Pair').click();
    await page.getByText('Paired', { exact: true }).waitFor();
    await openSources();
    await page.getByText('Paired', { exact: true }).waitFor();
    assert.equal(await page.getByText('Your browser will ask').count(), 0);
  });

  it('reads a source for it', async () => {
    await button('Add a CSV source').click();
    await page.getByRole('textbox', { name: 'Directory name' }).fill('Staff');
    await page.getByRole('combobox', { name: 'Fetched by' }).selectOption({ label: 'The local helper' });
    await page.getByRole('textbox', { name: 'URL' }).fill(`${closed.url}/data.csv`);
    await button('Test the connection').click();
    await page.getByText('The source can be read').waitFor();
    await button('Save and import').click();
    await page.getByRole('heading', { name: 'Last import of Staff' }).waitFor();
  });

  for (const setting of ['prompt', 'denied'] as const)
    it(`is not asked by a run at the start where the browser says ${setting}`, async () => {
      await answered(setting);
      const before = asked.length;
      await openSources();
      await page.getByText('The browser does not let this page reach the local helper.').waitFor();
      assert.equal(asked.length, before);
    });
});
