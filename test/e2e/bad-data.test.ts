import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Person } from '../support/browser.ts';
import { PhonePage } from '../support/phone-page.ts';
import { Stage } from '../support/stage.ts';
import { writeRecords } from '../support/stored-records.ts';

const ENTRY = {
  guid: '01900000-0000-7000-8000-000000000001',
  line: 'l',
  lineLabel: 'Berlin',
  direction: 'inbound',
  remote: { uri: 'sip:4711@pbx.test', number: '4711', anonymous: false },
  startedAt: 1_700_000_000_000,
  endedAt: 1_700_000_001_000,
  comment: 'kept',
  unseen: false,
};

describe('what a browser has stored, lacks or refuses', { timeout: 120_000 }, () => {
  let stage: Stage;
  let page: Page;

  before(async () => {
    stage = await Stage.open();
  });

  afterEach(async () => {
    await page.close();
  });

  after(() => stage.close());

  /** A page of the app's origin that does not run the app, with nothing stored. */
  const bare = async (): Promise<Page> => {
    page = await stage.person.context.newPage();
    const [origin] = stage.app.urls;
    const session = await stage.person.context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await page.goto(`${origin}/offhook-health`);
    return page;
  };
  const start = async (): Promise<PhonePage> => {
    await page.goto(stage.app.urls[0]);
    return new PhonePage(page);
  };
  const exported = async (): Promise<string> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export data' }).click(),
    ]);
    return readFile(await file.path(), 'utf8');
  };

  it('starts with damaged records, says which, keeps them for the export and uses the rest', async () => {
    await writeRecords(await bare(), {
      'settings/values': { theme: 'dark', historyLimit: 'many' },
      'history/chunk/0000000001': [ENTRY, { guid: 7 }],
      'accounts/profiles': 'nonsense-4711',
    });
    const phone = await start();
    await page.getByText('Some stored data could not be read').waitFor();
    await page.getByText(/Concerned: (?:settings, accounts|accounts, settings)/).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    const data = await exported();
    for (const damaged of ['many', 'nonsense-4711']) assert.ok(data.includes(damaged), damaged);
    await phone.tryPractice();
    await phone.open('History');
    await page.getByRole('row').filter({ hasText: '4711' }).filter({ hasText: 'kept' }).waitFor();
  });

  it('leaves data of a newer version untouched, says so, and works', async () => {
    const newer = [{ ...ENTRY, novelty: 'of version 99' }];
    await writeRecords(await bare(), {
      'schema/versions': { settings: 1, accounts: 1, history: 99 },
      'history/chunk/0000000001': newer,
    });
    const phone = await start();
    await page.getByText('The stored data is from a newer version').waitFor();
    await phone.tryPractice();
    await phone.dial('503');
    await phone.connected('503');
    await phone.control('End').click();
    await phone.idle();
    const { records } = JSON.parse(await exported()) as { readonly records: readonly (readonly unknown[])[] };
    const raw = records.find(([type, key]) => type === 'raw' && key === 'history/chunk/0000000001');
    assert.deepEqual(raw?.[2], newer);
  });

  it('resets everything when asked to, and begins anew', async () => {
    await writeRecords(await bare(), { 'accounts/profiles': 'nonsense' });
    await start();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('alertdialog', { name: 'Delete everything that is stored?' }).waitFor();
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Delete everything' }).last().click(),
    ]);
    await page.getByRole('heading', { name: 'How do you want to start?' }).waitFor();
    assert.equal(await page.getByText('Some stored data could not be read').count(), 0);
  });

  it('makes calls where nothing can be stored, and says what that means', async () => {
    await bare();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The user denied permission to access the database.', 'SecurityError');
      };
    });
    const phone = await start();
    await page.getByText('This browser does not let the phone store anything').waitFor();
    await phone.tryPractice();
    await phone.dial('503');
    await phone.connected('503');
    await phone.control('End').click();
  });

  it('says when the storage is full, and the change holds until the window closes', async () => {
    await bare();
    const phone = await start();
    await phone.tryPractice();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    await phone.open('Settings');
    await page.getByRole('button', { name: 'System', exact: true }).click();
    await page
      .getByRole('group', { name: 'Theme', exact: true })
      .getByRole('combobox')
      .selectOption({ label: 'Dark' });
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await page.getByText('The storage of this browser is full.').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  });

  it('says of a browser without WebRTC what to do, and offers nothing that cannot work', async () => {
    await bare();
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    });
    await start();
    await page.getByRole('heading', { name: 'This browser cannot make calls' }).waitFor();
    await page.getByText(/Use a current Chrome/).waitFor();
    assert.equal(await page.getByRole('button', { name: /Try the practice exchange/ }).count(), 0);
  });

  for (const [name, options, denied, words] of [
    ['is blocked', { allowMicrophone: false }, true, 'The browser blocks the microphone'],
    ['is absent', { noDevices: true }, false, 'No microphone was found'],
  ] as const) {
    it(`says that the microphone ${name}, in the call and under "Can I be called?"`, async () => {
      const person = await Person.open({ hz: 440, ...options });
      person.context.setDefaultTimeout(15_000);
      try {
        const phone = new PhonePage(await person.page('about:blank'));
        if (denied) {
          const session = await person.context.newCDPSession(phone.page);
          await session.send('Browser.setPermission', {
            permission: { name: 'microphone' },
            setting: 'denied',
            origin: stage.app.urls[0],
          });
        }
        await phone.page.goto(stage.app.urls[0]);
        await phone.tryPractice();
        await phone.dial('503');
        await phone.page.getByText(words).filter({ visible: true }).first().waitFor();
        await phone.idle();
        await phone.choose('Can I be called?');
        await phone.page
          .getByRole('listitem')
          .filter({ hasText: 'Microphone' })
          .filter({ hasText: denied ? 'Blocked' : 'None connected' })
          .waitFor();
        assert.deepEqual(person.problems, []);
      } finally {
        await person.close();
      }
    });
  }

  it('writes nothing to the console but what it met', () => {
    const met = [
      // The icon that the browser looks for beside a page that names none.
      'error: Failed to load resource: the server responded with a status of 404 (Not Found)',
    ];
    assert.deepEqual(
      stage.person.problems.filter((problem) => !met.includes(problem)),
      [],
    );
  });
});
