import { expect, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import {
  allNamed,
  button,
  changesOf,
  choose,
  loadTokens,
  nameOf,
  select,
  SoundStage,
  textOf,
} from '../../../test/support/sound-stage.ts';
import type { AudioRole } from '../../domain/media/audio-control.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import './level-meter.ts';
import './media-page.ts';
import './sound-panel.ts';

describe('sound in the settings', () => {
  let stage: SoundStage;

  before(async () => {
    await useLocale('en');
    await loadTokens();
  });

  beforeEach(() => {
    stage = new SoundStage();
  });

  afterEach(async () => {
    delete document.documentElement.dataset.theme;
    await useLocale('en');
  });

  describe('level-meter', () => {
    it('tells the level and lights up to it', async () => {
      const meter = await stage.show(html`<level-meter label="Input level" .level=${0.5}></level-meter>`);
      const [element] = allNamed<HTMLMeterElement>(meter, 'meter');
      expect(element?.value).to.equal(0.5);
      expect(element?.ariaLabel).to.equal('Input level');
      expect(allNamed(meter, 'i.on')).to.have.length(12);
      await expect(meter).to.be.accessible();
    });
  });

  describe('media-page', () => {
    const page = (draft: Partial<Settings> = {}) =>
      stage.show(html`<media-page .settings=${{ ...DEFAULT_SETTINGS, ...draft }}></media-page>`);

    for (const theme of ['light', 'dark'] as const)
      it(`has no accessibility finding, ${theme}`, async () => {
        document.documentElement.dataset.theme = theme;
        document.body.style.background = 'var(--canvas)';
        const element = await page({ inputDevice: 'm1', outputDevice: 'gone', outputFallback: 's1' });
        await expect(element).to.be.accessible();
      });

    it('proposes changes and applies none', async () => {
      const element = await page({ inputDevice: 'm1' });
      const changes = changesOf(element);
      choose(select(element, 'Used if that one is missing'), 'm2');
      choose(select(element, 'Ringtone for incoming calls'), 'pulse');
      for (const name of ['Noise reduction', 'Automatic echo cancellation', 'Automatic microphone level'])
        allNamed<HTMLInputElement>(element, 'input[role=switch]')
          .find((control) => nameOf(control) === name)
          ?.click();
      expect(changes).to.deep.equal([
        { inputFallback: 'm2' },
        { ringTone: 'pulse' },
        { noiseSuppression: false },
        { echoCancellation: false },
        { autoGainControl: false },
      ]);
      expect(stage.settings.applied).to.deep.equal([]);
    });

    it('shows the draft’s device and says whether it is the alternative', async () => {
      const element = await page({ outputDevice: 'gone', outputFallback: 's2', ringDevice: 's1' });
      const text = textOf(element);
      expect(text).to.contain('Built-in speakers');
      expect(text).to.contain('Alternative');
      expect(text).to.contain('In use');
    });

    it('needs no alternative to the system default', async () => {
      const element = await page();
      expect(allNamed<HTMLSelectElement>(element, 'select').map(nameOf)).to.not.include(
        'Used if that one is missing',
      );
    });

    it('plays the ring tone of the draft until it is stopped', async () => {
      const element = await page({ ringTone: 'soft' });
      button(element, 'Play Soft').click();
      await waitUntil(() => stage.audio.tests.length === 1);
      expect(stage.audio.tests[0]).to.include({ kind: 'sample', role: 'ring' });
      expect(stage.audio.tests[0]?.settings?.value.ringTone).to.equal('soft');
      await waitUntil(() => allNamed(element, 'button').some(({ ariaLabel }) => ariaLabel === 'Stop'));
      button(element, 'Stop').click();
      expect(stage.audio.tests[0]?.signal.aborted).to.equal(true);
      await waitUntil(() => allNamed(element, 'button').some(({ ariaLabel }) => ariaLabel === 'Play Soft'));
    });

    it('is in German too', async () => {
      await useLocale('de');
      const element = await page();
      await waitUntil(() => textOf(element).includes('Rauschunterdrückung'));
      expect(textOf(element)).to.contain('Testton abspielen');
    });
  });

  describe('sound-panel', () => {
    const panel = (audioRole: AudioRole, draft: Partial<Settings> = {}) =>
      stage.show(
        html`<sound-panel
          .audioRole=${audioRole}
          .settings=${{ ...DEFAULT_SETTINGS, ...draft }}
        ></sound-panel>`,
      );
    const level = (element: Element): number | undefined =>
      allNamed<HTMLMeterElement>(element, 'meter')[0]?.value;

    it('opens the microphone only when asked to, and shows its level until stopped', async () => {
      const element = await panel('input');
      expect(stage.audio.tests).to.have.length(0);
      button(element, 'Check level').click();
      stage.audio.tests[0]?.onLevel?.(0.75);
      await waitUntil(() => level(element) === 0.75);
      button(element, 'Stop').click();
      expect(stage.audio.tests[0]?.signal.aborted).to.equal(true);
      await waitUntil(() => level(element) === 0);
    });

    it('tests the draft, and follows its changes', async () => {
      const element = await panel('output', { outputVolume: 0.2 });
      button(element, 'Play test sound').click();
      const [test] = stage.audio.tests;
      expect(test).to.include({ kind: 'sample', role: 'output' });
      expect(test?.settings?.value.outputVolume).to.equal(0.2);
      Object.assign(element, { settings: { ...DEFAULT_SETTINGS, outputVolume: 0.9 } });
      await waitUntil(() => test?.settings?.value.outputVolume === 0.9);
    });

    it('ends one test when another begins, and all when the page goes', async () => {
      const element = await panel('input');
      button(element, 'Check level').click();
      await waitUntil(() => allNamed(element, 'button').some(({ ariaPressed }) => ariaPressed === 'true'));
      button(element, 'Record 3 s and play').click();
      expect(stage.audio.tests.map(({ kind, signal: { aborted } }) => [kind, aborted])).to.deep.equal([
        ['meter', true],
        ['recording', false],
      ]);
      element.remove();
      expect(stage.audio.tests[1]?.signal.aborted).to.equal(true);
    });

    it('says so when the microphone does not open', async () => {
      stage.audio.failure = new AppError('call/microphone-missing', 'NotReadableError');
      const element = await panel('input');
      button(element, 'Check level').click();
      await waitUntil(() => textOf(element).includes('The microphone could not be opened.'));
      expect(button(element, 'Check level').ariaPressed).to.equal('false');
      await expect(element).to.be.accessible();
    });

    for (const [access, words] of [
      ['denied', 'The browser still blocks the microphone.'],
      ['absent', 'There is still no microphone.'],
    ] as const) {
      it(`answers a test with the reason while the microphone is ${access}`, async () => {
        stage.audio.failure = new AppError('call/microphone-refused', 'NotAllowedError');
        stage.audio.set({ microphone: access });
        const element = await panel('input');
        expect(textOf(element)).not.to.contain('still');
        button(element, 'Record 3 s and play').click();
        await waitUntil(() => textOf(element).includes(words));
        await expect(element).to.be.accessible();
      });
    }
  });
});
