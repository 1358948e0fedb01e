import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cutText, sideways } from '../support/look.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

/** From where the navigation stands beside the view to where all parts of the phone have their room. */
const WIDTHS: readonly number[] = [641, 661, 700, 760, 815, 817, 900, 1011];
/** Where one part of the dial area is shown at a time, chosen by tabs. */
const NARROW: readonly number[] = [320, 340, 360, 400];

/** More than a thousand, so that the count in the tab has its separator. */
function cards(): Buffer {
  const all = Array.from({ length: 1200 }, (_, index) =>
    [
      'BEGIN:VCARD',
      'VERSION:4.0',
      `FN:Anna Rindfleischetikettierung ${String(index)}`,
      'ORG:Donaudampfschifffahrtsgesellschaft',
      `TEL;TYPE=work:+49 69 9000 ${String(index)}`,
      `TEL;TYPE=cell:+49 171 392 ${String(index)}`,
      'END:VCARD',
    ].join('\r\n'),
  );
  return Buffer.from(all.join('\r\n'));
}

describe(
  'in German at middle and narrow widths everything is inside the window',
  { timeout: 180_000 },
  () => {
    let stage: Stage;
    let phone: StagePhone;

    const open = (view: 'Anrufen' | 'Anrufliste' | 'Kontakte'): Promise<void> =>
      phone.page
        .getByRole('navigation', { name: 'Hauptnavigation' })
        .getByRole('button', { name: new RegExp(`^${view}`) })
        .click();
    const findings = async (widths = WIDTHS): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const width of widths) {
        await phone.page.setViewportSize({ width, height: 800 });
        await phone.page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 250)));
        const here = [...(await sideways(phone.page)), ...(await cutText(phone.page))];
        found.push(...here.map((finding) => `${String(width)}: ${finding}`));
      }
      return found;
    };

    before(async () => {
      stage = await Stage.open({ locale: 'de-DE' });
      phone = await stage.phone();
      await phone.page.emulateMedia({ reducedMotion: 'reduce' });
      await phone.page.getByRole('button', { name: /^Übungsanlage ausprobieren/ }).click();
      await phone.page.getByRole('button', { name: /Verbunden, frei\. Benutzermenü öffnen/ }).waitFor();
      await open('Kontakte');
      const [chooser] = await Promise.all([
        phone.page.waitForEvent('filechooser'),
        (async () => {
          await phone.page.getByRole('button', { name: 'Importieren und speichern' }).click();
          await phone.page.getByRole('menuitem', { name: /vCard-Dateien importieren/ }).click();
        })(),
      ]);
      await chooser.setFiles({ name: 'people.vcf', mimeType: 'text/vcard', buffer: cards() });
      await phone.page.getByText('Hinzugekommen: 1.200 Kontakte.').first().waitFor();
    });

    after(() => stage.close());

    it('the matches of what is typed', async () => {
      await open('Anrufen');
      await phone.page.getByRole('combobox', { name: 'Suchen oder wählen' }).fill('anna');
      await phone.page.getByText('50 von 1.200 Kontakten').waitFor();
      assert.deepEqual(await findings(), []);
    });

    it('the tabs of the dial area, with that of the matches', async () => {
      await phone.page.setViewportSize({ width: 400, height: 800 });
      await phone.page.getByRole('radio', { name: 'Treffer (1.200)' }).waitFor();
      assert.deepEqual(await findings(NARROW), []);
      await phone.page.setViewportSize({ width: 1280, height: 800 });
    });

    it('the rows of the history, with their buttons', async () => {
      const field = phone.page.getByRole('combobox', { name: 'Suchen oder wählen' });
      await field.fill('501');
      await field.press('Enter');
      await phone.page.getByRole('article', { name: /Besetzt$/ }).waitFor();
      await open('Anrufliste');
      await phone.page.getByRole('row').filter({ hasText: '501' }).waitFor();
      assert.deepEqual(await findings(), []);
    });

    it('the form of a contact in a low window, with one place to scroll', async () => {
      await open('Kontakte');
      await phone.page.getByRole('button', { name: 'Neuer Kontakt' }).first().click();
      await phone.page.getByRole('tab', { name: 'Nummern' }).waitFor();
      for (const [width, height] of [
        [1280, 420],
        [1280, 340],
        [400, 420],
      ] as const) {
        await phone.page.setViewportSize({ width, height });
        await phone.page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 250)));
        const scrolled = await phone.page
          .locator('contact-form .scroll')
          .evaluateAll((places) =>
            places
              .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
              .map((place) => `${String(place.getAttribute('class'))} ${String(place.clientHeight)}`),
          );
        assert.equal(scrolled.length, 1, `${String(width)} × ${String(height)}: ${scrolled.join(', ')}`);
      }
    });
  },
);
