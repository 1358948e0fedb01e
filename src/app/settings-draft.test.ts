import { expect } from '@open-wc/testing';
import { DEFAULT_SETTINGS } from '../domain/settings/settings.ts';
import { SettingsDraft } from './settings-draft.ts';
import { UiState } from './ui-state.ts';

describe('SettingsDraft', () => {
  it('gathers changes, and drops those that say what is stored', () => {
    const draft = new SettingsDraft();
    draft.change({ theme: 'dark', hideNumber: true }, DEFAULT_SETTINGS);
    draft.change({ theme: 'system' }, DEFAULT_SETTINGS);
    expect(draft.changes.value).to.deep.equal({ hideNumber: true });
    draft.discard();
    expect(draft.changes.value).to.deep.equal({});
  });

  it('keeps what changed while the rest was applied', () => {
    const draft = new SettingsDraft();
    draft.change({ theme: 'dark', hideNumber: true }, DEFAULT_SETTINGS);
    const applied = draft.changes.value;
    draft.change({ theme: 'light' }, DEFAULT_SETTINGS);
    draft.settle(applied);
    expect(draft.changes.value).to.deep.equal({ theme: 'light' });
  });

  it('counts a field once when what was changed becomes no value', () => {
    const draft = new SettingsDraft();
    draft.change({ registerExpires: 120 }, DEFAULT_SETTINGS);
    draft.setInvalid('registerExpires', '1');
    expect(draft.changes.value).to.deep.equal({});
    expect([...draft.invalid.value]).to.deep.equal([['registerExpires', '1']]);
    expect(draft.dirty.value).to.equal(true);
  });

  it('keeps what is no value until one comes, or all is discarded', () => {
    const draft = new SettingsDraft();
    draft.setInvalid('registerExpires', '5');
    draft.setInvalid('sessionExpires', 'x');
    draft.change({ registerExpires: 120 }, DEFAULT_SETTINGS);
    expect([...draft.invalid.value]).to.deep.equal([['sessionExpires', 'x']]);
    draft.discard();
    expect(draft.invalid.value.size).to.equal(0);
  });
});

describe('UiState, the guard of the view', () => {
  it('lets the guard decide whether the view changes', () => {
    const ui = new UiState();
    ui.show('settings');
    const waiting: (() => void)[] = [];
    ui.guardView((leave) => waiting.push(leave));
    ui.show('call');
    ui.show('settings');
    expect([ui.view.value, waiting.length]).to.deep.equal(['settings', 1]);
    waiting[0]?.();
    expect(ui.view.value).to.equal('call');
    ui.guardView(undefined);
    ui.show('history');
    expect(ui.view.value).to.equal('history');
  });
});
