import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import { lostFocus, watchFocus } from '../support/kept-focus.ts';
import { enter, focusOn, tabTo } from '../support/keys.ts';
import { startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

describe(
  'the focus, by keyboard alone, stays on the page in forms and settings',
  { timeout: 240_000 },
  () => {
    let stage: Stage;
    let server: SourceServer;
    let phone: StagePhone;

    before(async () => {
      [stage, server] = await Promise.all([Stage.open(), startSourceServer({ cors: true })]);
      phone = await stage.phone(0);
      await phone.tryPractice();
      await phone.page.waitForTimeout(500);
      await watchFocus(phone.page);
    });

    after(() => Promise.all([stage.close(), server.close()]));

    afterEach(async () => {
      assert.deepEqual(await lostFocus(phone.page), []);
    });

    const press = (key: string): Promise<void> => phone.page.keyboard.press(key);
    const type = (text: string): Promise<void> => phone.page.keyboard.type(text);
    const seen = (text: string | RegExp): Promise<void> => phone.page.getByText(text).first().waitFor();

    it('when numbers of a contact are moved and removed, and the contact is stored', async () => {
      await enter(phone.page, /^Contacts$/);
      await enter(phone.page, /^New contact$/);
      await tabTo(phone.page, /^First name$/);
      await type('Ada');
      await tabTo(phone.page, /^General$/);
      await tabTo(phone.page, /^Numbers$/, 'ArrowRight');
      for (const number of ['5001', '5002', '5003']) {
        await enter(phone.page, /^Add number$/);
        await type(number);
      }
      await enter(phone.page, /^Move 5003 up$/, 'Shift+Tab');
      await press('Enter');
      assert.deepEqual(await lostFocus(phone.page), [], 'moved');
      for (let left = 3; left > 0; left--) {
        await enter(phone.page, /^Remove 500\d$/);
        assert.deepEqual(await lostFocus(phone.page), [], `${String(left - 1)} left`);
      }
      await enter(phone.page, /^Apply$/);
      await seen('Ada');
    });

    it('when the opened contact is edited, added to a group and deleted from its information', async () => {
      await enter(phone.page, /^New group$/);
      await focusOn(phone.page, /^Name of the group$/);
      await type('Sales');
      await press('Enter');
      await tabTo(phone.page, /^New group$/);
      await tabTo(phone.page, /^All contacts/, 'Shift+Tab');
      await press('Enter');
      await tabTo(phone.page, /^\S* ?Ada/);
      await press('Space');
      await enter(phone.page, /^Add to a group/, 'Shift+Tab');
      await phone.page.getByRole('dialog').first().waitFor();
      await press('Escape');
      await enter(phone.page, /^Delete(: |$)/);
      await seen('Ada was deleted.');
    });

    it('when settings are applied and discarded', async () => {
      await enter(phone.page, /^Settings/);
      await enter(phone.page, /^Advanced$/);
      for (const end of ['Apply', 'Discard']) {
        await tabTo(phone.page, /^Key tones$/);
        await press('Space');
        await enter(phone.page, new RegExp(`^${end}$`));
        await seen('All changes are applied');
        assert.deepEqual(await lostFocus(phone.page), [], end);
      }
      await tabTo(phone.page, /^Key tones$/);
      await press('Space');
      await enter(phone.page, /^Contacts$/);
      await enter(phone.page, /^Discard$/);
      await enter(phone.page, /^Settings/);
    });

    it('when a source is left, stored, looked at and deleted', async () => {
      await enter(phone.page, /^Contact sources$/);
      await enter(phone.page, /^Add a CSV source$/);
      await enter(phone.page, /^Cancel$/);
      await focusOn(phone.page, /^Add a CSV source$/);
      for (const name of ['Staff', 'Clients']) {
        await enter(phone.page, /^Add a CSV source$/);
        await tabTo(phone.page, /^Directory name$/);
        await type(name);
        await tabTo(phone.page, /^URL$/);
        await type(`${server.url}/data.csv`);
        await enter(phone.page, /^Test the connection$/);
        await seen('Tim1-web Harper1');
        await enter(phone.page, /^Save and import$/);
        await phone.page.getByRole('heading', { name: `Last import of ${name}` }).waitFor();
        await focusOn(phone.page, new RegExp(`^Last import of ${name}$`));
        await enter(phone.page, /^Close$/);
        await focusOn(phone.page, new RegExp(`^Last report of ${name}$`));
      }
      for (const name of ['Staff', 'Clients']) {
        await enter(phone.page, new RegExp(`^Delete ${name}$`));
        await phone.page.getByRole('alertdialog').waitFor();
        await press('Escape');
        await focusOn(phone.page, new RegExp(`^Delete ${name}$`));
        await press('Enter');
        await phone.page.getByRole('alertdialog').waitFor();
        await enter(phone.page, /^Delete with its contacts$/);
        await phone.page.getByRole('alertdialog').waitFor({ state: 'detached' });
        assert.deepEqual(await lostFocus(phone.page), [], name);
      }
    });

    it('when a backup is made, taken back, and is none', async () => {
      await enter(phone.page, /^Overview and backup$/);
      await enter(phone.page, /^Back up$/);
      await phone.page.getByRole('dialog').waitFor();
      const saving = phone.page.waitForEvent('download');
      await enter(phone.page, /^Back up$/);
      const saved = await readFile(await (await saving).path());
      await focusOn(phone.page, /^Back up$/);
      for (const [content, heading] of [
        [saved, 'Restored'],
        [Buffer.from('none'), 'This file is no backup of this phone.'],
      ] as const) {
        const choice = phone.page.waitForEvent('filechooser');
        await enter(phone.page, /^Choose backup$/);
        await (await choice).setFiles({ name: 'b.json', mimeType: 'application/json', buffer: content });
        if (content === saved) await enter(phone.page, /^Restore$/);
        await seen(heading);
        assert.deepEqual(await lostFocus(phone.page), [], heading);
        await enter(phone.page, /^Close$/);
        await focusOn(phone.page, /^Choose backup$/);
      }
    });

    it('when a note is deleted in the history, and its details are closed', async () => {
      await enter(phone.page, /^Call$/);
      await tabTo(phone.page, /^Search or dial$/);
      await type('501');
      await press('Enter');
      await enter(phone.page, /^Close the call with 501$/);
      await enter(phone.page, /^History/);
      await tabTo(phone.page, /^501 /);
      await press('Enter');
      await tabTo(phone.page, /^Note$/);
      await type('crane');
      await enter(phone.page, /^Delete the note$/, 'Shift+Tab');
      assert.deepEqual(await lostFocus(phone.page), [], 'note');
      await enter(phone.page, /^Close$/);
      await focusOn(phone.page, /^501 /);
      await press('Enter');
      await enter(phone.page, /^Delete the call with 501$/);
      await focusOn(phone.page, /^No calls so far$/);
    });

    it('when the user menu’s dialogs are closed', async () => {
      await enter(phone.page, /Open user menu$/);
      await enter(phone.page, /^Can I be called\?$/, 'ArrowDown');
      await phone.page.getByRole('heading', { name: 'Can I be called?' }).waitFor();
      await enter(phone.page, /^Close$/);
      await focusOn(phone.page, /Open user menu$/);
      await enter(phone.page, /^Audio devices$/);
      await enter(phone.page, /^More sound settings$/);
      await phone.page.getByRole('button', { name: 'Check level' }).waitFor();
    });

    it('writes nothing to the console', () => {
      assert.deepEqual(stage.person.problems, []);
    });
  },
);
