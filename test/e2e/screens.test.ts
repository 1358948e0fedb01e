import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { axeFindings } from '../support/axe.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const FOLDER = join(import.meta.dirname, '../../test-results/screens');
const SIZES = [
  { width: 1280, height: 800 },
  { width: 400, height: 760 },
] as const;
const SCHEMES = ['light', 'dark'] as const;
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
      mkdirSync(FOLDER, { recursive: true });
      stage = await Stage.open();
      caller = await stage.phone(1);
      phone = await stage.phone(0);
      await phone.page.emulateMedia({ reducedMotion: 'reduce' });
      await caller.tryPractice();
    });

    after(() => stage.close());

    /** How far the page, or anything in it that a person can scroll, is wider than its place. */
    const sideways = (): Promise<readonly string[]> =>
      phone.page.evaluate(() => {
        const wide: string[] = [];
        const look = (root: Document | ShadowRoot): void => {
          for (const element of root.querySelectorAll('*')) {
            const scrolls =
              element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
            if (scrolls && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
              wide.push(
                `${element.localName}.${element.className}: ${String(element.scrollWidth)} in ${String(element.clientWidth)}`,
              );
            if (element.shadowRoot !== null) look(element.shadowRoot);
          }
        };
        look(document);
        return wide;
      });

    const examine = async (name: string): Promise<void> => {
      const found: string[] = [];
      for (const size of SIZES) {
        await phone.page.setViewportSize(size);
        for (const colorScheme of SCHEMES) {
          await phone.page.emulateMedia({ colorScheme });
          await phone.page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 250)));
          const look = `${name}-${String(size.width)}-${colorScheme}`;
          await phone.page.screenshot({ path: join(FOLDER, `${look}.png`) });
          const findings = [...(await axeFindings(phone.page)), ...(await sideways())];
          found.push(...findings.map((finding) => `${look}: ${finding}`));
        }
      }
      await phone.page.setViewportSize(SIZES[0]);
      await phone.page.emulateMedia({ colorScheme: 'light' });
      assert.deepEqual(found, []);
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
  },
);
