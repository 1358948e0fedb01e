import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../support/free-port.ts';
import { eventually } from '../support/processes.ts';
import { SipListener } from '../support/sip-listener.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';
import { storedText } from '../support/stored-records.ts';

const PASSWORD = 'Zugspitze-2962';
/** The browser itself notes an address where nobody listens; no page can keep it from doing so. */
const NOBODY_LISTENS = /^error: WebSocket connection to 'ws:\/\/127\.0\.0\.1:\d+\/' failed: /;

describe('the first run', { timeout: 120_000 }, () => {
  let stage: Stage;
  let server: SipListener;
  let phone: StagePhone;
  let practice: string;

  before(async () => {
    server = await SipListener.open({ anna: PASSWORD });
    stage = await Stage.open();
    phone = await stage.phone();
    await phone.page.getByRole('button', { name: /Connect your phone system/ }).click();
  });

  after(async () => {
    await stage.close();
    server.close();
  });

  const fill = async (address: string, password: string): Promise<void> => {
    await phone.page.getByLabel('User name').fill('anna');
    await phone.page.getByLabel('Password', { exact: true }).fill(password);
    await phone.page.getByLabel('Domain').fill('pbx.test');
    await phone.page.getByLabel('WebSocket address').fill(address);
  };
  const test = async (words: string): Promise<void> => {
    await phone.page.getByRole('button', { name: 'Test connection' }).click();
    await phone.page.getByText(words).first().waitFor();
  };

  it('names the field that is missing or no address, and asks no server', async () => {
    await test('This is needed.');
    await fill('pbx example', PASSWORD);
    await test('This is no WebSocket address. It looks like wss://pbx.example.com/ws.');
    assert.equal(await phone.page.getByLabel('WebSocket address').getAttribute('aria-invalid'), 'true');
    assert.equal(phone.sip.sent.length, 0);
  });

  it('says of a server that is not there what may be wrong, and offers the address in a tab', async () => {
    const port = String(await freePort());
    await fill(`ws://127.0.0.1:${port}`, PASSWORD);
    await test('its certificate is not trusted here');
    const tab = phone.page.getByRole('link', { name: 'Open the address in a tab' });
    assert.equal(await tab.getAttribute('href'), `http://127.0.0.1:${port}/`);
  });

  it('says that the password is wrong, after one try with it', async () => {
    await fill(server.url, 'wrong');
    await test('The server did not accept this password.');
    // The one that is challenged, and the one with the credentials.
    assert.equal(server.registers, 2);
  });

  it('stores an account with a wrong password when asked to, and tries it once only', async () => {
    await phone.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await phone.page.getByRole('button', { name: 'Save without connecting' }).click();
    await phone.page
      .getByRole('button', { name: /Not connected. The server did not accept this password/ })
      .waitFor();
    const before = server.registers;
    await sleep(4000);
    assert.equal(server.registers, before);
    assert.ok(before <= 6, `${String(before)} REGISTERs`);
    const said = phone.page
      .getByRole('region', { name: 'Status messages' })
      .getByText('The server did not accept this password');
    assert.equal(await said.count(), 1);
  });

  it('leads from the message to the account, and registers with the right password', async () => {
    await phone.page.getByRole('button', { name: 'Edit account' }).click();
    await phone.page.getByRole('button', { name: 'Edit pbx.test · anna' }).click();
    await phone.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await phone.page.getByRole('button', { name: 'Save', exact: true }).click();
    await phone.registered();
  });

  it('keeps no password in clear', async () => {
    const stored = await storedText(phone.page);
    assert.match(stored, /anna/);
    assert.ok(!stored.includes(PASSWORD));
  });

  it('comes back registered after a reload', async () => {
    const before = server.registers;
    await phone.page.reload();
    await phone.registered();
    assert.ok(server.registers > before);
  });

  it('registers a second account beside the first, and calls with the one that is chosen', async () => {
    await phone.choose('Add an account');
    await phone.page.getByRole('button', { name: /Try the practice exchange/ }).click();
    await phone.page.getByRole('button', { name: /^Practice 1\d\d, connected,/i }).waitFor();
    practice = await phone.extension();
    await phone.status.click();
    const accounts = phone.page.getByRole('menuitemradio', { name: /Connected$/ });
    await eventually('both are connected', async () => (await accounts.count()) === 2);
    assert.equal(
      await phone.page.getByRole('menuitemradio', { name: /^Practice/ }).getAttribute('aria-checked'),
      'true',
    );
    await phone.page.getByRole('menuitemradio', { name: /^pbx.test · anna/ }).click();
    await phone.page.getByRole('button', { name: /^pbx.test · anna, connected,/i }).waitFor();
    await phone.dial('500');
    await eventually('anna’s server is called', () => phone.sip.dialled.includes('sip:500@pbx.test'));
  });

  it('lets the account be chosen for a single call', async () => {
    await phone.page.getByRole('button', { name: /^End/ }).first().click();
    await phone.idle();
    await phone.page.getByLabel('Call from').selectOption({ label: `Practice ${practice}` });
    await phone.dial('503');
    await phone.connected('503');
    assert.match(phone.sip.dialled.at(-1) ?? '', /^sip:503@practice/);
    await phone.page.getByRole('button', { name: /^End/ }).first().click();
    await phone.idle();
    await phone.page.getByRole('button', { name: /^pbx.test · anna, connected,/i }).waitFor();
  });

  it('signs out: the account is released at the server and nothing of it stays', async () => {
    await phone.choose('Sign out of pbx.test · anna');
    await phone.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await phone.page.getByRole('button', { name: /^Practice 1\d\d, connected,/i }).waitFor();
    await eventually('the registration is released', () => {
      const last = server.registrar.registers.at(-1);
      return last?.header('Expires') === '0' || last?.header('Contact')?.endsWith('expires=0');
    });
    const stored = JSON.parse(await storedText(phone.page)) as readonly [keys: string[], values: unknown[]];
    const accounts = stored[1].filter((_, index) => stored[0][index]?.startsWith('accounts/'));
    assert.doesNotMatch(JSON.stringify(accounts), /anna/);
    await phone.choose(`Sign out of Practice ${practice}`);
    await phone.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await phone.page.getByRole('heading', { name: 'How do you want to start?' }).waitFor();
  });

  it('writes nothing to the console but what the browser says of the dead server', () => {
    const own = stage.person.problems.filter((problem) => !NOBODY_LISTENS.test(problem));
    assert.deepEqual(own, []);
  });
});
