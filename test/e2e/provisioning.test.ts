import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { SipListener } from '../support/sip-listener.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';
import { storedText } from '../support/stored-records.ts';

const PASSWORD = 'Watzmann-2713';

describe('a provisioning link', { timeout: 120_000 }, () => {
  let stage: Stage;
  let server: SipListener;
  let web: Server;
  let base: string;
  let phone: StagePhone;

  before(async () => {
    server = await SipListener.open({ max: PASSWORD });
    const account = {
      user: 'max',
      domain: 'pbx.test',
      servers: [server.url],
      label: 'Office',
      password: PASSWORD,
    };
    const files: Readonly<Record<string, string>> = {
      '/good.json': JSON.stringify({ offhook: 1, accounts: [account], settings: { theme: 'dark' } }),
      '/malformed.json': '{"offhook": 1, "accounts": [',
      '/foreign.json': JSON.stringify({ name: 'something else', version: 3 }),
      '/newer.json': JSON.stringify({ offhook: 99 }),
      '/wrong.json': JSON.stringify({ offhook: 1, accounts: [{ ...account, servers: ['http://pbx.test'] }] }),
    };
    web = createServer(({ url = '' }, response) => {
      const body = files[url];
      response.writeHead(body === undefined ? 404 : 200, {
        'Content-Type': 'application/json',
        'Access-Control-Allow-Origin': '*',
      });
      response.end(body);
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${String((web.address() as AddressInfo).port)}`;
    stage = await Stage.open();
    phone = await stage.phone();
  });

  after(async () => {
    await stage.close();
    web.close();
    server.close();
  });

  const follow = async (address: string): Promise<void> => {
    await phone.page.goto(`${stage.app.urls[0]}/?provision=${encodeURIComponent(address)}`);
    await phone.page.getByRole('heading', { name: 'Set up this phone?' }).waitFor();
  };
  const button = (name: string): ReturnType<StagePhone['page']['getByRole']> =>
    phone.page.locator('provisioning-dialog').getByRole('button', { name, exact: true });

  for (const [file, words] of [
    ['malformed.json', 'The set-up file is not readable.'],
    ['foreign.json', 'This is no set-up file of Offhook.'],
    ['newer.json', 'The set-up file is for a newer version.'],
    ['wrong.json', 'The set-up file has an error.'],
    ['absent.json', 'The set-up file could not be loaded.'],
  ] as const) {
    it(`says of ${file} what is wrong, and uses nothing of it`, async () => {
      await follow(`${base}/${file}`);
      await phone.page.getByText(words).waitFor();
      assert.equal(await button('Set up').count(), 0);
      await button('Close').last().click();
      await phone.page.getByRole('heading', { name: 'Set up this phone?' }).waitFor({ state: 'detached' });
    });
  }

  it('names the place of the error', async () => {
    await follow(`${base}/wrong.json`);
    await phone.page.getByText('Details', { exact: true }).click();
    await phone.page.getByText('accounts[0].servers').waitFor();
    await button('Close').last().click();
  });

  it('does not follow a link that is not safe', async () => {
    for (const address of ['http://pbx.example/a.json', `https://pbx.example/a.json?password=x`]) {
      await follow(address);
      await phone.page.getByText('The set-up link is not safe.').waitFor();
      await button('Close').last().click();
    }
  });

  it('shows what the file sets up and from where, and uses nothing when refused', async () => {
    await follow(`${base}/good.json`);
    for (const words of [`From ${base}/good.json`, 'max@pbx.test', server.url, 'Theme', 'Dark'])
      await phone.page.locator('provisioning-dialog').getByText(words, { exact: true }).waitFor();
    assert.ok(!(await phone.page.locator('body').innerText()).includes(PASSWORD));
    await button('Cancel').click();
    assert.doesNotMatch(await storedText(phone.page), /pbx\.test/);
    assert.equal(server.registers, 0);
    assert.equal(new URL(phone.page.url()).search, '');
  });

  it('sets up and registers when the person says so, with the password sealed', async () => {
    await follow(`${base}/good.json`);
    // Whoever presses twice does not get the account twice.
    await button('Set up').dblclick();
    await phone.registered();
    assert.equal((await storedText(phone.page)).match(/"domain":"pbx\.test"/g)?.length, 1);
    assert.equal(await phone.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    assert.ok(!(await storedText(phone.page)).includes(PASSWORD));
  });

  it('writes nothing to the console but what the browser says of the absent file', () => {
    const own = stage.person.problems.filter(
      (problem) =>
        !problem.startsWith('error: Failed to load resource: the server responded with a status of 404'),
    );
    assert.deepEqual(own, []);
  });
});
