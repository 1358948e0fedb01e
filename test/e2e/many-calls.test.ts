import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { hears } from '../support/ear.ts';
import { PhonePage } from '../support/phone-page.ts';
import { eventually } from '../support/processes.ts';

/** What line 503 plays. */
const TONE_HZ = 1000;

describe('eight calls, and the ninth', () => {
  let app: RunningApp;
  let a: Person;
  let b: Person;
  let alice: PhonePage;
  let bob: PhonePage;

  before(async () => {
    app = await startApp();
    [a, b] = await Promise.all([Person.open({ hz: 440 }), Person.open({ hz: 880 })]);
    alice = new PhonePage(await a.page(app.urls[0]));
    bob = new PhonePage(await b.page(app.urls[1]));
  });

  after(async () => {
    await Promise.all([a.close(), b.close()]);
    await app.close();
  });

  it('opens eight calls, one in the ear and seven held', async () => {
    const number = await alice.tryPractice();
    await bob.tryPractice();
    for (let count = 1; count <= 8; count++) {
      await alice.dial('503');
      await eventually(`${String(count)} calls are open`, async () => (await alice.tabs.count()) === count);
      await eventually(
        `call ${String(count)} is connected`,
        async () => (await alice.page.getByRole('article', { name: /Connected/i }).count()) >= 1,
      );
    }
    await eventually(
      'seven are held',
      async () => (await alice.page.getByRole('article', { name: /On hold/i }).count()) === 7,
    );
    await alice.page.getByText('8 of 8').waitFor();
    await bob.dial(number);
    await bob.page.getByText('Busy').first().waitFor();
  });

  it('refuses to dial a ninth and says why', async () => {
    await alice.dial('500');
    await alice.page
      .getByText(/Eight calls are open already/)
      .first()
      .waitFor();
    assert.equal(await alice.tabs.count(), 8);
  });

  it('toggles to another of them', async () => {
    const held = alice.page.getByRole('article', { name: /On hold/i }).first();
    await held.getByRole('button', { pressed: false }).first().click();
    await eventually(
      'still seven are held',
      async () => (await alice.page.getByRole('article', { name: /On hold/i }).count()) === 7,
    );
    await hears(alice.page, TONE_HZ, 20_000);
  });

  it('ends them all', async () => {
    for (let left = 8; left > 0; left--) {
      await alice.page.getByRole('button', { name: /^End/ }).first().click();
      await eventually(`${String(left - 1)} are left`, async () => (await alice.tabs.count()) === left - 1);
    }
  });

  it('writes nothing to the console', () => {
    assert.deepEqual([...a.problems, ...b.problems], []);
  });
});
