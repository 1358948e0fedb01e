import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Person } from '../support/browser.ts';
import { findingsOf } from '../support/look.ts';
import { PhonePage } from '../support/phone-page.ts';
import { SipListener } from '../support/sip-listener.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';
import { writeRecords } from '../support/stored-records.ts';

describe('dialogs, menus and notices, light and dark, wide and narrow', { timeout: 240_000 }, () => {
  let stage: Stage;
  let server: SipListener;
  let web: Server;
  let phone: StagePhone;

  before(async () => {
    server = await SipListener.open({ max: 'unknown here' });
    const file = {
      offhook: 1,
      accounts: [{ user: 'max', domain: 'pbx.test', servers: [server.url], label: 'Office' }],
      settings: { showToolTips: true },
    };
    web = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
      response.end(JSON.stringify(file));
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    stage = await Stage.open();
    phone = await stage.phone();
    await phone.page.emulateMedia({ reducedMotion: 'reduce' });
    await phone.tryPractice();
  });

  after(async () => {
    await stage.close();
    web.close();
    server.close();
  });

  const examine = async (name: string): Promise<void> => {
    assert.deepEqual(await findingsOf(phone.page, name), []);
  };
  const press = (key: string): Promise<void> => phone.page.keyboard.press(key);
  const page = async (name: string): Promise<void> => {
    await phone.open('Settings');
    await phone.page
      .getByRole('navigation', { name: 'Settings pages' })
      .getByRole('button', { name })
      .click();
  };

  it('an empty history', async () => {
    await phone.open('History');
    await phone.page.getByText('No calls so far').waitFor();
    await examine('history-empty');
    await phone.open('Call');
  });

  it('a call that failed, with its reason', async () => {
    const failed = phone.page.getByRole('article', { name: /, Busy$/ });
    // It stays for four seconds.
    const fail = async (): Promise<void> => {
      await phone.idle();
      await phone.dial('501');
      await failed.waitFor();
    };
    assert.deepEqual(await findingsOf(phone.page, 'call-failed', fail), []);
    await phone.idle();
  });

  it('a failed call among the recent ones after a reload', async () => {
    await phone.page.reload();
    await phone.registered();
    await phone.page.getByText('Busy').filter({ visible: true }).first().waitFor();
  });

  it('the choice of devices', async () => {
    await phone.page.getByRole('button', { name: 'Audio devices' }).click();
    await phone.page.getByRole('combobox', { name: 'Speaker' }).waitFor();
    await examine('device-menu');
    await press('Escape');
  });

  it('the volumes', async () => {
    await phone.page.getByRole('button', { name: 'Volume', exact: true }).click();
    await phone.page.getByRole('slider', { name: 'Output volume' }).waitFor();
    await examine('volume-menu');
    await press('Escape');
  });

  it('the question before signing out', async () => {
    await phone.choose(/^Sign out of/);
    await phone.page.getByRole('alertdialog', { name: /^Sign out of/ }).waitFor();
    await examine('sign-out');
    await press('Escape');
  });

  it('the form of an account in the settings', async () => {
    await page('Profile');
    await phone.page.getByRole('button', { name: /^Edit Practice/ }).click();
    await phone.page.getByLabel('WebSocket address').waitFor();
    await examine('account-edit');
    await phone.page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('the question before changes are left behind', async () => {
    await page('Advanced');
    await phone.page.getByRole('group', { name: 'Key tones' }).getByRole('switch').click();
    await phone.open('History');
    await phone.page.getByRole('alertdialog', { name: 'Apply your changes?' }).waitFor();
    await examine('leave-question');
    await phone.page.locator('settings-question').getByRole('button', { name: 'Discard' }).click();
    await phone.open('Call');
  });

  it('the window of a guest, and the number of a link in the window that is the phone', async () => {
    const guest = await stage.phone(0);
    await guest.page.emulateMedia({ reducedMotion: 'reduce' });
    await guest.page.getByRole('heading', { name: 'Another window is the phone' }).waitFor();
    assert.deepEqual(await findingsOf(guest.page, 'guest'), []);
    await guest.page.goto(`${stage.app.urls[0]}/?tel=tel%3A%2B493012345678`);
    await phone.page.bringToFront();
    await phone.page.getByRole('alertdialog', { name: 'Call this number?' }).waitFor();
    await examine('dial-proposal');
    await press('Escape');
    await guest.page.close();
  });

  it('what a provisioning link sets up, and the password that is asked for', async () => {
    const link = `http://127.0.0.1:${String((web.address() as AddressInfo).port)}/phone.json`;
    await phone.page.goto(`${stage.app.urls[0]}/?provision=${encodeURIComponent(link)}`);
    await phone.page.getByText('max@pbx.test', { exact: true }).waitFor();
    await examine('provisioning');
    await phone.page.getByRole('button', { name: 'Set up', exact: true }).click();
    await phone.page.getByText('The password of max@pbx.test is not kept in this browser.').waitFor();
    await examine('password-prompt');
    await phone.page.getByRole('button', { name: 'Later' }).click();
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});

describe('notices at the start, light and dark, wide and narrow', { timeout: 120_000 }, () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });

  after(() => stage.close());

  it('stored data that is damaged', async () => {
    const page = await stage.blank();
    await page.goto(`${stage.app.urls[0]}/offhook-health`);
    await writeRecords(page, { 'accounts/profiles': 'nonsense' });
    await page.goto(stage.app.urls[0]);
    await page.getByText('Some stored data could not be read').waitFor();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.deepEqual(await findingsOf(page, 'data-notice'), []);
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('alertdialog', { name: 'Delete everything that is stored?' }).waitFor();
    assert.deepEqual(await findingsOf(page, 'reset-question'), []);
    await page.close();
  });

  it('a page that the browser keeps silent, and a new version', async () => {
    const person = await Person.open({ hz: 440 });
    try {
      const first = new PhonePage(await person.page(stage.app.urls[1]));
      await first.tryPractice();
      await first.page.close();
      const page = await person.context.newPage();
      // No service worker of a newer build: the waiting version is played, as the browser tells of it.
      await page.addInitScript(() => {
        type Register = (
          this: ServiceWorkerContainer,
          script: string | URL,
          options?: RegistrationOptions,
        ) => Promise<ServiceWorkerRegistration>;
        const { prototype } = ServiceWorkerContainer;
        const register = Object.getOwnPropertyDescriptor(prototype, 'register')?.value as Register;
        prototype.register = async function (this: ServiceWorkerContainer, ...from: Parameters<Register>) {
          const registration = await register.apply(this, from);
          await navigator.serviceWorker.ready;
          Object.defineProperty(registration, 'waiting', { get: () => registration.active });
          return registration;
        };
      });
      // What a driver runs in a page counts as a click, so the refusal is played, too.
      await page.addInitScript(() => {
        HTMLMediaElement.prototype.play = () =>
          Promise.reject(
            new DOMException('play() can only be initiated by a user gesture.', 'NotAllowedError'),
          );
      });
      await page.goto(stage.app.urls[1]);
      await page.getByText('The browser keeps this page silent').waitFor();
      await page.getByText('A new version is ready').first().waitFor();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      assert.deepEqual(await findingsOf(page, 'sound-and-update-notice'), []);
      assert.deepEqual(person.problems, []);
    } finally {
      await person.close();
    }
  });
});
