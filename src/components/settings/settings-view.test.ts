import { aTimeout, expect, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { SettingsStage, settle } from '../../../test/support/settings-stage.ts';
import { allNamed, button, choose, loadTokens, select, textOf } from '../../../test/support/sound-stage.ts';
import { ADMIN_PAGES, SETTINGS_PAGES } from '../../domain/settings/pages.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import './settings-view.ts';
import type { SettingsView } from './settings-view.ts';

function field(root: Element, name: string): HTMLInputElement {
  const found = allNamed<HTMLInputElement>(root, 'input').find(
    (input) => (input.ariaLabel ?? input.labels?.[0]?.textContent.trim()) === name,
  );
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
}

async function type(root: Element, name: string, value: string): Promise<void> {
  const input = field(root, name);
  input.value = value;
  input.dispatchEvent(new Event('input'));
  await settle();
}

const heading = (root: Element): string => allNamed(root, 'h2.page-title')[0]?.textContent ?? '';

describe('settings-view', () => {
  let stage: SettingsStage;
  let view: SettingsView;

  before(async () => {
    await useLocale('en');
    await loadTexts('settings');
    await loadTokens();
  });

  beforeEach(async () => {
    stage = await SettingsStage.open();
    stage.ui.show('settings');
    view = await stage.show(html`<settings-view></settings-view>`);
  });

  afterEach(async () => {
    stage.close();
    delete document.documentElement.dataset.theme;
    await useLocale('en');
  });

  const question = (): Element | undefined =>
    allNamed(view, 'settings-question').find((element) =>
      allNamed<HTMLDialogElement>(element, 'dialog').some((dialog) => dialog.open),
    );
  const navigation = (): Element => view.shadowRoot!.querySelector('settings-nav')!;

  describe('pages', () => {
    it('shows the chosen page and marks it in the list', async () => {
      button(view, 'Advanced').click();
      await settle();
      expect(heading(view)).to.equal('Advanced');
      expect(allNamed(view, '[aria-current=page]').map((page) => page.textContent.trim())).to.deep.equal([
        'Advanced',
      ]);
      expect(stage.ui.settingsPage.value).to.equal('advanced');
    });

    it('shows the pages of administrators behind the switch', async () => {
      const network = (): boolean =>
        allNamed(view, 'button').some(({ textContent }) => textContent.trim() === 'Network');
      expect(network()).to.be.false;
      field(view, 'Administrator').click();
      await settle();
      expect(network()).to.be.true;
      button(view, 'Network').click();
      await settle();
      expect(heading(view)).to.equal('Network');
      field(view, 'Administrator').click();
      await settle();
      expect(heading(view)).to.equal('System');
    });

    for (const page of [...SETTINGS_PAGES, ...ADMIN_PAGES]) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has no accessibility finding on ${page}, ${theme}`, async () => {
          document.documentElement.dataset.theme = theme;
          stage.ui.showSettings(page);
          await settle();
          await expect(view).to.be.accessible();
        }).timeout(20_000);
      }
    }

    it('speaks the other language at once, the settings included', async () => {
      await useLocale('de');
      await settle();
      expect(heading(view)).to.equal('System');
      expect(textOf(view)).to.include('Farbschema').and.include('Alle Änderungen sind übernommen');
    });
  });

  describe('draft', () => {
    it('applies changes of several pages together', async () => {
      expect(button(view, 'Apply').disabled).to.be.true;
      choose(select(view, 'Theme'), 'dark');
      await settle();
      expect(textOf(view)).to.include('1 change not applied yet');
      stage.ui.showSettings('advanced');
      await settle();
      field(view, 'Hide my number').click();
      await settle();
      expect(textOf(view)).to.include('2 changes not applied yet');
      expect(stage.settings.values.value.theme).to.equal('system');
      button(view, 'Apply').click();
      await waitUntil(() => stage.settings.values.value.hideNumber);
      expect(stage.settings.values.value.theme).to.equal('dark');
      await settle();
      expect(textOf(view)).to.include('All changes are applied');
    });

    it('forgets changes on Discard, and when they are taken back', async () => {
      choose(select(view, 'Theme'), 'dark');
      await settle();
      button(view, 'Discard').click();
      await settle();
      expect(select(view, 'Theme').value).to.equal('system');
      choose(select(view, 'Theme'), 'light');
      choose(select(view, 'Theme'), 'system');
      await settle();
      expect(textOf(view)).to.include('All changes are applied');
    });

    for (const text of ['59', '86401', '', '1.5', '-60', '1e3']) {
      it(`says what is wrong with “${text}” and applies nothing`, async () => {
        stage.ui.showSettings('network');
        await settle();
        await type(view, 'Registration is valid for', text);
        expect(textOf(view)).to.include('Enter a whole number from 60 to 86,400.');
        expect(textOf(view)).to.include('1 value to correct');
        expect(button(view, 'Apply').disabled).to.be.true;
        stage.ui.showSettings('system');
        await settle();
        expect(button(view, 'Apply').disabled, 'on another page too').to.be.true;
        stage.ui.showSettings('network');
        await settle();
        await type(view, 'Registration is valid for', '120');
        button(view, 'Apply').click();
        await waitUntil(() => stage.settings.values.value.registerExpires === 120);
      });
    }

    it('shows what another window applied', async () => {
      await stage.settings.apply({ theme: 'dark' });
      await settle();
      expect(select(view, 'Theme').value).to.equal('dark');
    });

    it('says that the browser blocks notifications', async () => {
      stage.notifier.access.value = 'denied';
      await settle();
      expect(textOf(view)).to.include('The browser blocks notifications.');
    });
  });

  describe('leaving', () => {
    it('asks about changes that are not applied', async () => {
      choose(select(view, 'Theme'), 'dark');
      await settle();
      stage.ui.show('call');
      await settle();
      expect(stage.ui.view.value).to.equal('settings');
      expect(textOf(question()!)).to.include('1 change is not applied yet.');
      const [dialog] = allNamed(question()!, 'dialog');
      await waitUntil(() => getComputedStyle(dialog!).opacity === '1', 'the dialog fades in');
      await aTimeout(200);
      await expect(view).to.be.accessible();
      button(question()!, 'Stay here').click();
      await settle();
      expect(question()).to.equal(undefined);
      expect(stage.ui.view.value).to.equal('settings');
    });

    it('discards and leaves', async () => {
      choose(select(view, 'Theme'), 'dark');
      stage.ui.show('history');
      await settle();
      button(question()!, 'Discard').click();
      expect(stage.ui.view.value).to.equal('history');
      expect(stage.settings.values.value.theme).to.equal('system');
      expect(stage.ui.settingsDraft.changes.value).to.deep.equal({});
    });

    it('applies and leaves', async () => {
      choose(select(view, 'Theme'), 'dark');
      stage.ui.show('history');
      await settle();
      button(question()!, 'Apply').click();
      expect(stage.ui.view.value).to.equal('history');
      await waitUntil(() => stage.settings.values.value.theme === 'dark');
    });

    it('never holds up a call, and keeps the draft for later', async () => {
      choose(select(view, 'Theme'), 'dark');
      stage.control.ring();
      stage.ui.show('call');
      expect(stage.ui.view.value).to.equal('call');
      view.remove();
      const again = await stage.show<SettingsView>(html`<settings-view></settings-view>`);
      expect(select(again, 'Theme').value).to.equal('dark');
      expect(textOf(again)).to.include('1 change not applied yet');
    });

    it('leaves at once when nothing changed, and is out of the way when it is gone', async () => {
      stage.ui.show('history');
      expect(stage.ui.view.value).to.equal('history');
      stage.ui.show('settings');
      choose(select(view, 'Theme'), 'dark');
      view.remove();
      stage.ui.show('call');
      expect(stage.ui.view.value).to.equal('call');
      await settle();
    });
  });

  describe('layout', () => {
    const visible = (selector: string): boolean =>
      allNamed<HTMLElement>(view, selector).some((element) => element.checkVisibility());

    it('shows list or page, with a way back, where there is room for one', async () => {
      stage.ui.show('settings');
      view = await stage.show(html`<settings-view></settings-view>`, '400px');
      expect([visible('nav'), visible('h2.page-title')]).to.deep.equal([true, false]);
      button(view, 'Advanced').click();
      await settle();
      expect([visible('nav'), visible('h2.page-title')]).to.deep.equal([false, true]);
      button(view, 'Back').click();
      await settle();
      expect([visible('nav'), visible('h2.page-title')]).to.deep.equal([true, false]);
      stage.ui.showSettings('profile');
      await settle();
      expect(visible('h2.page-title')).to.be.true;
    });

    it('shows icons beside the page at a medium width, with their names kept', async () => {
      view = await stage.show(html`<settings-view></settings-view>`, '800px');
      await settle();
      expect(navigation().clientWidth).to.be.below(70);
      expect(button(view, 'Advanced').dataset.tip).to.equal('Advanced');
      await expect(view).to.be.accessible();
    });

    for (const page of [...SETTINGS_PAGES, ...ADMIN_PAGES]) {
      it(`scrolls nothing sideways at 320 px on ${page}`, async () => {
        await useLocale('de');
        stage.ui.showSettings(page);
        view = await stage.show(html`<settings-view></settings-view>`, '320px');
        for (const element of [view, ...allNamed<HTMLElement>(view, '.body, section, .setting')]) {
          expect(element.scrollWidth, element.className).to.be.at.most(element.clientWidth + 1);
        }
      });
    }
  });
});
