import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { hearsOnly } from '../support/ear.ts';
import { PhonePage } from '../support/phone-page.ts';
import { eventually } from '../support/processes.ts';

/** What line 503 plays. */
const TONE_HZ = 1000;
/** What Alice says, and hears on the echo line 500. */
const ALICE_HZ = 440;

describe('eight calls, and the ninth', () => {
  let app: RunningApp;
  let a: Person;
  let b: Person;
  let alice: PhonePage;
  let bob: PhonePage;

  before(async () => {
    app = await startApp();
    [a, b] = await Promise.all([Person.open({ hz: ALICE_HZ }), Person.open({ hz: 880 })]);
    alice = new PhonePage(await a.page(app.urls[0]));
    bob = new PhonePage(await b.page(app.urls[1]));
  });

  after(async () => {
    await Promise.all([a.close(), b.close()]);
    await app.close();
  });

  /** Which call is connected, the one in the ear; all others are held. */
  const inTheEar = async (who: string): Promise<void> => {
    await eventually(`the call with ${who} is the connected one`, async () => {
      const names = await alice.tabs.evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('aria-label')));
      const connected = names.filter((name) => name?.endsWith(', Connected'));
      const held = names.filter((name) => name?.endsWith(', On hold'));
      return connected.length === 1 && connected[0] === `Call with ${who}, Connected` && held.length === 7;
    });
    const pressed = alice.page.getByRole('article').getByRole('button', { pressed: true });
    assert.equal(await pressed.count(), 1);
    assert.match(await pressed.innerText(), new RegExp(who));
  };

  it('opens eight calls, one in the ear and seven held', async () => {
    const number = await alice.tryPractice();
    await bob.tryPractice();
    for (let count = 1; count <= 8; count++) {
      // The last one sounds different from the others.
      await alice.dial(count === 8 ? '500' : '503');
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

  it('toggles to another of them: the one before is held, and only the chosen one is heard', async () => {
    await inTheEar('500');
    await hearsOnly(alice.page, ALICE_HZ, 20_000);
    await alice.tab('503').first().getByRole('button', { pressed: false }).first().click();
    await inTheEar('503');
    await hearsOnly(alice.page, TONE_HZ, 20_000);
    await alice.tab('500').getByRole('button', { pressed: false }).first().click();
    await inTheEar('500');
    await hearsOnly(alice.page, ALICE_HZ, 20_000);
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
