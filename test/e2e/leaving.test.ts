import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Dialog } from 'playwright-core';
import { Person } from '../support/browser.ts';
import { PhonePage } from '../support/phone-page.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

describe('leaving during a call', { timeout: 120_000 }, () => {
  let stage: Stage;
  let other: Person;
  let bob: PhonePage;
  let alice: StagePhone;
  let aNumber: string;
  let bNumber: string;

  before(async () => {
    stage = await Stage.open();
    other = await Person.open({ hz: 880 });
    bob = new PhonePage(await other.page(stage.app.urls[1]));
    alice = await stage.phone();
    aNumber = await alice.tryPractice();
    bNumber = await bob.tryPractice();
  });

  after(async () => {
    await other.close();
    await stage.close();
  });

  const call = async (): Promise<void> => {
    await alice.dial(bNumber);
    await bob.popup.waitFor();
    await bob.answer();
    await alice.page.getByRole('article', { name: /, Connected/ }).waitFor();
  };
  /** What the browser asks when the page is left; resolved with the question open. */
  const asked = (): Promise<Dialog> => alice.page.waitForEvent('dialog', { timeout: 5000 });
  const reload = (): void => {
    // Not awaited: it does not settle while the question is open.
    alice.page.reload().catch(() => undefined);
  };

  it('reloads without a question while no call is open', async () => {
    await alice.page.reload();
    await alice.registered();
  });

  it('asks before a reload, and goes on with the call when the person stays', async () => {
    await call();
    const question = asked();
    reload();
    const dialog = await question;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await alice.page.getByRole('article', { name: /, Connected/ }).waitFor();
    assert.equal(await bob.tabs.count(), 1);
    assert.equal(alice.sip.requests('BYE').length, 0);
  });

  it('ends the call at the far side when the person reloads all the same, and registers again', async () => {
    const question = asked();
    reload();
    await (await question).accept();
    await bob.tabs.first().waitFor({ state: 'detached', timeout: 4000 });
    await alice.registered();
  });

  it('ends the call at the far side when the window is closed', async () => {
    await call();
    const question = asked();
    await alice.page.close({ runBeforeUnload: true });
    await (await question).accept();
    await bob.tabs.first().waitFor({ state: 'detached', timeout: 4000 });
  });

  it('tells after a crash of the browser which call it cut off, and calls again', async () => {
    alice = await stage.phone();
    await alice.registered();
    assert.equal(await alice.extension(), aNumber);
    await call();
    await alice.page.getByRole('textbox', { name: 'Comment' }).fill('About the crane');
    await alice.page.waitForTimeout(1000);
    await stage.person.kill();
    const again = await Person.open({ hz: 440, folder: stage.person.folder });
    try {
      const page = new PhonePage(await again.page(stage.app.urls[0]));
      await page.page.getByText(`The call with ${bNumber} was interrupted.`).waitFor();
      await page.registered();
      await page.open('History');
      const row = page.page.getByRole('row').filter({ hasText: bNumber }).first();
      await row.filter({ hasText: 'About the crane' }).waitFor();
      await row.click();
      await page.page.getByText('Interrupted, the window closed').first().waitFor();
      await page.open('Call');
      // The far side does not sit in a dead call either.
      await bob.idle();
      await page.page.getByRole('button', { name: 'Call again' }).first().click();
      await bob.popup.waitFor();
      assert.deepEqual(again.problems, []);
    } finally {
      await again.close();
    }
  });

  it('writes nothing to the console', () => {
    assert.deepEqual([...stage.person.problems, ...other.problems], []);
  });
});
