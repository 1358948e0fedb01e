import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { hears, hearsNothing } from '../support/ear.ts';
import { PhonePage } from '../support/phone-page.ts';
import { eventually } from '../support/processes.ts';

const A_HZ = 440;
const B_HZ = 880;

describe('two people call each other on the practice exchange', () => {
  let app: RunningApp;
  let a: Person;
  let b: Person;
  let alice: PhonePage;
  let bob: PhonePage;
  let aNumber: string;
  let bNumber: string;

  before(async () => {
    app = await startApp();
    [a, b] = await Promise.all([Person.open({ hz: A_HZ }), Person.open({ hz: B_HZ })]);
    alice = new PhonePage(await a.page(app.urls[0]));
    bob = new PhonePage(await b.page(app.urls[1]));
  });

  after(async () => {
    await Promise.all([a.close(), b.close()]);
    await app.close();
  });

  const bothHear = async (): Promise<void> => {
    await Promise.all([hears(alice.page, B_HZ), hears(bob.page, A_HZ)]);
  };
  const noCalls = async (page: Page): Promise<void> => {
    await eventually('no call tab is left', async () => (await new PhonePage(page).tabs.count()) === 0);
  };

  /** A pop-up that has to be scrolled to is none. */
  const insideTheWindow = async ({ page, popup }: PhonePage): Promise<void> => {
    await eventually('the pop-up stands inside the window', async () => {
      const box = await popup.boundingBox();
      const size = page.viewportSize();
      if (box === null || size === null) return false;
      return box.y >= 0 && box.x >= 0 && box.y + box.height <= size.height && box.x + box.width <= size.width;
    });
  };

  it('registers each by one click, with an account of its own', async () => {
    aNumber = await alice.tryPractice();
    bNumber = await bob.tryPractice();
    assert.notEqual(aNumber, bNumber);
  });

  it('rings, is answered, and each hears the other’s tone', async () => {
    await alice.dial(bNumber);
    await bob.popup.waitFor();
    assert.match(await bob.popup.innerText(), new RegExp(aNumber));
    await insideTheWindow(bob);
    await bob.answer();
    await bothHear();
  });

  it('holds: silence on both sides and the far side is told; then the tones again', async () => {
    await alice.control('Hold').click();
    await bob.page.getByText('The other side put you on hold').first().waitFor();
    await Promise.all([hearsNothing(alice.page), hearsNothing(bob.page)]);
    await alice
      .control(/Resume|Hold/)
      .first()
      .click();
    await bothHear();
  });

  it('mutes: the far side hears nothing, this side still hears', async () => {
    await alice.control('Mute').click();
    await hearsNothing(bob.page);
    await hears(alice.page, B_HZ);
    await alice.control(/Mute/).click();
    await hears(bob.page, A_HZ);
  });

  it('keeps a comment with the call, and hangs up from the far side', async () => {
    await alice.page.getByRole('textbox', { name: 'Comment' }).fill('Asked for the offer');
    await bob.control('End').click();
    await Promise.all([noCalls(alice.page), noCalls(bob.page)]);
    await alice.open('History');
    await alice.page.getByText('Asked for the offer').first().waitFor();
    await alice.open('Call');
  });

  it('is hung up by the caller as well, and stands in the history of both', async () => {
    await bob.dial(aNumber);
    await alice.popup.waitFor();
    await alice.answer();
    await bothHear();
    await bob.control('End').click();
    await Promise.all([noCalls(alice.page), noCalls(bob.page)]);
    for (const [phone, other] of [
      [alice, bNumber],
      [bob, aNumber],
    ] as const) {
      await phone.open('History');
      await eventually(
        'two calls with the other',
        async () => (await phone.page.getByRole('row').filter({ hasText: other }).count()) >= 2,
      );
      await phone.open('Call');
    }
  });

  it('lives on while the exchange’s WebSockets are gone, and ends cleanly after', async () => {
    await alice.dial(bNumber);
    await bob.popup.waitFor();
    await bob.answer();
    await bothHear();
    app.exchange.dropConnections();
    await alice.notConnected();
    await alice.registered();
    await bothHear();
    await alice.control('End').click();
    await Promise.all([noCalls(alice.page), noCalls(bob.page)]);
  });

  it('says in words that a line is busy, does not exist, or cannot be reached', async () => {
    for (const [number, words] of [
      ['501', 'Busy'],
      ['999999', 'This number does not exist'],
      ['109', 'Not available now'],
    ] as const) {
      await alice.dial(number);
      await alice.page.getByText(words).first().waitFor();
      await alice.page
        .getByRole('button', { name: /^Close the call with/ })
        .first()
        .click();
    }
    await noCalls(alice.page);
  });

  it('writes nothing to the console', () => {
    assert.deepEqual([...a.problems, ...b.problems], []);
  });
});
