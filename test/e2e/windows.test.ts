import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const link = (target: string): string => `/?tel=${encodeURIComponent(target)}`;

describe('two windows of one browser profile', { timeout: 120_000 }, () => {
  let stage: Stage;
  let first: StagePhone;
  let second: StagePhone;
  let caller: StagePhone;
  let number: string;

  before(async () => {
    stage = await Stage.open();
    first = await stage.phone();
    number = await first.tryPractice();
    caller = await stage.phone(1);
    await caller.tryPractice();
  });

  after(() => stage.close());

  /** The answers to REGISTER that this window got, and how many places of the account the newest one lists. */
  const bindings = ({ sip }: StagePhone): number => {
    const last = sip.received.findLast(
      (message) => message.startsWith('SIP/2.0 200') && /^CSeq: \d+ REGISTER/im.test(message),
    );
    return last?.match(/^Contact:/gim)?.length ?? 0;
  };
  const guest = ({ page }: StagePhone): ReturnType<StagePhone['page']['getByRole']> =>
    page.getByRole('heading', { name: 'Another window is the phone' });
  const question = (phone: StagePhone): ReturnType<StagePhone['page']['getByRole']> =>
    phone.page.getByRole('alertdialog', { name: 'Call this number?' });
  const answer = async (phone: StagePhone, words: 'Call' | 'Do not call'): Promise<void> => {
    await phone.page.locator('dial-proposal').getByRole('button', { name: words, exact: true }).click();
    await question(phone).waitFor({ state: 'detached' });
  };

  it('says in the second window that the first is the phone', async () => {
    second = await stage.phone();
    await guest(second).waitFor();
    await second.open('History');
    await second.page.getByText('No calls so far').waitFor();
    await second.open('Call');
    assert.equal(second.sip.sent.length, 0);
  });

  it('does not take over while a call is open, and says why', async () => {
    await first.dial('503');
    await first.connected('503');
    await second.page.getByText('The other window has a call.').waitFor();
    await second.page.getByRole('button', { name: 'Use this window as the phone' }).click({ force: true });
    await sleep(500);
    assert.equal(await guest(second).count(), 1);
    assert.equal(await first.tabs.count(), 1);
    await first.control('End').click();
    await first.idle();
  });

  it('takes over when no call is open: one window is registered, the other is the guest', async () => {
    await second.page.getByText('The other window has a call.').waitFor({ state: 'detached' });
    await second.page.getByRole('button', { name: 'Use this window as the phone' }).click();
    await second.registered();
    await second.field.waitFor();
    await guest(first).waitFor();
    // The exchange lists every place of an account with each 200 to REGISTER: the first window's is gone.
    await eventually('the exchange knows one place', () => bindings(second) === 1);
    const rang = first.sip.received.length;
    await caller.dial(number);
    await second.popup.waitFor();
    await caller.page.getByRole('button', { name: /^End/ }).first().click();
    await second.popup.waitFor({ state: 'detached' });
    await caller.idle();
    const invites = first.sip.received.slice(rang).filter((message) => message.startsWith('INVITE '));
    assert.deepEqual(invites, []);
    assert.equal(await first.popup.count(), 0);
    await second.dial('503');
    await second.connected('503');
    await second.control('End').click();
    await second.idle();
  });

  it('hands the number of a link to the window that is the phone, which asks before it dials', async () => {
    const before = second.sip.dialled.length;
    await first.page.goto(stage.app.urls[0] + link('tel:+49301234567'));
    await question(second).waitFor();
    await second.page.getByText('+49301234567', { exact: true }).waitFor();
    await second.page.getByText('Asked for by a link.').waitFor();
    assert.equal(second.sip.dialled.length, before);
    await answer(second, 'Do not call');
    await first.page.goto(stage.app.urls[0] + link('tel:503'));
    await question(second).waitFor();
    await answer(second, 'Call');
    await eventually('the number is dialled', () => second.sip.dialled.length === before + 1);
    assert.match(second.sip.dialled.at(-1) ?? '', /^sip:503@/);
    await second.control('End').click();
    await second.idle();
  });

  it('hands a number of its history over, which is asked about as one of another window', async () => {
    await first.open('History');
    await first.page.getByRole('button', { name: 'Call 503', exact: true }).first().click();
    await question(second).waitFor();
    await second.page.getByText('503', { exact: true }).first().waitFor();
    await second.page.getByText('Asked for by another window of this phone.').waitFor();
    await answer(second, 'Do not call');
    await first.open('Call');
  });

  it('takes the link out of the address, so that a reload does not ask again', async () => {
    await first.page.goto(stage.app.urls[0] + link('tel:503'));
    await question(second).waitFor();
    await answer(second, 'Do not call');
    assert.equal(new URL(first.page.url()).search, '');
    await first.page.reload();
    await guest(first).waitFor();
    await sleep(500);
    assert.equal(await question(second).count(), 0);
  });

  it('dials nothing that could reach into a header, and asks nothing', async () => {
    const before = second.sip.sent.length;
    for (const target of [
      'tel:503\r\nContact: <sip:evil@evil.test>',
      'tel:503%0d%0aX-Evil: 1',
      'sip:503@evil.test?Replaces=1',
      'sip:503>;tag=1',
      'tel:\u202e305',
      '5;phone-context=evil?x',
    ]) {
      await first.page.goto(stage.app.urls[0] + link(target));
      await guest(first).waitFor();
      await sleep(200);
      assert.equal(await question(second).count(), 0, target);
    }
    const since = second.sip.sent.slice(before).filter((message) => message.startsWith('INVITE'));
    assert.deepEqual(since, []);
  });

  it('settles on one registered phone when both windows take over from each other again and again', async () => {
    const windows = [first, second];
    for (let turn = 0; turn < 6; turn++) {
      const { page } = windows[turn % 2]!;
      await page.getByRole('button', { name: 'Use this window as the phone' }).click();
      // No longer than it takes to press the button of the other window: the phone is still starting here.
      await guest(windows[(turn + 1) % 2]!).waitFor();
    }
    await second.registered();
    await second.field.waitFor();
    await guest(first).waitFor();
    for (const { page } of windows) assert.equal(await page.getByText('Something went wrong').count(), 0);
    await second.dial('503');
    await second.connected('503');
    await second.control('End').click();
    await second.idle();
  });

  it('is the phone again when the other window closes, and rings', async () => {
    await second.page.close();
    await first.registered();
    await first.field.waitFor();
    await caller.dial(number);
    await first.popup.waitFor();
    await caller.page.getByRole('button', { name: /^End/ }).first().click();
    await first.popup.waitFor({ state: 'detached' });
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
