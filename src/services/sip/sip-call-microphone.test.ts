import { expect } from '@open-wc/testing';
import { FakeMediaDevices, mic } from '../../../test/fakes/media-devices.ts';
import { mediaOf, plainTalk } from '../../../test/fakes/plain-phone.ts';
import { eventually, hears, until } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { signal } from '../../lib/signals.ts';
import { AudioDevices } from '../media/devices.ts';
import { Microphone } from '../media/microphone.ts';

/** One capture of the device for all calls: opening it twice costs time, and some systems refuse it. */
describe('two calls share a microphone, one hangs up', () => {
  const stage = callStage();

  it('SIP.js stops the track of both: the other call is silent', async () => {
    const ada = await stage.plain('100');
    const shared = ada.media.tone();
    const both = await stage.plain('102', { microphone: () => Promise.resolve(shared) });
    const bob = await stage.plain('101');
    const [first] = await plainTalk(both, ada);
    const [second, other] = await plainTalk(both, bob);
    await hears(mediaOf(other).remoteMediaStream, 440);
    await first.bye();
    await eventually(() => shared.readyState === 'ended', 'the shared track has ended');
    expect(mediaOf(second).peerConnection?.getSenders()[0]?.track?.readyState).to.equal('ended');
    await hears(mediaOf(other).remoteMediaStream, 0);
  }).timeout(20_000);

  it('we hand a clone to each: the device stays open until the last one hangs up', async () => {
    const devices = new FakeMediaDevices(mic('a'));
    const settings = signal(DEFAULT_SETTINGS);
    const audio = new AudioDevices(settings, devices);
    const microphone = new Microphone(audio, settings, signal(true));
    const ada = await stage.open('100');
    const tracks: MediaStreamTrack[] = [];
    ada.media.openMicrophone = async (abort) => {
      const opened = await microphone.open(abort);
      tracks.push(opened.track);
      return opened;
    };
    const bob = await stage.open('101');
    const eve = await stage.open('102');
    const [first] = await stage.talk(ada, bob, '101');
    const [second, other] = await stage.talk(ada, eve, '102');
    await until(other.state, ({ audio: flow }) => flow === 'flowing');
    expect(devices.tracks, 'one capture').to.have.length(1);
    await first.hangup();
    expect(devices.live).to.equal(1);
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'live']);
    await second.hangup();
    expect(devices.live).to.equal(0);
    microphone.close();
    audio.close();
  }).timeout(20_000);
});
