import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { enter, focusOn, tabTo } from '../support/keys.ts';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const FIELD = /^Search or dial$/;
/** Always busy. */
const BUSY = '501';

describe('the focus, when the control that has it leaves', { timeout: 180_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;
  let caller: StagePhone;
  let number: string;
  let other: string;
  /** The button of the call's tab. */
  let tab: RegExp;

  before(async () => {
    stage = await Stage.open();
    caller = await stage.phone(1);
    other = await caller.tryPractice();
    phone = await stage.phone(0);
    number = await phone.tryPractice();
    tab = new RegExp(`^Practice ${other}`);
  });

  after(() => stage.close());

  // What one test leaves open must not be what the next one fails by.
  afterEach(async () => {
    await phone.open('Call');
    for (const button of await phone.page
      .getByRole('button', { name: /^(Reject|End|Close)( the call|$)/ })
      .all())
      await button.click({ timeout: 2000 }).catch(() => undefined);
    await phone.idle();
    await caller.idle();
  });

  const dial = async (to: string): Promise<void> => {
    await tabTo(phone.page, FIELD);
    await phone.page.keyboard.type(to);
    await phone.page.keyboard.press('Enter');
  };
  const rings = async (): Promise<void> => {
    await caller.dial(number);
    await phone.popup.waitFor();
  };
  const close = (): Promise<void> =>
    caller.page.getByRole('button', { name: /^Close the call with/ }).click();

  it('goes from Answer to the call, and from End to the field', async () => {
    await rings();
    await enter(phone.page, /^Answer$/);
    await focusOn(phone.page, tab);
    await enter(phone.page, /^End$/);
    await focusOn(phone.page, FIELD);
    await phone.idle();
  });

  it('goes from End to the call beside it', async () => {
    await dial('503');
    await phone.connected('503');
    await dial('500');
    await phone.connected('500');
    await enter(phone.page, /^End$/);
    await focusOn(phone.page, /^503 On hold/);
    await enter(phone.page, /^End the call with 503$/);
    await focusOn(phone.page, FIELD);
    await phone.idle();
  });

  it('goes from Reject to the field', async () => {
    await rings();
    await enter(phone.page, /^Reject$/);
    await focusOn(phone.page, FIELD);
    await close();
  });

  it('goes from Reject to the call that goes on', async () => {
    await dial('503');
    await phone.connected('503');
    await rings();
    await enter(phone.page, /^Reject$/);
    await focusOn(phone.page, /^503/);
    await close();
    await enter(phone.page, /^End$/);
    await phone.idle();
  });

  it('goes from Answer in another view to the call', async () => {
    await phone.open('History');
    await rings();
    await enter(phone.page, /^Answer$/);
    await focusOn(phone.page, tab);
    await enter(phone.page, /^End$/);
    await focusOn(phone.page, FIELD);
  });

  it('goes from Call again to the new call, and from Close to the field', async () => {
    await dial(BUSY);
    await enter(phone.page, new RegExp(`^Call ${BUSY} again$`));
    await focusOn(phone.page, new RegExp(`^${BUSY}|^Close the call with ${BUSY}$`));
    await enter(phone.page, /^Close the call with/);
    await focusOn(phone.page, FIELD);
    await phone.idle();
  });

  it('goes to the field from a failed call that leaves by itself', async () => {
    await dial(BUSY);
    await tabTo(phone.page, new RegExp(`^Close the call with ${BUSY}$`));
    await phone.idle();
    await focusOn(phone.page, FIELD);
  });

  it('goes from the handset in the history to the call', async () => {
    await dial('503');
    await enter(phone.page, /^End$/);
    await phone.idle();
    await phone.open('History');
    await enter(phone.page, /^Call 503$/);
    await focusOn(phone.page, /^503/);
  });

  it('takes no key along that is held down for the control that left', async () => {
    await dial('503');
    await phone.connected('503');
    await tabTo(phone.page, /^End$/);
    await phone.page.keyboard.down('Enter');
    await focusOn(phone.page, FIELD);
    for (let repeat = 0; repeat < 3; repeat++) await phone.page.keyboard.down('Enter');
    await phone.page.keyboard.up('Enter');
    assert.equal(await phone.field.inputValue(), '');
    assert.equal(await phone.tabs.count(), 0);
  });

  it('goes nowhere where the rest of a comment would be dialled', async () => {
    await rings();
    await enter(phone.page, /^Answer$/);
    await phone.connected(`Practice ${other}`);
    await tabTo(phone.page, /^Comment$/);
    // From the choice what the field is for, to the field.
    await phone.page.keyboard.press('Tab');
    await phone.page.keyboard.type('wants offer 2');
    await eventually('the comment is typed', async () =>
      (await phone.page.getByRole('textbox', { name: 'Comment' }).inputValue()).endsWith('2'),
    );
    await caller.control('End').click();
    await phone.idle();
    await phone.page.keyboard.type('07 ');
    await phone.page.keyboard.press('Enter');
    assert.equal(await phone.field.inputValue(), '');
    assert.equal(await phone.tabs.count(), 0);
    await phone.page.keyboard.press('Tab');
    await focusOn(phone.page, FIELD);
  });

  it('stays where a person put it when a call leaves', async () => {
    await dial(BUSY);
    await phone.tab(BUSY).waitFor();
    await tabTo(phone.page, /^Hide my number$/);
    await phone.idle();
    await focusOn(phone.page, /^Hide my number$/);
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
