import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findingsOf } from '../support/look.ts';
import { CSV, USER, startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';
import { Stage } from '../support/stage.ts';

let stage: Stage;
let server: SourceServer;
let page: Page;

before(async () => {
  [stage, server] = await Promise.all([Stage.open(), startSourceServer({ cors: true })]);
  const phone = await stage.phone();
  await phone.tryPractice();
  page = phone.page;
  await phone.open('Settings');
  await page.getByRole('button', { name: 'Contact sources' }).click();
  await page.getByText('No source yet').waitFor();
});

after(async () => {
  await Promise.all([stage.close(), server.close()]);
});

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
}

describe('the page of the contact sources', { timeout: 180_000 }, () => {
  it('looks as it should, empty', async () => {
    assert.deepEqual(await findingsOf(page, 'sources-empty'), []);
  });

  it('tests a source with Basic, proposes the assignment and previews the contacts', async () => {
    await page.getByRole('button', { name: 'Add a CSV source' }).click();
    await page.getByRole('textbox', { name: 'Directory name' }).fill('Staff');
    await page.getByRole('textbox', { name: 'URL' }).fill(`${server.url}/basic`);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The source refused the sign-in.').waitFor();
    await choose('Authentication type', 'Basic (user name and password)');
    await page.getByRole('textbox', { name: 'User name' }).fill(USER.name);
    await page.getByRole('textbox', { name: 'Password' }).fill(USER.password);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('Tim1-web Harper1').waitFor();
    await page.getByText('Groups: friends, support, dev').waitFor();
    assert.deepEqual(await findingsOf(page, 'sources-form'), []);
    assert.deepEqual(
      await findingsOf(page, 'sources-mapping', () =>
        page.getByRole('heading', { name: 'Assignment' }).evaluate((heading) => {
          heading.scrollIntoView();
        }),
      ),
      [],
    );
  });

  it('assigns by drag, by the menu of a field with the keyboard alone, and by writing', async () => {
    const field = page
      .getByRole('listitem')
      .filter({ hasText: 'title' })
      .filter({ has: page.locator('[draggable], ui-icon-button') });
    await field.first().dragTo(page.getByRole('combobox', { name: 'Department' }));
    assert.equal(await page.getByRole('combobox', { name: 'Department' }).inputValue(), 'title');
    await page.getByRole('button', { name: 'Assign sn' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Notes'.slice(0, 3));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Assign sn' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Notes' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('combobox', { name: 'Notes' }).inputValue(), 'sn');
    await page.getByRole('combobox', { name: 'Mobile 1' }).fill('write("+49")|phone1');
    await page.getByText('Mobile +491').waitFor();
    await page.getByRole('combobox', { name: 'Mobile 1' }).fill('write("+49|phone1');
    await page.getByText('The quotation mark is not closed.').waitFor();
    await page.getByRole('combobox', { name: 'Mobile 1' }).fill('write("+49")|phone1');
  });

  it('saves and imports, and shows the report', async () => {
    await page.getByRole('button', { name: 'Save and import' }).click();
    await page.getByRole('heading', { name: 'Last import of Staff' }).waitFor();
    const added = page.locator('dl div', { hasText: 'Added' });
    assert.match((await added.textContent()) ?? '', /1/);
    assert.deepEqual(await findingsOf(page, 'sources-report'), []);
  });

  it('has the contacts in the address book', async () => {
    await page.getByRole('button', { name: 'Contacts', exact: true }).click();
    await page.getByText('Tim1-web Harper1').first().waitFor();
  });

  it('imports again on start, with the stored password', async () => {
    const before = server.requests.length;
    await page.reload();
    await page.waitForFunction(() => document.readyState === 'complete');
    for (let wait = 0; wait < 100 && server.requests.length === before; wait++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const { path, authorization } = server.requests.at(-1) ?? {};
    assert.equal(path, '/basic');
    const expected = Buffer.from(`${USER.name}:${USER.password}`).toString('base64');
    assert.equal(authorization, `Basic ${expected}`);
  });

  it('says what failed in the status of the source, and keeps the contacts', async () => {
    await page.goto(`${stage.app.urls[0]}/?view=settings`);
    await page.getByRole('button', { name: 'Contact sources' }).click();
    await page.getByRole('button', { name: 'Edit Staff' }).click();
    await page.getByRole('textbox', { name: 'URL' }).fill(`${server.url}/status/503`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Import Staff now' }).click();
    await page.getByText('The server of the source has a fault.').waitFor();
    assert.deepEqual(await findingsOf(page, 'sources-failed'), []);
  });

  it('says what a page of HTML is', async () => {
    await page.getByRole('button', { name: 'Edit Staff' }).click();
    await page.getByRole('textbox', { name: 'URL' }).fill(`${server.url}/html`);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The source sent a web page').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('imports a file that was chosen, from a copy where handles cannot be kept', async () => {
    await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    await page.getByRole('button', { name: 'Add a CSV source' }).click();
    await choose('API interface', 'File of this device');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    const buffer = Buffer.from(CSV.replace('Tim1-web', 'Eva2-file').replace('010201', '77'));
    await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
    await page.getByText('Chosen: people.csv').waitFor();
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('Eva2-file Harper1').waitFor();
    await page.getByRole('button', { name: 'Save and import' }).click();
    await page.getByRole('heading', { name: 'Last import of people' }).waitFor();
  });

  it('deletes a source with its contacts', async () => {
    await page.getByRole('button', { name: 'Delete people' }).click();
    await page.getByRole('button', { name: 'Delete with its contacts' }).click();
    await page.getByRole('button', { name: 'Delete people' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Contacts', exact: true }).click();
    await page.getByText('Tim1-web Harper1').first().waitFor();
    assert.equal(await page.getByText('Eva2-file').count(), 0);
  });

  it('saves contacts as CSV by the keys alone, and takes the file back without an assignment by hand', async () => {
    await page.getByRole('button', { name: 'Import and save' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Save all that are shown as CSV' }).waitFor();
    assert.deepEqual(await findingsOf(page, 'contacts-more'), []);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.match(saved.suggestedFilename(), /^offhook-contacts-[\d-]+\.csv$/);
    const path = await saved.path();
    assert.match(
      await readFile(path, 'utf8'),
      /^\ufeffid,source,.*\/010201,Staff,csv,Tim1-web,.*,mobile,\+491,/s,
    );
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Contact sources' }).click();
    await page.getByRole('button', { name: 'Add a CSV source' }).click();
    await page.getByRole('textbox', { name: 'Directory name' }).fill('Copy');
    await choose('API interface', 'File of this device');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles({ name: 'copy.csv', mimeType: 'text/csv', buffer: await readFile(path) });
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('Tim1-web Harper1').waitFor();
    await page.getByText('Groups: friends, support, dev').waitFor();
    await page.getByText('Mobile +491').waitFor();
    await page.getByRole('button', { name: 'Save and import' }).click();
    await page.getByRole('heading', { name: 'Last import of Copy' }).waitFor();
    assert.match((await page.locator('dl div', { hasText: 'Left out' }).textContent()) ?? '', /0/);
  });

  it('leaves nothing in the console', () => {
    // What a server answers with an error status, Chromium notes as an error itself.
    const own = stage.person.problems.filter((line) => !/Failed to load resource|status of/.test(line));
    assert.deepEqual(own, []);
  });
});
