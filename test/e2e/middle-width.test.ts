import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cutText, sideways } from '../support/look.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

/** From where the navigation stands beside the view to where all parts of the phone have their room. */
const WIDTHS = [641, 661, 700, 760, 815, 817, 900, 1011] as const;

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

describe('in German at middle widths everything is inside the window', { timeout: 180_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;

  const open = (view: 'Anrufen' | 'Anrufliste' | 'Kontakte'): Promise<void> =>
    phone.page
      .getByRole('navigation', { name: 'Hauptnavigation' })
      .getByRole('button', { name: new RegExp(`^${view}`) })
      .click();
  const findings = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const width of WIDTHS) {
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

  it('the rows of the history, with their buttons', async () => {
    const field = phone.page.getByRole('combobox', { name: 'Suchen oder wählen' });
    await field.fill('501');
    await field.press('Enter');
    await phone.page.getByRole('article', { name: /Besetzt$/ }).waitFor();
    await open('Anrufliste');
    await phone.page.getByRole('row').filter({ hasText: '501' }).waitFor();
    assert.deepEqual(await findings(), []);
  });
});
