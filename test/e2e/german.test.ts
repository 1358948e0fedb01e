import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { narrowFindings } from '../support/look.ts';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

/** German words are longer: the narrow window is where they would not fit. */
describe(
  'in German at 400 pixels nothing scrolls sideways and no words are cut',
  { timeout: 180_000 },
  () => {
    let stage: Stage;
    let phone: StagePhone;
    let caller: StagePhone;
    let number: string;

    const signIn = async ({ page }: StagePhone): Promise<void> => {
      await page.getByRole('button', { name: /^Übungsanlage ausprobieren/ }).click();
      await page.getByRole('button', { name: /Verbunden, frei\. Benutzermenü öffnen/ }).waitFor();
    };

    before(async () => {
      stage = await Stage.open({ locale: 'de-DE', viewport: { width: 400, height: 760 } });
      caller = await stage.phone(1);
      await signIn(caller);
      phone = await stage.phone(0);
      await phone.page.emulateMedia({ reducedMotion: 'reduce' });
    });

    after(() => stage.close());

    const fits = async (name: string): Promise<void> => {
      assert.deepEqual(await narrowFindings(phone.page, `de-${name}`), []);
    };
    const open = (view: 'Anrufen' | 'Anrufliste' | 'Einstellungen'): Promise<void> =>
      phone.page
        .getByRole('navigation', { name: 'Hauptnavigation' })
        .getByRole('button', { name: new RegExp(`^${view}`) })
        .click();
    const dial = async (from: StagePhone, to: string): Promise<void> => {
      const field = from.page.getByRole('combobox', { name: 'Suchen oder wählen' });
      await field.fill(to);
      await field.press('Enter');
    };
    const endAll = async ({ page }: StagePhone): Promise<void> => {
      const tabs = page.getByRole('article');
      for (let left = await tabs.count(); left > 0; left = await tabs.count()) {
        await page
          .getByRole('button', { name: /^(Auflegen|Beenden|Gespräch mit .* (beenden|auflegen|schließen))/ })
          .first()
          .click();
        await eventually('one call less', async () => (await tabs.count()) < left);
      }
    };

    it('sign-in and the form of an account', async () => {
      await fits('sign-in');
      await phone.page.getByRole('button', { name: /^Ihre Telefonanlage verbinden/ }).click();
      await phone.page.getByLabel('WebSocket-Adresse').waitFor();
      await fits('sign-in-form');
    });

    it('the phone, a call, a call that waits', async () => {
      await signIn(phone);
      const name = phone.page.getByRole('button', { name: /Benutzermenü öffnen/ });
      number = /\b1\d\d\b/.exec((await name.getAttribute('aria-label')) ?? '')?.[0] ?? '';
      assert.notEqual(number, '');
      await fits('phone');
      await dial(phone, '503');
      await phone.page.getByRole('article', { name: /Verbunden$/ }).waitFor();
      await fits('call');
      await dial(caller, number);
      await phone.popup.waitFor();
      await fits('ringing-beside-a-call');
      await endAll(caller);
      await phone.popup.waitFor({ state: 'detached' });
      await endAll(phone);
    });

    it('the history', async () => {
      await open('Anrufliste');
      const row = phone.page.getByRole('row').filter({ hasText: '503' });
      await row.waitFor();
      await fits('history');
      await row.click();
      await fits('history-detail');
    });

    for (const page of ['Übersicht und Sicherung', 'System', 'Profil', 'Audiogeräte', 'Erweitert']) {
      it(`settings, ${page}`, async () => {
        await open('Einstellungen');
        await phone.page
          .getByRole('navigation', { name: 'Seiten der Einstellungen' })
          .getByRole('button', { name: page, exact: true })
          .click();
        await phone.page.getByRole('heading', { name: page, level: 2 }).waitFor();
        await fits(`settings-${page.toLowerCase().replaceAll(' ', '-')}`);
      });
    }

    it('the user menu and "Can I be called?"', async () => {
      await open('Anrufen');
      await phone.page.getByRole('button', { name: /Benutzermenü öffnen/ }).click();
      await phone.page.getByRole('menu').waitFor();
      await fits('user-menu');
      await phone.page.getByRole('menuitem', { name: /anrufbar|erreichbar/ }).click();
      await phone.page.getByRole('dialog').getByRole('heading').first().waitFor();
      await fits('readiness');
    });

    it('writes nothing to the console', () => {
      assert.deepEqual(stage.person.problems, []);
    });
  },
);
