import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { enter, tabTo } from '../support/keys.ts';
import { eventually } from '../support/processes.ts';
import { SipListener } from '../support/sip-listener.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const PASSWORD = 'Hochkalter-2607';

describe('calls and accounts by keyboard alone', { timeout: 180_000 }, () => {
  let stage: Stage;
  let server: SipListener;
  let phone: StagePhone;
  let caller: StagePhone;
  let number: string;
  let other: string;

  before(async () => {
    server = await SipListener.open({ anna: PASSWORD });
    stage = await Stage.open();
    caller = await stage.phone(1);
    other = await caller.tryPractice();
    phone = await stage.phone(0);
    number = await phone.tryPractice();
  });

  after(async () => {
    await stage.close();
    server.close();
  });

  const press = (key: string): Promise<void> => phone.page.keyboard.press(key);
  const type = (text: string): Promise<void> => phone.page.keyboard.type(text);
  const dial = async (to: string): Promise<void> => {
    await tabTo(phone.page, /^Search or dial$/);
    await type(to);
    await press('Enter');
  };
  const state = async (who: string, words: string): Promise<void> => {
    await phone.page
      .getByRole('article', { name: new RegExp(`^Call with (Practice )?${who}, ${words}$`) })
      .waitFor();
  };
  const endAll = async (): Promise<void> => {
    for (let open = await phone.tabs.count(); open > 0; open--) {
      await enter(phone.page, /^End( the call with .*)?$/);
      await eventually('one call less', async () => (await phone.tabs.count()) < open);
    }
    await caller.idle();
  };

  it('switches between two calls', async () => {
    await dial('503');
    await state('503', 'Connected');
    await dial('500');
    await state('500', 'Connected');
    await state('503', 'On hold');
    await enter(phone.page, /^503 On hold/);
    await state('503', 'Connected');
    await state('500', 'On hold');
  });

  it('ends the call in the ear and answers another, then holds that one and answers a third', async () => {
    await caller.dial(number);
    await phone.popup.waitFor();
    await enter(phone.page, /^End and answer$/);
    await state(other, 'Connected');
    await state('500', 'On hold');
    assert.equal(await phone.tab('503').count(), 0);
    await caller.dial(number);
    await phone.popup.waitFor();
    await enter(phone.page, /^Hold and answer$/);
    await phone.popup.waitFor({ state: 'detached' });
    await eventually('three calls, one of them in the ear', async () => {
      const names = await phone.tabs.evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('aria-label')));
      return names.length === 3 && names.filter((name) => name?.endsWith(', Connected')).length === 1;
    });
    await endAll();
  });

  it('silences a call and rejects it', async () => {
    await caller.dial(number);
    await phone.popup.waitFor();
    await enter(phone.page, /^Silence$/);
    await phone.popup.getByText('Silenced').waitFor();
    await enter(phone.page, /^Reject$/);
    await phone.popup.waitFor({ state: 'detached' });
    await caller.page.getByRole('button', { name: /^Close the call with/ }).click();
  });

  it('dials again', async () => {
    await enter(phone.page, /^Redial 500$/);
    await phone.connected('500');
    await endAll();
  });

  it('hides the number for one call', async () => {
    await tabTo(phone.page, /^Hide my number$/);
    await press('Space');
    await dial(other);
    await caller.popup.getByText('Number withheld').first().waitFor();
    await endAll();
  });

  it('switches do not disturb on and off', async () => {
    await tabTo(phone.page, /^Do not disturb$/);
    await press('Space');
    await phone.page.getByRole('button', { name: /do not disturb\. Open user menu/ }).waitFor();
    await press('Space');
    await phone.page.getByRole('button', { name: /, free\. Open user menu/ }).waitFor();
  });

  it('connects a second account by the form', async () => {
    await enter(phone.page, /Open user menu$/);
    await phone.page.getByRole('menu').waitFor();
    await enter(phone.page, /^Add an account/, 'ArrowDown');
    await enter(phone.page, /^Connect your phone system/);
    for (const [field, text] of [
      [/^User name$/, 'anna'],
      [/^Password$/, PASSWORD],
      [/^Domain$/, 'pbx.test'],
      [/^WebSocket address$/, server.url],
    ] as const) {
      await tabTo(phone.page, field);
      await type(text);
    }
    await enter(phone.page, /^Connect$/);
    await phone.page.getByRole('button', { name: /^pbx.test · anna, connected,/i }).waitFor();
  });

  it('calls once with the other account, and then chooses it for all calls, in the bar and in the menu', async () => {
    const calling = (name: string | RegExp): Promise<void> =>
      phone.page.getByRole('button', { name }).waitFor();
    await tabTo(phone.page, /^Call from$/);
    await press('Home');
    await dial('503');
    await phone.connected('503');
    assert.match(phone.sip.dialled.at(-1) ?? '', /^sip:503@practice/);
    await endAll();
    await calling(/^pbx.test · anna, connected,/i);
    await tabTo(phone.page, /^Account for outgoing calls$/);
    await press('Home');
    await calling(/^Practice 1\d\d, connected,/i);
    await enter(phone.page, /Open user menu$/);
    await phone.page.getByRole('menu').waitFor();
    await enter(phone.page, /^pbx.test · anna/, 'ArrowDown');
    await calling(/^pbx.test · anna, connected,/i);
    await tabTo(phone.page, /^Account for outgoing calls$/);
    await press('Home');
    await calling(/^Practice 1\d\d, connected,/i);
  });

  it('says yes and no to the number of a link', async () => {
    const question = phone.page.getByRole('alertdialog', { name: 'Call this number?' });
    const link = await stage.blank();
    const before = phone.sip.dialled.length;
    const follow = async (): Promise<void> => {
      await link.goto(`${stage.app.urls[0]}/?tel=tel%3A503`);
      await question.waitFor();
      await phone.page.bringToFront();
    };
    await follow();
    await enter(phone.page, /^Do not call$/);
    await question.waitFor({ state: 'detached' });
    await follow();
    await press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.equal(phone.sip.dialled.length, before);
    await follow();
    await enter(phone.page, /^Call$/);
    await phone.connected('503');
    assert.equal(phone.sip.dialled.length, before + 1);
    await endAll();
    await link.close();
  });

  it('goes back into the form that is not left for a call', async () => {
    await enter(phone.page, /^Contacts$/);
    await enter(phone.page, /^New contact$/);
    await tabTo(phone.page, /^First name$/);
    await type('Lena');
    for (const count of [1, 2]) {
      await caller.dial(number);
      await eventually(
        'the call rings',
        async () => (await phone.page.locator('call-popup').count()) === count,
      );
    }
    await enter(phone.page, /^Answer$/);
    await phone.page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor();
    await press('Escape');
    await eventually('the focus is in the form', () =>
      phone.page.evaluate(() => {
        let element = document.activeElement;
        const around: string[] = [];
        for (; element !== null; element = element.shadowRoot?.activeElement ?? null)
          around.push(element.localName);
        return around.includes('contact-form');
      }),
    );
    await enter(phone.page, /^Reject$/);
    await phone.popup.waitFor({ state: 'detached' });
    await enter(phone.page, /^Cancel$/);
    await enter(phone.page, /^Discard$/);
    await enter(phone.page, /^Call$/);
    await endAll();
  });

  it('takes the phone over in another window', async () => {
    const second = await stage.phone(0);
    await second.page.getByRole('heading', { name: 'Another window is the phone' }).waitFor();
    await enter(second.page, /^Use this window as the phone$/);
    await second.registered();
    await second.field.waitFor();
    await phone.page.getByRole('heading', { name: 'Another window is the phone' }).waitFor();
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
