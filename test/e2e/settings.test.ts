import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';
import { storedText } from '../support/stored-records.ts';

describe('settings', { timeout: 120_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;
  let caller: StagePhone;
  let number: string;
  let password: string;

  before(async () => {
    stage = await Stage.open();
    phone = await stage.phone(0);
    caller = await stage.phone(1);
    // Read on its way: the browser may have thrown away the body of a response that it has delivered.
    await phone.page.route('**/lease', async (route) => {
      const response = await route.fetch();
      ({ password } = (await response.json()) as { password: string });
      await route.fulfill({ response });
    });
    number = await phone.tryPractice();
    assert.match(password, /^[0-9a-f]{32}$/);
    await caller.tryPractice();
    // Browsers draw a page behind another one about once a second.
    await phone.page.bringToFront();
  });

  after(() => stage.close());

  const row = (name: string): Locator => phone.page.getByRole('group', { name, exact: true });
  const pages = (): Locator => phone.page.getByRole('navigation', { name: 'Settings pages' });
  const open = async (page: string): Promise<void> => {
    await phone.open('Settings');
    await pages().getByRole('button', { name: page }).click();
  };
  const button = (name: string): Locator => phone.page.getByRole('button', { name, exact: true });
  const apply = async (): Promise<void> => {
    await button('Apply').first().click();
    await phone.page.getByText('All changes are applied').waitFor();
  };
  const theme = (): Promise<string | undefined> =>
    phone.page.evaluate(() => document.documentElement.dataset.theme);

  it('changes the theme when it is applied, not before, and keeps it over a reload', async () => {
    await open('System');
    await row('Theme').getByRole('combobox').selectOption({ label: 'Dark' });
    await phone.page.getByText('1 change not applied yet').waitFor();
    assert.equal(await theme(), undefined);
    await apply();
    await eventually('the theme is dark', async () => (await theme()) === 'dark');
    await eventually('it is stored', async () => (await storedText(phone.page)).includes('"theme":"dark"'));
    await phone.page.reload();
    await phone.registered();
    assert.equal(await theme(), 'dark');
  });

  it('speaks German at once, without a reload, after it too, and English again', async () => {
    await open('System');
    await row('Language').getByRole('combobox').selectOption({ label: 'Deutsch' });
    await button('Apply').click();
    await phone.page.getByRole('heading', { name: 'Einstellungen' }).first().waitFor();
    assert.equal(await phone.page.evaluate(() => document.documentElement.lang), 'de');
    await phone.page.reload();
    await phone.page.getByRole('button', { name: /Verbunden, frei\. Benutzermenü öffnen/ }).waitFor();
    await phone.page.getByRole('navigation').getByRole('button', { name: 'Einstellungen' }).click();
    await phone.page.getByRole('button', { name: 'System', exact: true }).click();
    await phone.page
      .getByRole('group', { name: 'Sprache', exact: true })
      .getByRole('combobox')
      .selectOption({ label: 'English' });
    await phone.page.getByRole('button', { name: 'Übernehmen', exact: true }).click();
    await phone.page.getByRole('heading', { name: 'Settings' }).first().waitFor();
  });

  it('discards changes', async () => {
    await open('Advanced');
    const tones = row('Key tones').getByRole('switch');
    await tones.click();
    await phone.page.getByText('1 change not applied yet').waitFor();
    await button('Discard').click();
    await phone.page.getByText('All changes are applied').waitFor();
    assert.equal(await tones.isChecked(), true);
  });

  it('asks before changes are left behind: stay, discard, apply', async () => {
    const question = phone.page.getByRole('alertdialog', { name: 'Apply your changes?' });
    const inQuestion = (name: string): Locator =>
      phone.page.locator('settings-question').getByRole('button', { name, exact: true });
    await row('Key tones').getByRole('switch').click();
    await phone.open('History');
    await question.waitFor();
    await inQuestion('Stay here').click();
    await row('Key tones').waitFor();
    await phone.open('History');
    await inQuestion('Discard').click();
    await phone.page.getByText('No calls so far').waitFor();
    await open('Advanced');
    assert.equal(await row('Key tones').getByRole('switch').isChecked(), true);
    await row('Key tones').getByRole('switch').click();
    await phone.open('History');
    await inQuestion('Apply').click();
    await phone.page.getByText('No calls so far').waitFor();
    await open('Advanced');
    assert.equal(await row('Key tones').getByRole('switch').isChecked(), false);
  });

  it('refuses a number out of its limits and says which hold', async () => {
    await open('System');
    const field = row('Calls shown in the history').getByRole('spinbutton');
    await field.fill('100001');
    await phone.page.getByText('Enter a whole number from 0 to 100,000.').waitFor();
    assert.equal(await button('Apply').isDisabled(), true);
    await field.fill('1');
    await apply();
  });

  it('finds a setting by its name and goes to it', async () => {
    const search = phone.page.getByRole('searchbox', { name: 'Search settings' });
    await search.fill('do not disturb answers');
    await search.press('Enter');
    await row('Do not disturb answers with').waitFor();
  });

  it('answers with what do not disturb is set to', async () => {
    await row('Do not disturb answers with').getByRole('combobox').selectOption({ label: 'Declined (603)' });
    await row('Do not disturb').getByRole('switch').click();
    await apply();
    for (const _ of [1, 2]) {
      await caller.dial(number);
      await caller.page.getByRole('article', { name: /Declined/ }).waitFor();
      await caller.page.getByRole('button', { name: /^Close the call with/ }).click();
      await caller.idle();
    }
  });

  it('shows as many calls in the history as set, and loses none', async () => {
    await phone.open('History');
    await phone.page.getByText('1 entry', { exact: true }).waitFor();
    await open('System');
    await row('Calls shown in the history').getByRole('spinbutton').fill('500');
    await apply();
    await phone.open('History');
    await phone.page.getByText('2 entries', { exact: true }).waitFor();
  });

  it('exports a log without a password, a digest or a whole number', async () => {
    await phone.open('Settings');
    await phone.page.getByRole('switch', { name: 'Administrator' }).click();
    await pages().getByRole('button', { name: 'Log' }).click();
    await row('Log level').getByRole('combobox').selectOption({ label: 'Everything, messages included' });
    await apply();
    await eventually('it is stored', async () =>
      (await storedText(phone.page)).includes('"logLevel":"trace"'),
    );
    await phone.page.reload();
    await phone.registered();
    await phone.dial('49301234567');
    await phone.page.getByText('This number does not exist').first().waitFor();
    await phone.open('Settings');
    await phone.page.getByRole('switch', { name: 'Administrator' }).click();
    await pages().getByRole('button', { name: 'Log' }).click();
    const [file] = await Promise.all([
      phone.page.waitForEvent('download'),
      phone.page.getByRole('button', { name: 'Export log' }).click(),
    ]);
    const log = await readFile(await file.path(), 'utf8');
    assert.match(log, /REGISTER sip:/);
    assert.match(log, /INVITE sip:/);
    assert.doesNotMatch(log, /49301234567/);
    assert.doesNotMatch(log, /response="[0-9a-f]{8}/);
    assert.doesNotMatch(log, /Digest username/);
    assert.ok(!log.includes(password));
  });

  it('backs everything up, without passwords as long as there is no passphrase', async () => {
    await open('Overview and backup');
    await button('Back up').click();
    await phone.page.getByRole('dialog', { name: 'Back up everything' }).waitFor();
    const [file] = await Promise.all([phone.page.waitForEvent('download'), button('Back up').last().click()]);
    const text = await readFile(await file.path(), 'utf8');
    assert.ok(!text.includes(password));
    const { records } = JSON.parse(text) as { readonly records: readonly (readonly unknown[])[] };
    const areas = new Set(records.map(([area]) => area));
    for (const area of ['history', 'accounts', 'settings']) assert.ok(areas.has(area), area);
    assert.ok(!areas.has('secrets') && !text.includes('accounts/secret'));
    assert.ok(text.includes('"direction":"inbound"'));
  });

  it('shows what a backup would change, and puts it back under the passphrase', async () => {
    const passphrase = 'correct horse battery';
    await open('Overview and backup');
    await button('Back up').click();
    await phone.page.getByLabel('Passphrase for the passwords').fill(passphrase);
    await phone.page.getByLabel('The same passphrase again').fill(passphrase);
    const [file] = await Promise.all([phone.page.waitForEvent('download'), button('Back up').last().click()]);
    const path = await file.path();
    assert.ok(!(await readFile(path, 'utf8')).includes(password));
    const [chooser] = await Promise.all([
      phone.page.waitForEvent('filechooser'),
      button('Choose backup').click(),
    ]);
    await chooser.setFiles(path);
    await phone.page.getByRole('dialog', { name: 'Restore a backup' }).waitFor();
    await phone.page
      .getByText(/\d the same/)
      .first()
      .waitFor();
    await phone.page.getByLabel('Passphrase of the backup').fill('something else');
    await button('Restore').click();
    await phone.page.getByText('This is not the passphrase of the backup.').waitFor();
    await phone.page.getByLabel('Passphrase of the backup').fill(passphrase);
    await button('Restore').click();
    await phone.page.getByText('Restored', { exact: true }).waitFor();
    await button('Close').last().click();
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
