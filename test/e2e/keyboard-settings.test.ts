import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { lostFocus, watchFocus } from '../support/kept-focus.ts';
import { enter, focusOn, tabTo } from '../support/keys.ts';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

describe('set-up, sound, history and exports by keyboard alone', { timeout: 180_000 }, () => {
  let stage: Stage;
  let web: Server;
  let phone: StagePhone;
  let link: string;

  before(async () => {
    web = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
      response.end(JSON.stringify({ offhook: 1, settings: { theme: 'dark' } }));
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    link = `http://127.0.0.1:${String((web.address() as AddressInfo).port)}/phone.json`;
    stage = await Stage.open();
    phone = await stage.phone();
  });

  after(async () => {
    await stage.close();
    web.close();
  });

  const press = (key: string): Promise<void> => phone.page.keyboard.press(key);
  const button = (name: string | RegExp): Locator => phone.page.getByRole('button', { name });
  const theme = (): Promise<string | undefined> =>
    phone.page.evaluate(() => document.documentElement.dataset.theme);

  it('opens a provisioning link, refuses it, and uses it', async () => {
    await enter(phone.page, /^Use a provisioning link/);
    const question = phone.page.getByRole('dialog', { name: 'Set up this phone?' });
    const words = phone.page.getByText('Theme', { exact: true });
    await tabTo(phone.page, /^Provisioning link$/);
    await phone.page.keyboard.type(link);
    await press('Enter');
    await words.waitFor();
    await enter(phone.page, /^Cancel$/);
    await question.waitFor({ state: 'detached' });
    assert.equal(await theme(), undefined);
    await enter(phone.page, /^Look at it$/);
    await words.waitFor();
    await enter(phone.page, /^Set up$/);
    await question.waitFor({ state: 'detached' });
    await eventually('the theme is dark', async () => (await theme()) === 'dark');
  });

  it('chooses a device from the bar, and comes back to where it was', async () => {
    await enter(phone.page, /^Try the practice exchange/);
    await phone.registered();
    await enter(phone.page, /^Audio devices$/);
    await watchFocus(phone.page);
    const speaker = phone.page.getByRole('combobox', { name: 'Speaker' });
    await speaker.waitFor();
    await tabTo(phone.page, /^Speaker$/);
    await press('End');
    await eventually('another device is chosen', async () => (await speaker.inputValue()) !== '');
    await press('Home');
    await eventually('the system’s device is chosen', async () => (await speaker.inputValue()) === '');
    await press('Escape');
    await speaker.waitFor({ state: 'hidden' });
    await focusOn(phone.page, /^Audio devices$/);
  });

  it('turns the volume down, mutes and unmutes', async () => {
    await enter(phone.page, /^Volume$/);
    const slider = phone.page.getByRole('slider', { name: 'Output volume' });
    await slider.waitFor();
    const loud = Number(await slider.inputValue());
    await tabTo(phone.page, /^Output volume$/);
    await press('ArrowLeft');
    await eventually('it is quieter', async () => Number(await slider.inputValue()) < loud);
    await press('ArrowRight');
    await tabTo(phone.page, /^Mute output$/);
    await press('Space');
    await button('Volume, Muted').waitFor();
    await press('Space');
    await press('Escape');
    await slider.waitFor({ state: 'hidden' });
    await button('Volume').waitFor();
  });

  it('tests microphone, recording, speaker and ringtone', async () => {
    await enter(phone.page, /^Settings/);
    await enter(phone.page, /^Media devices$/);
    const meter = phone.page.getByRole('meter', { name: 'Input level' });
    await meter.waitFor();
    await enter(phone.page, /^Check level$/);
    await eventually('the level moves', () => meter.evaluate((shown: HTMLMeterElement) => shown.value > 0));
    await enter(phone.page, /^Stop$/);
    await button('Check level').waitFor();
    await enter(phone.page, /^Record 3 s and play$/);
    await button('Recording, then playing').waitFor();
    await button('Record 3 s and play').waitFor();
    for (const start of ['Play test sound', 'Play Classic bell'] as const) {
      await enter(phone.page, new RegExp(`^${start}$`));
      await enter(phone.page, /^Stop$/);
      await button(start).first().waitFor();
    }
  });

  it('exports data and log', async () => {
    const exported = async (name: RegExp): Promise<string> => {
      const [file] = await Promise.all([phone.page.waitForEvent('download'), enter(phone.page, name)]);
      return readFile(await file.path(), 'utf8');
    };
    await enter(phone.page, /^Overview and backup$/);
    await enter(phone.page, /^Back up$/);
    assert.match(await exported(/^Back up$/), /\["accounts","/);
    await tabTo(phone.page, /^Administrator$/);
    await press('Space');
    await enter(phone.page, /^Log$/);
    assert.match(await exported(/^Export log$/), /version/);
  });

  it('writes, changes and deletes a note in the history', async () => {
    await enter(phone.page, /^Call$/);
    await tabTo(phone.page, /^Search or dial$/);
    await phone.page.keyboard.type('503');
    await press('Enter');
    await phone.connected('503');
    await enter(phone.page, /^End$/);
    await phone.idle();
    await enter(phone.page, /^History/);
    const row = phone.page.getByRole('row').filter({ hasText: '503' });
    await row.waitFor();
    await enter(phone.page, /^Add a note to the call with 503$/);
    await phone.page.keyboard.type('About the crane');
    await press('Control+Enter');
    await row.filter({ hasText: 'About the crane' }).waitFor();
    await enter(phone.page, /^Edit the note of the call with 503$/);
    await press('End');
    await phone.page.keyboard.type(' again');
    await press('Escape');
    await row.filter({ hasText: 'About the crane again' }).waitFor();
    await tabTo(phone.page, /^503 /);
    await press('Enter');
    await enter(phone.page, /^Delete the note$/);
    await row.filter({ hasText: 'crane' }).waitFor({ state: 'detached' });
  });

  it('copies a number', async () => {
    await stage.person.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await enter(phone.page, /^More for the call with 503$/);
    await phone.page.getByRole('menuitem', { name: 'Call 503' }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    await eventually(
      'the number was copied',
      async () => (await phone.page.evaluate(() => navigator.clipboard.readText())) === '503',
    );
  });

  it('clears the history after a question', async () => {
    await enter(phone.page, /^Clear the history$/);
    const question = phone.page.getByRole('alertdialog', { name: 'Clear the history?' });
    await question.waitFor();
    await press('Escape');
    await question.waitFor({ state: 'hidden' });
    await enter(phone.page, /^Clear the history$/);
    await question.waitFor();
    await enter(phone.page, /^Clear$/);
    await phone.page.getByText('No calls so far').waitFor();
  });

  it('goes from region to region by F6, and back', async () => {
    const place = (): Promise<string> =>
      phone.page.evaluate(() => {
        let element: Element | null = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return `${element?.localName ?? ''} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`;
      });
    const first = await place();
    const seen: string[] = [];
    const go = async (key: string): Promise<void> => {
      const before = await place();
      await press(key);
      await eventually(`${key} moves the focus`, async () => (await place()) !== before);
    };
    for (let step = 0; step < 10; step++) {
      await go('F6');
      const now = await place();
      if (seen.includes(now)) break;
      seen.push(now);
    }
    assert.ok(seen.length >= 3, `${first}: ${seen.join(' | ')}`);
    const last = await place();
    await go('F6');
    await go('Shift+F6');
    assert.equal(await place(), last);
  });

  it('never lost the focus to the page', async () => {
    assert.deepEqual(await lostFocus(phone.page), []);
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
