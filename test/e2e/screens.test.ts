import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findingsOf } from '../support/look.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const PAGES = ['Overview and backup', 'System', 'Profile', 'Media devices', 'Advanced'] as const;
const ADMIN_PAGES = ['Network', 'Log'] as const;

describe(
  'every screen, light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways',
  {
    timeout: 240_000,
  },
  () => {
    let stage: Stage;
    let phone: StagePhone;
    let caller: StagePhone;
    let number: string;

    before(async () => {
      stage = await Stage.open();
      caller = await stage.phone(1);
      phone = await stage.phone(0);
      await phone.page.emulateMedia({ reducedMotion: 'reduce' });
      await caller.tryPractice();
    });

    after(() => stage.close());

    const examine = async (name: string): Promise<void> => {
      assert.deepEqual(await findingsOf(phone.page, name), []);
    };

    it('sign-in', () => examine('sign-in'));

    it('sign-in with the form of an account', async () => {
      await phone.page.getByRole('button', { name: /Connect your phone system/ }).click();
      await phone.page.getByRole('button', { name: 'Test connection' }).click();
      await phone.page.getByText('This is needed.').first().waitFor();
      await examine('sign-in-form');
    });

    it('phone without a call', async () => {
      number = await phone.tryPractice();
      await examine('phone-idle');
    });

    it('phone in a call, another held', async () => {
      await phone.dial('503');
      await phone.connected('503');
      await phone.dial('500');
      await phone.connected('500');
      await examine('phone-calls');
    });

    it('a call that rings beside another', async () => {
      await caller.dial(number);
      await phone.popup.waitFor();
      await examine('ringing-waiting');
      await caller.page.getByRole('button', { name: /^End/ }).first().click();
      await phone.popup.waitFor({ state: 'detached' });
      for (let open = await phone.tabs.count(); open > 0; open--)
        await phone.page.getByRole('button', { name: /^End/ }).first().click();
      await phone.idle();
    });

    it('a call that rings', async () => {
      await caller.dial(number);
      await phone.popup.waitFor();
      await examine('ringing');
      await caller.page.getByRole('button', { name: /^End/ }).first().click();
      await phone.popup.waitFor({ state: 'detached' });
    });

    it('history', async () => {
      await phone.open('History');
      await phone.page.getByRole('row').filter({ hasText: '503' }).first().waitFor();
      await examine('history');
    });

    it('a call of the history', async () => {
      await phone.page.getByRole('row').filter({ hasText: '503' }).first().click();
      await examine('history-detail');
    });

    for (const page of [...PAGES, ...ADMIN_PAGES]) {
      it(`settings, ${page}`, async () => {
        await phone.open('Settings');
        const pages = phone.page.getByRole('navigation', { name: 'Settings pages' });
        const administrator = pages.getByRole('switch', { name: 'Administrator' });
        if (ADMIN_PAGES.some((name) => name === page) && !(await administrator.isChecked()))
          await administrator.click();
        await pages.getByRole('button', { name: page }).click();
        await phone.page.getByRole('heading', { name: page, level: 2 }).waitFor();
        await examine(`settings-${page.toLowerCase().replaceAll(' ', '-')}`);
      });
    }

    it('user menu', async () => {
      await phone.open('Call');
      await phone.status.click();
      await phone.page.getByRole('menu').waitFor();
      await examine('user-menu');
      await phone.page.keyboard.press('Escape');
    });

    it('Can I be called?', async () => {
      await phone.choose('Can I be called?');
      await phone.page.getByRole('heading', { name: 'Can I be called?' }).waitFor();
      await examine('readiness');
      await phone.page.keyboard.press('Escape');
    });

    it('a phone that lost its server', async () => {
      await stage.app.exchange.close();
      await phone.notConnected();
      await examine('not-connected');
    });

    it('writes nothing to the console but what the browser says of the server that is gone', () => {
      const gone = /^error: (?:WebSocket connection to 'ws:\S+' failed: |Failed to load resource: net::ERR_)/;
      assert.deepEqual(
        stage.person.problems.filter((problem) => !gone.test(problem)),
        [],
      );
    });
  },
);
