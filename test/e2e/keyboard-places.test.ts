import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { lostFocus, watchFocus } from '../support/kept-focus.ts';
import { enter, focusOn, tabTo } from '../support/keys.ts';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const card = (first: string, last: string): string =>
  ['BEGIN:VCARD', 'VERSION:4.0', `FN:${first} ${last}`, `N:${last};${first};;;`, 'END:VCARD'].join('\r\n');
const FEW = [card('Ada', 'King'), card('Grace', 'Hopper'), card('Mary', 'Somerville')].join('\r\n');
/** The row, not the buttons in it. */
const HOPPER = /^\S* ?Grace Hopper/;

describe('the focus, by keyboard alone, never falls to the page', { timeout: 240_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;

  before(async () => {
    stage = await Stage.open();
    phone = await stage.phone(0);
    await phone.tryPractice();
    // What hands the focus on is loaded with what no start shows.
    await phone.page.waitForTimeout(500);
    await watchFocus(phone.page);
  });

  after(() => stage.close());

  afterEach(async () => {
    assert.deepEqual(await lostFocus(phone.page), []);
  });

  const press = (key: string): Promise<void> => phone.page.keyboard.press(key);
  const type = (text: string): Promise<void> => phone.page.keyboard.type(text);
  const seen = (text: string | RegExp): Promise<void> => phone.page.getByText(text).first().waitFor();
  const importCards = async (text: string): Promise<void> => {
    // Long before the key: the browser is told by then that no dialog of the system is wanted.
    const choice = phone.page.waitForEvent('filechooser');
    await enter(phone.page, /^Import and save$/);
    await focusOn(phone.page, /^Import vCard files/);
    await press('Enter');
    const chooser = await choice;
    await chooser.setFiles({ name: 'few.vcf', mimeType: 'text/vcard', buffer: Buffer.from(text) });
  };
  const busy = async (): Promise<void> => {
    await enter(phone.page, /^Call$/);
    await tabTo(phone.page, /^Search or dial$/);
    await type('501');
    await press('Enter');
    await enter(phone.page, /^Close the call with 501$/);
    await focusOn(phone.page, /^Search or dial$/);
  };

  it('when a new contact is discarded in an empty list', async () => {
    await enter(phone.page, /^Contacts$/);
    await seen('No contacts so far');
    await enter(phone.page, /^New contact$/);
    await tabTo(phone.page, /^First name$/);
    await type('Ada');
    await press('Escape');
    await enter(phone.page, /^Discard$/);
    await focusOn(phone.page, /^New contact$/);
  });

  it('when contacts came, were deleted and came back', async () => {
    await importCards(FEW);
    await seen('Added: 3 contacts.');
    await tabTo(phone.page, HOPPER);
    await press('Delete');
    await seen('Grace Hopper was deleted.');
    await focusOn(phone.page, /^\S* ?Ada King/);
    await enter(phone.page, /^Undo$/);
    await focusOn(phone.page, HOPPER);
    await press('Control+a');
    await press('Delete');
    await focusOn(phone.page, /^New contact$/);
    await enter(phone.page, /^Undo$/);
    await focusOn(phone.page, HOPPER);
  });

  it('when a notice is closed', async () => {
    await importCards(FEW);
    await seen('Added: 3 contacts.');
    await enter(phone.page, /^Close$/);
  });

  it('when a group is made, renamed, deleted and comes back', async () => {
    await enter(phone.page, /^New group$/);
    await focusOn(phone.page, /^Name of the group$/);
    await type('Sales');
    await press('Enter');
    await tabTo(phone.page, /^All contacts/);
    await tabTo(phone.page, /^Sales/, 'ArrowDown');
    await press('F2');
    await focusOn(phone.page, /^Name of the group$/);
    await press('Escape');
    await focusOn(phone.page, /^Sales/);
    await press('Delete');
    await seen('The group Sales was deleted.');
    await focusOn(phone.page, /^(Blocked|New group)/);
    await enter(phone.page, /^Undo$/);
    await tabTo(phone.page, /^Blocked/);
    await enter(phone.page, /^Sales/, 'ArrowDown');
    await enter(phone.page, /^More for the group Sales$/);
    await enter(phone.page, /^Delete Sales$/, 'ArrowDown');
    await seen('The group Sales was deleted.');
    await focusOn(phone.page, /^(Blocked|New group)/);
  });

  it('when contacts are added from the history', async () => {
    await busy();
    await enter(phone.page, /^History/);
    for (const end of ['discard', 'apply'] as const) {
      await enter(phone.page, /^History/);
      await enter(phone.page, /^More for the call with 501$/);
      await enter(phone.page, /^Add contact$/, 'ArrowDown');
      await focusOn(phone.page, /^First name$/);
      await type('Busy');
      if (end === 'discard') {
        await press('Escape');
        await enter(phone.page, /^Discard$/);
      } else await press('Enter');
      await phone.page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert.deepEqual(await lostFocus(phone.page), [], end);
    }
  });

  it('when the last call of the history is deleted, and comes back', async () => {
    await enter(phone.page, /^History/);
    await tabTo(phone.page, /^(Busy|501) .*/);
    await press('Delete');
    await seen('No calls so far');
    await focusOn(phone.page, /^No calls so far$/);
    await enter(phone.page, /^Undo$/);
    await focusOn(phone.page, /^(Busy|501) /);
  });

  it('when the history is cleared', async () => {
    await enter(phone.page, /^Clear the history$/);
    await enter(phone.page, /^Clear$/);
    await seen('No calls so far');
    await focusOn(phone.page, /^No calls so far$/);
  });

  it('when work on a file is given up', async () => {
    await enter(phone.page, /^Contacts$/);
    const many = Array.from({ length: 60_000 }, (_, index) => card('Ann', `Person ${String(index)}`));
    await importCards(many.join('\r\n'));
    await seen(/contacts so far, \d+ %/);
    await enter(phone.page, /^Cancel$/);
    await eventually(
      'the notice is gone',
      async () => (await phone.page.getByText(/contacts so far, \d+ %/).count()) === 0,
    );
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
