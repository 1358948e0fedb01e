import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { lostFocus, watchFocus } from '../support/kept-focus.ts';
import { enter, tabTo } from '../support/keys.ts';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

describe('by keyboard alone', { timeout: 180_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;
  let caller: StagePhone;
  let number: string;

  before(async () => {
    stage = await Stage.open();
    caller = await stage.phone(1);
    await caller.tryPractice();
    phone = await stage.phone(0);
  });

  after(() => stage.close());

  const press = (key: string): Promise<void> => phone.page.keyboard.press(key);
  const state = async (words: RegExp): Promise<void> => {
    await phone.page.getByRole('article', { name: words }).waitFor();
  };

  it('signs in', async () => {
    await enter(phone.page, /^Try the practice exchange/);
    await phone.registered();
    number = await phone.extension();
    await phone.page.getByRole('combobox', { name: 'Search or dial' }).waitFor();
    await watchFocus(phone.page);
  });

  it('dials', async () => {
    await tabTo(phone.page, /^Search or dial$/);
    await phone.page.keyboard.type('500');
    await press('Enter');
    await phone.connected('500');
  });

  it('holds, resumes, mutes and unmutes', async () => {
    await enter(phone.page, /^Hold$/);
    await state(/On hold/);
    await enter(phone.page, /^(Resume|Hold)$/);
    await state(/, Connected/);
    await enter(phone.page, /^Mute/);
    const mute = phone.control(/^Mute/);
    await eventually('muted', async () => (await mute.getAttribute('aria-pressed')) === 'true');
    await enter(phone.page, /^Mute/);
    await eventually('not muted', async () => (await mute.getAttribute('aria-pressed')) === 'false');
  });

  it('writes a comment and sends digits', async () => {
    await tabTo(phone.page, /^Comment$/);
    await press('ArrowRight');
    await tabTo(phone.page, /^DTMF digits$/);
    await phone.page.keyboard.type('12#');
    const digits = phone.page.getByRole('textbox', { name: 'DTMF digits' });
    await eventually('the digits were sent', async () => (await digits.inputValue()) === '12#');
  });

  it('hangs up', async () => {
    await enter(phone.page, /^End$/);
    await phone.idle();
  });

  for (const [place, go] of [
    [
      'the dial field',
      async () => {
        await tabTo(phone.page, /^Search or dial$/);
        await phone.page.keyboard.type('1');
      },
    ],
    [
      'the history’s search',
      async () => {
        await enter(phone.page, /^History/);
        await tabTo(phone.page, /^Search the history$/);
      },
    ],
    [
      'a field of the settings',
      async () => {
        await enter(phone.page, /^Settings/);
        await tabTo(phone.page, /^Search settings$/);
      },
    ],
    [
      'the open user menu',
      async () => {
        await enter(phone.page, /Open user menu$/);
        await phone.page.getByRole('menu').waitFor();
      },
    ],
    [
      'an open dialog',
      async () => {
        await enter(phone.page, /Open user menu$/);
        await phone.page.getByRole('menu').waitFor();
        await enter(phone.page, /^Can I be called\?$/, 'ArrowDown');
        await phone.page.getByRole('heading', { name: 'Can I be called?' }).waitFor();
      },
    ],
  ] as const) {
    it(`answers a call that rings while the focus is in ${place}, and hangs up`, async () => {
      await go();
      await caller.dial(number);
      await phone.popup.waitFor();
      // What is open is closed by Escape; the call keeps ringing.
      if (place.includes('open')) await press('Escape');
      await enter(phone.page, /^Answer$/);
      await state(/, Connected/);
      await enter(phone.page, /^End$/);
      await phone.idle();
      await caller.idle();
    });
  }

  it('rejects a call', async () => {
    await caller.dial(number);
    await phone.popup.waitFor();
    await enter(phone.page, /^Reject$/);
    await phone.popup.waitFor({ state: 'detached' });
  });

  it('calls again from the history', async () => {
    await enter(phone.page, /^History/);
    await phone.page.getByRole('row').filter({ hasText: '500' }).waitFor();
    // The newest call, and the last of the list below it.
    await tabTo(phone.page, /^Practice .*Rejected/);
    await press('End');
    await tabTo(phone.page, /^500 /, 'ArrowDown');
    await press('Control+Enter');
    await phone.connected('500');
    await enter(phone.page, /^End$/);
    await phone.idle();
  });

  it('changes a setting', async () => {
    await enter(phone.page, /^Settings/);
    await enter(phone.page, /^Advanced$/);
    await tabTo(phone.page, /^Key tones$/);
    await press('Space');
    await phone.page.getByText('1 change not applied yet').waitFor();
    await enter(phone.page, /^Apply$/);
    await phone.page.getByText('All changes are applied').waitFor();
  });

  it('opens the user menu, goes through it by arrows, and comes back by Escape', async () => {
    await tabTo(phone.page, /Open user menu$/);
    await press('Enter');
    await phone.page.getByRole('menu').waitFor();
    await tabTo(phone.page, /^Can I be called\?$/, 'ArrowDown');
    await press('Enter');
    await phone.page.getByRole('heading', { name: 'Can I be called?' }).waitFor();
    await press('Escape');
    await phone.page.getByRole('heading', { name: 'Can I be called?' }).waitFor({ state: 'detached' });
  });

  it('never lost the focus to the page', async () => {
    assert.deepEqual(await lostFocus(phone.page), []);
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
