import { expect, html } from '@open-wc/testing';
import { OFFICE, SettingsStage, settle } from '../../../test/support/settings-stage.ts';
import { allNamed, button, textOf } from '../../../test/support/sound-stage.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import { deepFocus } from '../ui/deep-focus.ts';
import './settings-view.ts';
import type { SettingsView } from './settings-view.ts';

function field(root: Element, name: string): HTMLInputElement {
  const found = allNamed<HTMLInputElement>(root, 'input').find(
    (input) => (input.ariaLabel ?? input.labels?.[0]?.textContent.trim()) === name,
  );
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
}

/** The control of a setting, whatever its kind. */
function named(root: Element, name: string): Element | undefined {
  return allNamed<HTMLInputElement>(root, 'input, select').find(
    (control) => (control.ariaLabel ?? control.labels?.[0]?.textContent.trim()) === name,
  );
}

async function type(root: Element, name: string, value: string): Promise<void> {
  const input = field(root, name);
  input.value = value;
  input.dispatchEvent(new Event('input'));
  await settle();
}

const heading = (root: Element): string => allNamed(root, 'h2.page-title')[0]?.textContent ?? '';

describe('settings-view, what outlives a look elsewhere and what a search finds', () => {
  let stage: SettingsStage;
  let view: SettingsView;

  before(async () => {
    await useLocale('en');
    await loadTexts('settings');
  });

  beforeEach(async () => {
    stage = await SettingsStage.open();
    stage.ui.show('settings');
    view = await stage.show(html`<settings-view></settings-view>`);
  });

  afterEach(async () => {
    stage.close();
    await useLocale('en');
  });

  const question = (): Element | undefined =>
    allNamed(view, 'settings-question').find((element) =>
      allNamed<HTMLDialogElement>(element, 'dialog').some((dialog) => dialog.open),
    );
  const navigation = (): Element => view.shadowRoot!.querySelector('settings-nav')!;

  describe('search', () => {
    const found = (): readonly string[] =>
      allNamed(navigation(), 'li').map((item) => item.textContent.trim().replace(/\s+/g, ' '));

    it('finds pages and settings by their name, and leads to the setting', async () => {
      await type(view, 'Search settings', 'numeric');
      expect(found()).to.deep.equal(['Dial only numeric characters Advanced']);
      allNamed<HTMLButtonElement>(navigation(), 'li button')[0]?.click();
      await settle();
      expect(heading(view)).to.equal('Advanced');
      const focused = field(view, 'Dial only numeric characters');
      expect((focused.getRootNode() as ShadowRoot).activeElement).to.equal(focused);
    });

    for (const [query, setting] of [
      ['hide', 'Hide my number'],
      ['emergency', 'Country you call from'],
      ['barred', 'Never dial numbers that begin with'],
    ] as const) {
      it(`leads from “${query}” to ${setting} with the focus, also when it was there before`, async () => {
        for (let round = 0; round < 2; round++) {
          await type(view, 'Search settings', query);
          const search = field(view, 'Search settings');
          search.focus();
          search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
          await settle();
          await settle();
          // Compared by identity: a report that prints two elements takes minutes.
          const focus = deepFocus();
          expect(focus === named(view, setting), `${focus?.outerHTML ?? ''} has the focus`).to.equal(true);
        }
      });
    }

    it('keeps the focus on the page when what was found is no setting', async () => {
      await type(view, 'Search settings', 'microphone');
      allNamed<HTMLButtonElement>(navigation(), 'li button')[0]?.click();
      await settle();
      expect(deepFocus()?.className).to.contain('body');
    });

    for (const [query, hit] of [
      ['SIP', 'Registration is valid for'],
      ['RFC', 'Send tones (DTMF)'],
      ['emergency', 'Country you call from'],
      ['notification', 'Notify of incoming calls'],
      ['dark', 'Theme'],
      ['German', 'Language'],
      ['register', 'Registration is valid for'],
      ['timeout', 'Wait for an answer of the telephone system'],
    ] as const) {
      it(`finds ${hit} by “${query}”`, async () => {
        await type(view, 'Search settings', query);
        expect(found().some((name) => name.startsWith(hit))).to.equal(true);
      });
    }

    it('finds settings of administrators and of pages that are more than rows', async () => {
      await type(view, 'Search settings', 'registr');
      expect(found()).to.deep.equal(['Registration is valid for Network']);
      await type(view, 'Search settings', 'RING');
      expect(found()).to.include('Ring tone Media devices');
      await type(view, 'Search settings', 'teapot');
      expect(textOf(view)).to.include('Nothing is called “teapot”.');
    });

    it('finds words with their accents left out', async () => {
      await useLocale('de');
      await settle();
      await type(view, 'Einstellungen suchen', 'lautstarke');
      expect(found()).to.deep.equal(['Lautstärke Audiogeräte']);
    });
  });

  describe('an edited account', () => {
    it('asks about an account that was changed, keeps it on the way to other pages, and gives it up on Discard', async () => {
      await stage.accounts.save(OFFICE);
      const edit = async (): Promise<void> => {
        stage.ui.showSettings('profile');
        await settle();
      };
      await edit();
      button(view, 'Edit Berlin office').click();
      await settle();
      await type(view, 'User name', '22');
      stage.ui.showSettings('system');
      await settle();
      await edit();
      expect(field(view, 'User name').value).to.equal('22');
      stage.ui.show('call');
      await settle();
      expect(textOf(question()!)).to.include('The account that you edited is not saved. Its form does that');
      expect(button(question()!, 'Apply').disabled).to.equal(true);
      button(question()!, 'Discard').click();
      expect(stage.ui.view.value).to.equal('call');
      expect(stage.ui.settingsDraft.dirty.value).to.equal(false);
    });
  });
});
