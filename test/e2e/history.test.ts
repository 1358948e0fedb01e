import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

describe('the history: filters, order, menu, export', { timeout: 120_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;

  before(async () => {
    stage = await Stage.open();
    phone = await stage.phone(0);
    await phone.page.setViewportSize({ width: 1280, height: 800 });
    await phone.tryPractice();
    await phone.dial('503');
    await phone.connected('503');
    await phone.control('End').click();
    await phone.idle();
    await phone.dial('555');
    await phone.page.getByText('This number does not exist').first().waitFor();
    await phone.open('History');
    await rows().first().waitFor();
  });

  after(() => stage.close());

  const rows = () => phone.page.getByRole('row').filter({ has: phone.page.getByRole('img') });
  const numbers = async (): Promise<readonly string[]> =>
    (await rows().allTextContents()).map((text) => /503|555/.exec(text)?.[0] ?? text);
  const menuItem = (name: string | RegExp) => phone.page.getByRole('menuitem', { name });
  const save = async (name: RegExp): Promise<{ readonly name: string; readonly text: string }> => {
    const download = phone.page.waitForEvent('download');
    await phone.page.getByRole('button', { name: 'Order and export' }).click();
    await menuItem(name).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  it('turns the order by the header of a column', async () => {
    assert.deepEqual(await numbers(), ['555', '503']);
    const date = phone.page.getByRole('columnheader', { name: 'Date' });
    await date.getByRole('button').click();
    await eventually('oldest first', async () => (await numbers())[0] === '503');
    assert.equal(await date.getAttribute('aria-sort'), 'ascending');
    await date.getByRole('button').click();
    await eventually('newest first', async () => (await numbers())[0] === '555');
  });

  it('shows the days that are chosen', async () => {
    const period = phone.page.getByLabel('Period');
    await period.selectOption({ label: 'Choose days …' });
    await phone.page.getByLabel('Last day').fill('2020-01-01');
    await phone.page.getByText('No calls match').waitFor();
    await phone.page.getByLabel('Last day').fill('');
    await rows().first().waitFor();
    await period.selectOption({ label: 'Today' });
    await eventually('both are of today', async () => (await numbers()).length === 2);
    await period.selectOption({ label: 'All days' });
  });

  it('opens what can be done with a call by right click, and by the menu key', async () => {
    await rows().nth(1).click({ button: 'right' });
    await menuItem('Add a note to the call with 503').click();
    await phone.page.getByLabel('Note', { exact: true }).fill('=cmd|calc, and "more"');
    await phone.page.keyboard.press('Escape');
    await rows().nth(1).getByText('=cmd|calc').waitFor();
    await rows().nth(1).focus();
    await phone.page.keyboard.press('Shift+F10');
    await menuItem('Delete the note').waitFor();
    assert.equal(await menuItem('Call 503').evaluate((item) => item.matches(':focus')), true);
    await phone.page.keyboard.press('Escape');
    await menuItem('Delete the note').waitFor({ state: 'hidden' });
  });

  it('saves a table that no spreadsheet calculates', async () => {
    const { name, text } = await save(/^Save as CSV/);
    assert.match(name, /^offhook-history-\d{4}-\d\d-\d\d\.csv$/);
    const [header, missing, talked, ...rest] = text.split('\r\n');
    assert.match(header ?? '', /^\uFEFFDate,Start,End,/);
    assert.match(missing ?? '', /,This number does not exist,,,555,/);
    assert.match(talked ?? '', /,503,Practice \d+,,"'=cmd\|calc, and ""more"""$/);
    assert.deepEqual(rest, []);
  });

  it('saves what matches alone, with all details', async () => {
    await phone.page.getByLabel('Search the history').fill('more');
    await eventually('one matches', async () => (await numbers()).length === 1);
    const { name, text } = await save(/^Save as JSON/);
    assert.match(name, /\.json$/);
    const { offhook, history } = JSON.parse(text) as {
      readonly offhook: number;
      readonly history: readonly { readonly remote: { readonly number: string }; readonly comment: string }[];
    };
    assert.equal(offhook, 1);
    assert.deepEqual(
      history.map(({ remote, comment }) => [remote.number, comment]),
      [['503', '=cmd|calc, and "more"']],
    );
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
