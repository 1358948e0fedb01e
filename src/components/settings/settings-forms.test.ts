import { expect, html } from '@open-wc/testing';
import { fakeSource } from '../../../test/fakes/fake-sources.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { SettingsStage, settle } from '../../../test/support/settings-stage.ts';
import { allNamed, button, choose, loadTokens, select, textOf } from '../../../test/support/sound-stage.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import './settings-view.ts';
import type { SettingsView } from './settings-view.ts';

/** Forms on pages of the settings: they save by themselves, apart from the draft of the settings. */
describe('settings-view with a form', () => {
  let stage: SettingsStage;
  let view: SettingsView;

  before(async () => {
    await useLocale('en');
    await loadTexts('settings');
    await loadTokens();
  });

  beforeEach(async () => {
    stage = await SettingsStage.open();
    stage.sources.store.put(fakeSource({ id: 'staff', name: 'Staff' }));
    stage.ui.showSettings('sources');
    view = await stage.show(html`<settings-view></settings-view>`);
    await waitUntil(() => textOf(view).includes('Add a CSV source'));
  });

  afterEach(() => {
    stage.close();
  });

  const footShown = (): boolean => allNamed(view, 'settings-foot')[0]!.checkVisibility();
  const question = (): Element | undefined =>
    allNamed(view, 'settings-question').find((element) =>
      allNamed<HTMLDialogElement>(element, 'dialog').some((dialog) => dialog.open),
    );
  const nameField = (): HTMLInputElement =>
    allNamed<HTMLElementTagNameMap['ui-field']>(view, 'ui-field')
      .find(({ label }) => label === 'Directory name')!
      .shadowRoot!.querySelector('input')!;
  const rename = async (name: string): Promise<void> => {
    button(view, 'Edit Staff').click();
    await waitUntil(() => allNamed(view, 'source-form').length === 1);
    await settle();
    nameField().value = name;
    nameField().dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const stored = (): string | undefined => stage.sources.store.sources.value[0]?.source.name;
  const leave = async (): Promise<void> => {
    stage.ui.show('history');
    await waitUntil(() => question() !== undefined);
  };

  it('says nothing of applied changes while a form stands there, which has a foot of its own', async () => {
    expect(footShown()).to.equal(true);
    await rename('Everyone');
    expect(footShown()).to.equal(false);
    button(view, 'Cancel').click();
    await waitUntil(footShown);
    stage.ui.showSettings('profile');
    await settle();
    button(view, 'Add an account').click();
    await waitUntil(() => !footShown());
  });

  it('says on every other page that a form is not saved', async () => {
    await rename('Everyone');
    stage.ui.showSettings('system');
    await settle();
    expect(textOf(view)).to.include('The source that you edited is not saved.');
    expect(textOf(view)).not.to.include('All changes are applied');
    choose(select(view, 'Theme'), 'dark');
    await settle();
    expect(textOf(view)).to.include('1 change not applied yet · The source that you edited is not saved.');
  });

  it('promises nothing at once above a form that is to be saved', async () => {
    const promise = (): Element => view.renderRoot.querySelector('.at-once')!;
    expect(promise().checkVisibility()).to.equal(true);
    await rename('Everyone');
    expect(promise().checkVisibility()).to.equal(false);
    stage.ui.showSettings('profile');
    await settle();
    expect(promise().checkVisibility()).to.equal(true);
  });

  it('stores a source that was edited with Apply, when the settings are left', async () => {
    await rename('Everyone');
    await leave();
    expect(textOf(question()!)).to.include('The source that you edited is not saved.');
    button(question()!, 'Apply').click();
    await waitUntil(() => stage.ui.view.value === 'history');
    expect(stored()).to.equal('Everyone');
    expect(stage.ui.settingsDraft.dirty.value).to.equal(false);
  });

  it('stores it from another page too, with the settings that were changed', async () => {
    await rename('Everyone');
    stage.ui.showSettings('system');
    await settle();
    choose(select(view, 'Theme'), 'dark');
    await settle();
    await leave();
    button(question()!, 'Apply').click();
    await waitUntil(() => stage.ui.view.value === 'history' && stage.settings.values.value.theme === 'dark');
    expect(stored()).to.equal('Everyone');
  });

  it('stays where it cannot be stored, and says why', async () => {
    await rename('');
    stage.ui.showSettings('system');
    await settle();
    await leave();
    button(question()!, 'Apply').click();
    await waitUntil(() => textOf(view).includes('Give the source a name.'));
    expect(stage.ui.view.value).to.equal('settings');
    expect(question()).to.equal(undefined);
    await waitUntil(() => nameField().matches(':focus'));
    expect(stored()).to.equal('Staff');
  });

  it('forgets it with Discard', async () => {
    await rename('Everyone');
    await leave();
    button(question()!, 'Discard').click();
    await waitUntil(() => stage.ui.view.value === 'history');
    expect(stored()).to.equal('Staff');
  });
});
