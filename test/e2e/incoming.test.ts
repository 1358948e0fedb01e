import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

describe('incoming calls', { timeout: 120_000 }, () => {
  let stage: Stage;
  let alice: StagePhone;
  let bob: StagePhone;
  let aNumber: string;
  let bNumber: string;

  before(async () => {
    stage = await Stage.open();
    alice = await stage.phone(0);
    bob = await stage.phone(1);
    aNumber = await alice.tryPractice();
    bNumber = await bob.tryPractice();
  });

  after(() => stage.close());

  const title = async (pattern: RegExp): Promise<void> => {
    await eventually(`the title is ${String(pattern)}`, async () => pattern.test(await alice.page.title()));
  };
  const tabs = async (count: number): Promise<void> => {
    await eventually(`${String(count)} tabs`, async () => (await alice.tabs.count()) === count);
  };
  /** Why Bob's call failed, as he reads it. */
  const reads = async (words: string): Promise<void> => {
    const name = new RegExp(`^Call with .*, ${words}$`);
    await bob.page.getByRole('article', { name }).waitFor();
    await bob.page.getByRole('button', { name: /^Close the call with/ }).click();
    await bob.idle();
  };
  const button = (name: string | RegExp): ReturnType<StagePhone['page']['getByRole']> =>
    alice.page.getByRole('button', { name });

  it('shows who calls and which account rings, in the page’s title too', async () => {
    await bob.dial(aNumber);
    await alice.popup.waitFor();
    const words = await alice.popup.innerText();
    assert.match(words, new RegExp(`Incoming call for Practice ${aNumber}`));
    assert.match(words, new RegExp(`Practice ${bNumber}`));
    await title(new RegExp(`^☎ Practice ${bNumber}$`));
    await alice.answer();
    await tabs(1);
    await title(/^Offhook$/);
  });

  it('takes a second call and holds the first', async () => {
    await bob.dial(aNumber);
    await alice.popup.waitFor();
    await button('Hold and answer').click();
    await tabs(2);
    await alice.page.getByRole('article', { name: /On hold/ }).waitFor();
    await eventually(
      'the second is connected',
      async () => (await alice.page.getByRole('article', { name: /, Connected/ }).count()) === 1,
    );
  });

  it('takes a third call and ends the one in the ear', async () => {
    await bob.dial(aNumber);
    await alice.popup.waitFor();
    await button('End and answer').click();
    await alice.popup.waitFor({ state: 'detached' });
    await tabs(2);
    await eventually(
      'one is connected and one held',
      async () =>
        (await alice.page.getByRole('article', { name: /, Connected/ }).count()) === 1 &&
        (await alice.page.getByRole('article', { name: /On hold/ }).count()) === 1,
    );
    for (const left of [1, 0]) {
      await button(/^End/).first().click();
      await tabs(left);
    }
    await bob.idle();
  });

  it('rejects, and the caller reads it in words', async () => {
    await bob.dial(aNumber);
    await alice.popup.waitFor();
    await button('Reject').click();
    await alice.popup.waitFor({ state: 'detached' });
    // 486, as other phones answer: a call centre would take 603 as "never call again".
    await reads('Busy');
  });

  it('does not ring while do not disturb is on: the caller reads that nobody is there', async () => {
    await alice.page.getByRole('button', { name: 'Do not disturb', exact: true }).click();
    await alice.page.getByRole('button', { name: /do not disturb\. Open user menu/ }).waitFor();
    await bob.dial(aNumber);
    await reads('Not available now');
    assert.equal(await alice.popup.count(), 0);
    await alice.page.getByRole('button', { name: 'Do not disturb', exact: true }).click();
    await alice.page.getByRole('button', { name: /, free\. Open user menu/ }).waitFor();
  });

  it('counts missed calls until somebody has looked at them', async () => {
    await alice.open('History');
    await alice.open('Call');
    await bob.dial(aNumber);
    await alice.popup.waitFor();
    await button('Silence').click();
    await alice.page.getByText('Silenced').waitFor();
    await bob.page.getByRole('button', { name: /^End/ }).first().click();
    await alice.popup.waitFor({ state: 'detached' });
    await button(/^History ?, 1 missed call/).waitFor();
    await title(/^\(1\) Offhook$/);
    await alice.open('History');
    const row = alice.page.getByRole('row').filter({ hasText: 'Missed' }).filter({ hasText: bNumber });
    await row.first().waitFor();
    await title(/^Offhook$/);
    await alice.open('Call');
    await button('History').waitFor();
    assert.equal(await button(/missed call/).count(), 0);
  });

  it('calls without showing the number, for this call alone', async () => {
    await bob.page.getByRole('button', { name: 'Hide my number' }).click();
    await bob.dial(aNumber);
    await alice.popup.waitFor();
    const words = await alice.popup.innerText();
    assert.match(words, /Number withheld/);
    assert.ok(!words.includes(bNumber), words);
    await bob.page.getByRole('button', { name: /^End/ }).first().click();
    await alice.popup.waitFor({ state: 'detached' });
    const hide = bob.page.getByRole('button', { name: 'Hide my number' });
    assert.equal(await hide.getAttribute('aria-pressed'), 'false');
  });

  it('lights the lamp of the voice mail, and asks before it dials what the network named', async () => {
    stage.app.exchange.setVoicemail(aNumber, { new: 2, old: 1 });
    const lamp = button(/^Voice mail\. 2 new messages\. Call the voice mail/);
    await lamp.click();
    const question = alice.page.locator('dial-proposal');
    await question.getByRole('button', { name: 'Call', exact: true }).click();
    await eventually('the voice mail is dialled', () => alice.sip.dialled.length === 1);
    await alice.idle();
    stage.app.exchange.setVoicemail(aNumber, { new: 0, old: 3 });
    await button(/^Voice mail\. Call the voice mail/).waitFor();
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
