import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { signal } from '../../lib/signals.ts';
import { MediaService } from './media-service.ts';

/** The real thing on the browser's test devices: one microphone and three outputs. */
describe('sound of the phone', () => {
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const Original = globalThis.Audio;
  let service: MediaService;
  let elements: HTMLAudioElement[];
  let abort: AbortController;

  const change = (changes: Partial<Settings>): void => {
    settings.value = { ...settings.value, ...changes };
  };
  /** Elements that make a sound now. */
  const sounding = (): HTMLAudioElement[] => elements.filter((element) => !element.paused && !element.ended);
  const only = async (): Promise<HTMLAudioElement> => {
    await waitUntil(() => sounding().length === 1, 'one sound plays');
    return sounding()[0]!;
  };

  before(() => {
    globalThis.Audio = class extends Original {
      constructor(src?: string) {
        super(src);
        // Not the gate's silence, which is the only one made with its source.
        if (src === undefined) elements.push(this);
      }
    };
  });
  after(() => {
    globalThis.Audio = Original;
  });

  beforeEach(async () => {
    elements = [];
    settings.value = DEFAULT_SETTINGS;
    abort = new AbortController();
    service = new MediaService(settings);
    await waitUntil(() => service.audio.state.value.microphone !== 'unknown');
  });

  afterEach(async () => {
    abort.abort();
    await waitUntil(() => sounding().length === 0, 'nothing sounds after a test');
    service.close();
  });

  describe('devices', () => {
    it('lists them without the names that stand for another', async () => {
      await service.audio.requestMicrophone();
      const { inputs, outputs, microphone, canChooseOutput } = service.audio.state.value;
      expect(microphone).to.equal('granted');
      expect(canChooseOutput).to.equal(true);
      expect(inputs.length).to.be.greaterThan(0);
      expect(outputs.length).to.be.greaterThan(1);
      for (const { id, label } of [...inputs, ...outputs]) {
        expect(id).to.not.be.oneOf(['', 'default', 'communications']);
        expect(label).to.not.equal('');
      }
    });

    it('says for calls whether a prompt would come', async () => {
      expect(await service.calls.microphoneAccess()).to.equal('granted');
    });

    it('knows that sound may be made here', async () => {
      expect(await service.audio.unlockSound()).to.equal(true);
      expect(service.audio.state.value.soundUnlocked).to.equal(true);
    });
  });

  describe('ring', () => {
    it('loops on the ring device at the ring volume, and follows the settings while it rings', async () => {
      const [first, second] = service.audio.state.value.outputs;
      change({ ringDevice: first!.id, outputDevice: second!.id, ringVolume: 0.5 });
      service.tones.ring(abort.signal);
      const element = await only();
      expect(element.loop).to.equal(true);
      expect(element.sinkId).to.equal(first!.id);
      expect(element.volume).to.equal(0.5);
      change({ ringVolume: 0.25, ringDevice: second!.id });
      expect(element.volume).to.equal(0.25);
      await waitUntil(() => element.sinkId === second!.id);
      change({ ringMuted: true });
      expect(element.muted).to.equal(true);
    });

    it('stops at once', async () => {
      service.tones.ring(abort.signal);
      const element = await only();
      await waitUntil(() => element.currentTime > 0);
      abort.abort();
      expect(element.paused).to.equal(true);
      await waitUntil(() => element.getAttribute('src') === null);
    });

    it('never starts when it was over before it began', async () => {
      service.tones.ring(abort.signal);
      abort.abort();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(sounding()).to.have.length(0);
    });

    it('plays the tone that the caller asks for, without fetching anything', async () => {
      service.tones.ring(abort.signal, '<https://evil.example/loud.wav>');
      const own = (await only()).src;
      abort.abort();
      abort = new AbortController();
      service.tones.ring(abort.signal, '<urn:alert:source:internal>');
      const asked = (await only()).src;
      expect(own).to.match(/^blob:/);
      expect(asked).to.match(/^blob:/);
      expect(asked).to.not.equal(own);
    });

    it('falls back to the default device when the chosen one is not there', async () => {
      change({ ringDevice: 'gone', ringFallback: 'gone too' });
      service.tones.ring(abort.signal);
      expect((await only()).sinkId).to.equal('');
      expect(service.audio.state.value.roles.ring.choice).to.equal('default');
    });
  });

  describe('other tones', () => {
    it('beeps and rings back in the ear, not on the ring device', async () => {
      const [first, second] = service.audio.state.value.outputs;
      change({ ringDevice: first!.id, outputDevice: second!.id, outputVolume: 0.3 });
      for (const tone of ['callWaiting', 'ringback'] as const) {
        service.tones[tone](abort.signal);
        const element = await only();
        expect(element.sinkId).to.equal(second!.id);
        expect(element.volume).to.equal(0.3);
        expect(element.loop).to.equal(true);
        abort.abort();
        abort = new AbortController();
      }
    });

    it('busy ends by itself after about three seconds', async () => {
      const before = performance.now();
      service.tones.busy();
      const element = await only();
      expect(element.loop).to.equal(false);
      await waitUntil(() => sounding().length === 0, 'the busy tone ends', { timeout: 8000 });
      expect(performance.now() - before).to.be.greaterThan(2500);
    });

    it('keys sound once, unless the setting is off', async () => {
      service.tones.key('5');
      await only();
      await waitUntil(() => sounding().length === 0);
      change({ keyTones: false });
      service.tones.key('5');
      service.tones.key('no key');
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(sounding()).to.have.length(0);
      expect(elements).to.have.length(1);
    });
  });

  describe('far side of a call', () => {
    it('plays each stream in an element of its own, on the output device, until the call ends', async () => {
      const [, second] = service.audio.state.value.outputs;
      change({ outputDevice: second!.id, outputVolume: 0.4 });
      const context = new AudioContext();
      const other = new AbortController();
      const streams = [
        context.createMediaStreamDestination().stream,
        context.createMediaStreamDestination().stream,
      ];
      service.calls.play(streams[0]!, abort.signal);
      service.calls.play(streams[1]!, other.signal);
      await waitUntil(() => sounding().length === 2);
      expect(elements.map(({ srcObject }) => srcObject)).to.deep.equal(streams);
      for (const element of sounding())
        expect([element.sinkId, element.volume]).to.deep.equal([second!.id, 0.4]);
      change({ outputMuted: true, outputDevice: '' });
      await waitUntil(() => sounding().every(({ sinkId, muted }) => sinkId === '' && muted));
      other.abort();
      expect(sounding()).to.have.length(1);
      await waitUntil(() => elements[1]!.srcObject === null);
      await context.close();
    });
  });

  describe('tests that a person makes', () => {
    it('measures the microphone about 20 times a second and lets it go', async () => {
      const levels: number[] = [];
      const start = performance.now();
      const measuring = service.audio.meter(abort.signal, (level) => levels.push(level));
      await waitUntil(() => levels.some((level) => level > 0.2), 'the beep of the test device', {
        timeout: 5000,
      });
      await waitUntil(() => levels.length >= 20, 'twenty readings', { timeout: 5000 });
      expect(performance.now() - start).to.be.greaterThan(900);
      expect(levels.every((level) => level >= 0 && level <= 1)).to.equal(true);
      abort.abort();
      await measuring;
      const count = levels.length;
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(levels).to.have.length(count);
    });

    it('plays a sample with the level it plays at', async () => {
      const levels: number[] = [];
      const playing = service.audio.playSample('output', abort.signal, {
        onLevel: (level) => levels.push(level),
      });
      await waitUntil(() => levels.some((level) => level > 0.3));
      abort.abort();
      await playing;
      expect(levels.at(-1)).to.equal(0);
      expect(sounding()).to.have.length(0);
    });

    it('tries settings that are not applied, and hears their changes at once', async () => {
      const [first, second] = service.audio.state.value.outputs;
      const draft = signal<Settings>({ ...DEFAULT_SETTINGS, ringDevice: first!.id, ringVolume: 0.6 });
      const playing = service.audio.playSample('ring', abort.signal, { settings: draft });
      const element = await only();
      expect([element.sinkId, element.volume]).to.deep.equal([first!.id, 0.6]);
      draft.value = { ...draft.value, ringDevice: second!.id, ringVolume: 0.1 };
      expect(element.volume).to.equal(0.1);
      await waitUntil(() => element.sinkId === second!.id);
      abort.abort();
      await playing;
    });

    it('tries another microphone without touching the calls', async () => {
      const user = await service.calls.openMicrophone(abort.signal);
      let replaced = 0;
      user.onReplaced(() => replaced++);
      const levels: number[] = [];
      const trying = new AbortController();
      const [input] = service.audio.state.value.inputs;
      const draft = signal<Settings>({
        ...DEFAULT_SETTINGS,
        inputDevice: input!.id,
        noiseSuppression: false,
      });
      const done = service.audio.meter(trying.signal, (level) => levels.push(level), draft);
      await waitUntil(() => levels.length > 2);
      trying.abort();
      await done;
      expect(replaced).to.equal(0);
      expect(user.track.readyState).to.equal('live');
    });

    it('records three seconds and plays them', async () => {
      const done = service.audio.recordAndPlay(abort.signal);
      await waitUntil(() => sounding().length === 1, 'the recording plays', { timeout: 6000 });
      expect(sounding()[0]!.src).to.match(/^blob:/);
      await done;
      expect(sounding()).to.have.length(0);
    }).timeout(20_000);

    it('gives a recording up', async () => {
      const done = service.audio.recordAndPlay(abort.signal);
      await new Promise((resolve) => setTimeout(resolve, 300));
      abort.abort();
      await done;
      expect(elements).to.have.length(0);
    });
  });
});
