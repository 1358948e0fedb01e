import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startExchange } from '../../exchange/src/exchange.ts';
import type { Exchange } from '../../exchange/src/exchange.ts';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { hears } from '../support/ear.ts';
import { PhonePage } from '../support/phone-page.ts';

const HZ = 440;
const ECHO = '500';

/** What a browser itself writes when a server is gone. */
const EXPECTED = /WebSocket connection to .* failed|ERR_CONNECTION_REFUSED/;

describe('the practice exchange restarts, with new passwords', () => {
  let app: RunningApp;
  let person: Person;
  let phone: PhonePage;
  let again: Exchange | undefined;

  before(async () => {
    app = await startApp();
    person = await Person.open({ hz: HZ });
    phone = new PhonePage(await person.page(app.urls[0]));
  });

  after(async () => {
    await person.close();
    await again?.close();
    await app.close();
  });

  it('registers again without a person, with the password of the new lease', async () => {
    const number = await phone.tryPractice();
    await app.exchange.close();
    await phone.notConnected();
    again = await startExchange({ port: app.exchange.port, origins: app.exchange.origins });
    await phone.registered(20_000);
    assert.equal(await phone.extension(), number);
  });

  it('calls as before: the echo line sends the tone back', async () => {
    await phone.dial(ECHO);
    await hears(phone.page, HZ);
    await phone.control('End').click();
  });

  it('writes nothing to the console but that the server was gone', () => {
    assert.deepEqual(
      person.problems.filter((problem) => !EXPECTED.test(problem)),
      [],
    );
  });
});
