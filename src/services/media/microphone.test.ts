import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { exactId, FakeMediaDevices, mic } from '../../../test/fakes/media-devices.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { signal } from '../../lib/signals.ts';
import { AudioDevices } from './devices.ts';
import { Microphone } from './microphone.ts';
import type { OpenMicrophone } from './microphone.ts';

describe('the shared microphone', () => {
  let media: FakeMediaDevices;
  let devices: AudioDevices;
  let microphone: Microphone;
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const change = (changes: Partial<Settings>): void => {
    settings.value = { ...settings.value, ...changes };
  };
  const open = (): Promise<OpenMicrophone> => microphone.open(new AbortController().signal);
  /** The tracks that took the place of the first. */
  const replacements = (user: OpenMicrophone): MediaStreamTrack[] => {
    const tracks: MediaStreamTrack[] = [];
    user.onReplaced((track) => tracks.push(track));
    return tracks;
  };

  beforeEach(() => {
    settings.value = DEFAULT_SETTINGS;
    media = new FakeMediaDevices(mic('a'), mic('b'), mic('c'));
    devices = new AudioDevices(settings, media);
    microphone = new Microphone(devices, settings, signal(true));
  });

  afterEach(() => {
    microphone.close();
    devices.close();
    expect(media.live, 'the device is free after each test').to.equal(0);
  });

  it('opens one capture for two calls, and frees it with the last', async () => {
    const [first, second] = await Promise.all([open(), open()]);
    expect(media.tracks).to.have.length(1);
    expect(first.track.id).to.not.equal(second.track.id);
    first.close();
    expect(first.track.readyState).to.equal('ended');
    expect(second.track.readyState).to.equal('live');
    expect(media.live).to.equal(1);
    second.close();
    expect(media.live).to.equal(0);
  });

  it('frees the device when the signal aborts, also while it opens', async () => {
    const abort = new AbortController();
    await microphone.open(abort.signal);
    abort.abort();
    expect(media.live).to.equal(0);
    const early = new AbortController();
    const opening = microphone.open(early.signal).catch((error: unknown) => error);
    early.abort();
    expect(await opening).to.have.property('name', 'AbortError');
    await waitUntil(() => media.tracks.length === 2);
    await waitUntil(() => media.live === 0);
  });

  it('asks for the filters of the settings, as wishes', async () => {
    change({ echoCancellation: false, noiseSuppression: true, autoGainControl: false });
    await open();
    expect(media.asked[0]).to.deep.equal({
      channelCount: { ideal: 1 },
      echoCancellation: { ideal: false },
      noiseSuppression: { ideal: true },
      autoGainControl: { ideal: false },
    });
  });

  it('takes a new filter into a live call and keeps its mute', async () => {
    const user = await open();
    user.track.enabled = false;
    const first = user.track;
    const replaced = replacements(user);
    change({ noiseSuppression: false });
    await waitUntil(() => replaced.length === 1);
    expect(user.track).to.equal(replaced[0]);
    expect(user.track.enabled).to.equal(false);
    expect(first.readyState).to.equal('ended');
    expect(media.live).to.equal(1);
    expect(media.asked.at(-1)?.noiseSuppression).to.deep.equal({ ideal: false });
  });

  it('moves a live call to another device', async () => {
    const user = await open();
    const replaced = replacements(user);
    change({ inputDevice: 'b' });
    await waitUntil(() => replaced.length === 1);
    expect(media.asked.map(exactId)).to.deep.equal([undefined, 'b']);
    expect(media.live).to.equal(1);
  });

  it('goes to the alternative when the device is pulled out, and back when it returns', async () => {
    change({ inputDevice: 'a', inputFallback: 'b' });
    const [first, second] = await Promise.all([open(), open()]);
    const [ofFirst, ofSecond] = [replacements(first), replacements(second)];
    media.unplug(mic('b'), mic('c'));
    await waitUntil(() => ofFirst.length === 1 && ofSecond.length === 1);
    expect(exactId(media.asked.at(-1) ?? {})).to.equal('b');
    expect(first.track.readyState).to.equal('live');
    media.plug(mic('a'), mic('b'), mic('c'));
    await waitUntil(() => ofFirst.length === 2 && ofSecond.length === 2);
    expect(exactId(media.asked.at(-1) ?? {})).to.equal('a');
    expect(media.live).to.equal(1);
  });

  it('takes the default when neither is there', async () => {
    change({ inputDevice: 'a', inputFallback: 'b' });
    const user = await open();
    const replaced = replacements(user);
    media.unplug(mic('c'));
    await waitUntil(() => replaced.length === 1);
    expect(exactId(media.asked.at(-1) ?? {})).to.equal(undefined);
    expect(devices.roles.value.input).to.include({ choice: 'default', deviceId: '' });
  });

  it('waits with the call when the only microphone is pulled out, and takes up the next one', async () => {
    const user = await open();
    const replaced = replacements(user);
    media.unplug();
    await waitUntil(() => devices.access.value === 'absent');
    expect(replaced).to.have.length(0);
    media.plug(mic('x'));
    await waitUntil(() => replaced.length === 1);
    expect(user.track.readyState).to.equal('live');
  });

  it('follows when another device becomes the default of the system', async () => {
    const alias = (groupId: string) =>
      ({ kind: 'audioinput', id: 'default', label: 'Default', groupId }) as const;
    media.plug(alias('a'), mic('a'), mic('b'));
    const user = await open();
    const replaced = replacements(user);
    expect(devices.roles.value.input.label).to.equal('Microphone a');
    media.plug(alias('b'), mic('a'), mic('b'));
    await waitUntil(() => replaced.length === 1);
    expect(devices.roles.value.input.label).to.equal('Microphone b');
    expect(media.live).to.equal(1);
  });

  it('opens once when names and default become known by the permission', async () => {
    media.plug({ kind: 'audioinput', id: '' });
    const opening = open();
    media.plug({ kind: 'audioinput', id: 'default', label: 'Default', groupId: 'a' }, mic('a'));
    const user = await opening;
    const replaced = replacements(user);
    await devices.refresh();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(replaced).to.have.length(0);
    expect(media.tracks).to.have.length(1);
  });

  it('does not try again and again what fails', async () => {
    const user = await open();
    const replaced = replacements(user);
    media.refusal = new DOMException('in use', 'NotReadableError');
    change({ inputDevice: 'b' });
    await waitUntil(() => media.asked.length >= 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(media.asked.length).to.be.lessThan(5);
    media.refusal = undefined;
    change({ inputDevice: 'c' });
    await waitUntil(() => replaced.length > 0);
    expect(exactId(media.asked.at(-1) ?? {})).to.equal('c');
  });

  const refusals = [
    { name: 'NotAllowedError', code: 'call/microphone-refused' },
    { name: 'SecurityError', code: 'call/microphone-refused' },
    { name: 'NotFoundError', code: 'call/microphone-missing' },
    { name: 'NotReadableError', code: 'call/microphone-busy' },
    // Firefox, of a device that another program holds.
    { name: 'AbortError', code: 'call/microphone-busy' },
  ];
  for (const { name, code } of refusals)
    it(`says ${code} on ${name}`, async () => {
      media.refusal = new DOMException('', name);
      const error = await open().catch((reason: unknown) => reason);
      expect(error).to.have.property('code', code);
      media.refusal = undefined;
      expect((await open()).track.readyState).to.equal('live');
    });

  describe('volume', () => {
    it('sends the raw track at full volume', async () => {
      const user = await open();
      expect(user.track.getSettings().deviceId).to.equal(media.tracks[0]?.getSettings().deviceId);
    });

    it('turns a live call down and up without opening the device again', async () => {
      const user = await open();
      const loud = await peakOf(user.track);
      change({ inputVolume: 0.25 });
      await waitUntil(async () => (await peakOf(user.track)) < loud * 0.4, 'turned down', { timeout: 8000 });
      expect(await peakOf(user.track)).to.be.greaterThan(loud * 0.1);
      change({ inputVolume: 1 });
      await waitUntil(async () => (await peakOf(user.track)) > loud * 0.7, 'and up', { timeout: 8000 });
      expect(media.tracks).to.have.length(1);
    }).timeout(30_000);

    it('is silent when the microphone is muted in the settings', async () => {
      change({ inputMuted: true });
      const user = await open();
      expect(await peakOf(user.track)).to.equal(0);
      change({ inputMuted: false });
      await waitUntil(async () => (await peakOf(user.track)) > 0.01, 'heard again', { timeout: 8000 });
    }).timeout(30_000);
  });
});

/** The loudest sample of 1.2 s: the browser's test device beeps once a second. */
async function peakOf(track: MediaStreamTrack): Promise<number> {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 8192 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const samples = new Float32Array(8192);
  let peak = 0;
  for (let turn = 0; turn < 12; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    analyser.getFloatTimeDomainData(samples);
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  }
  await context.close();
  return peak;
}
