import { expect, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import '../../../test/support/all-elements.ts';
import { AUDIO } from '../../../test/fakes/fake-audio.ts';
import {
  allNamed,
  button,
  changesOf,
  choose,
  loadTokens,
  select,
  settled,
  slide,
  SoundStage,
  textOf,
} from '../../../test/support/sound-stage.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { useLocale } from '../../i18n/localize.ts';
import './device-menu.ts';
import './microphone-notice.ts';
import './volume-menu.ts';
import './volume-row.ts';

describe('sound in the top bar', () => {
  let stage: SoundStage;

  before(async () => {
    await useLocale('en');
    await loadTokens();
  });

  beforeEach(() => {
    stage = new SoundStage();
  });

  describe('volume-row', () => {
    it('turns and mutes its own job', async () => {
      const row = await stage.show(html`<volume-row .audioRole=${'ring'}></volume-row>`);
      const changes = changesOf(row);
      slide(row, 'Ringtone volume', 35);
      button(row, 'Mute ringtone').click();
      expect(changes).to.deep.equal([{ ringVolume: 0.35 }, { ringMuted: true }]);
      await expect(row).to.be.accessible();
    });

    it('is heard again when it is turned while muted', async () => {
      const muted = { ...DEFAULT_SETTINGS, outputMuted: true };
      const row = await stage.show(html`<volume-row .audioRole=${'output'} .settings=${muted}></volume-row>`);
      expect(textOf(row)).to.contain('Muted');
      expect(button(row, 'Mute output').ariaPressed).to.equal('true');
      const changes = changesOf(row);
      slide(row, 'Output volume', 60);
      expect(changes).to.deep.equal([{ outputVolume: 0.6, outputMuted: false }]);
    });
  });

  describe('microphone-notice', () => {
    const table = [
      { microphone: 'denied', says: 'The browser blocks the microphone.' },
      { microphone: 'absent', says: 'No microphone was found.' },
      { microphone: 'unavailable', says: 'This page cannot use a microphone.' },
      { microphone: 'prompt', says: 'The microphone is not allowed yet.' },
    ] as const;
    for (const { microphone, says } of table)
      it(`tells "${microphone}" apart`, async () => {
        stage.audio.set({ microphone });
        const notice = await stage.show(html`<microphone-notice></microphone-notice>`);
        expect(textOf(notice)).to.contain(says);
        await expect(notice).to.be.accessible();
      });

    it('says nothing while all is well, and follows live', async () => {
      const notice = await stage.show(html`<microphone-notice></microphone-notice>`);
      expect(textOf(notice).trim()).to.equal('');
      stage.audio.set({ microphone: 'absent' });
      await waitUntil(() => textOf(notice).includes('No microphone'));
      stage.audio.set({ microphone: 'granted' });
      await waitUntil(() => textOf(notice).trim() === '');
    });

    it('asks for the microphone by its button', async () => {
      stage.audio.set({ microphone: 'prompt' });
      const notice = await stage.show(html`<microphone-notice></microphone-notice>`);
      button(notice, 'Allow microphone').click();
      await waitUntil(() => textOf(notice).trim() === '');
      expect(stage.audio.requests).to.equal(1);
    });
  });

  describe('device-menu', () => {
    it('opens from the headphones and applies a choice at once', async () => {
      const menu = await stage.show(html`<device-menu></device-menu>`);
      const opener = button(menu, 'Audio devices');
      opener.click();
      await waitUntil(() => opener.ariaExpanded === 'true');
      choose(select(menu, 'Microphone'), 'm2');
      choose(select(menu, 'Speaker'), 's1');
      choose(select(menu, 'Ringtone device'), 's2');
      expect(stage.settings.applied).to.deep.equal([
        { inputDevice: 'm2' },
        { outputDevice: 's1' },
        { ringDevice: 's2' },
      ]);
      await settled(menu);
      await expect(menu).to.be.accessible();
    });

    it('gives devices without a name a sensible one, and keeps a chosen one that is not there', async () => {
      stage.audio.set({
        microphone: 'prompt',
        inputs: [
          { id: 'x', label: '' },
          { id: 'y', label: '' },
        ],
      });
      stage.settings.values.value = { ...DEFAULT_SETTINGS, inputDevice: 'gone' };
      const menu = await stage.show(html`<device-menu></device-menu>`);
      const control = select(menu, 'Microphone');
      expect([...control.options].map(({ text }) => text)).to.deep.equal([
        'System default',
        'Microphone 1 (no name yet)',
        'Microphone 2 (no name yet)',
        'Chosen device, not connected',
      ]);
      expect(control.value).to.equal('gone');
    });

    it('says which device stands in', async () => {
      stage.settings.values.value = { ...DEFAULT_SETTINGS, outputDevice: 'gone', outputFallback: 's2' };
      const output = { deviceId: 's2', label: 'Built-in speakers', choice: 'fallback' } as const;
      stage.audio.set({ roles: { ...AUDIO.roles, output } });
      const menu = await stage.show(html`<device-menu></device-menu>`);
      expect(textOf(menu)).to.contain('In use: Built-in speakers');
    });

    it('offers no speakers where the browser cannot choose them, and says so', async () => {
      stage.audio.set({ canChooseOutput: false });
      const menu = await stage.show(html`<device-menu></device-menu>`);
      expect(allNamed(menu, 'select')).to.have.length(1);
      expect(textOf(menu)).to.contain('This browser plays on the system’s default device.');
    });

    it('leads to the settings', async () => {
      const menu = await stage.show(html`<device-menu></device-menu>`);
      button(menu, 'Audio devices').click();
      button(menu, 'More sound settings').click();
      expect([stage.ui.view.value, stage.ui.settingsPage.value]).to.deep.equal(['settings', 'media']);
      await waitUntil(() => button(menu, 'Audio devices').ariaExpanded === 'false');
    });
  });

  describe('volume-menu', () => {
    it('has output, input and ringtone, and applies at once', async () => {
      const menu = await stage.show(html`<volume-menu></volume-menu>`);
      button(menu, 'Volume').click();
      slide(menu, 'Input volume', 80);
      await waitUntil(() => stage.settings.applied.length === 1);
      expect(stage.settings.applied).to.deep.equal([{ inputVolume: 0.8 }]);
      button(menu, 'Mute output').click();
      await waitUntil(() => stage.settings.values.value.outputMuted);
      await waitUntil(() => allNamed(menu, 'button').some(({ ariaLabel }) => ariaLabel === 'Volume, Muted'));
      await settled(menu);
      await expect(menu).to.be.accessible();
    });

    it('stores a moving thumb once it can, not at every step', async () => {
      const menu = await stage.show(html`<volume-menu></volume-menu>`);
      let stored!: () => void;
      stage.settings.delay = new Promise((resolve) => (stored = resolve));
      for (const value of [10, 20, 30, 40]) slide(menu, 'Output volume', value);
      slide(menu, 'Ringtone volume', 50);
      expect(stage.settings.applied).to.have.length(1);
      stage.settings.delay = Promise.resolve();
      stored();
      await waitUntil(() => stage.settings.applied.length === 2);
      expect(stage.settings.applied).to.deep.equal([
        { outputVolume: 0.1 },
        { outputVolume: 0.4, ringVolume: 0.5 },
      ]);
    });
  });
});
