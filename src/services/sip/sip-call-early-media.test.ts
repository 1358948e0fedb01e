import { expect } from '@open-wc/testing';
import { SessionState } from 'sip.js';
import { reply } from '../../../test/fakes/memory-exchange.ts';
import { mediaOf, plainDial } from '../../../test/fakes/plain-phone.ts';
import { callIn, eventually, hears, until } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';

/** The answer of a peer connection to the offer in an INVITE. */
async function answerTo(invite: string, peer: RTCPeerConnection, sound: MediaStreamTrack): Promise<string> {
  await peer.setRemoteDescription({ type: 'offer', sdp: invite.slice(invite.indexOf('\r\n\r\n') + 4) });
  const [transceiver] = peer.getTransceivers();
  transceiver!.direction = 'sendrecv';
  await transceiver!.sender.replaceTrack(sound);
  await peer.setLocalDescription();
  await eventually(() => peer.localDescription!.sdp.includes('a=candidate'), 'candidates');
  return peer.localDescription!.sdp;
}

describe('early media', () => {
  const stage = callStage();
  let fork: RTCPeerConnection;
  let invite: string;

  beforeEach(() => {
    fork = new RTCPeerConnection();
    stage.exchange.meddle = (text, { from }) => {
      if (text.startsWith('INVITE ') && from === '100') invite = text;
      return text;
    };
  });

  afterEach(() => {
    fork.close();
  });

  /** Another phone than 101, which the server rings as well, sends an announcement of 1320 Hz. */
  const announce = async (sound: MediaStreamTrack, offer = invite): Promise<void> => {
    const sdp = await answerTo(offer, fork, sound);
    stage.exchange.tell(
      '100',
      reply(invite, '183 Session Progress', ['Contact: <sip:fork@far.invalid>'], sdp),
    );
  };

  describe('of one fork, and the answer of another', () => {
    it('SIP.js takes the answer and hangs up at once: the call is lost', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      const call = await plainDial(ada, '101', { earlyMedia: true });
      await eventually(() => bob.rang.length === 1, 'it rings');
      await announce(ada.media.tone(1320));
      await eventually(() => fork.connectionState === 'connected', 'early media connected');
      await hears(mediaOf(call).remoteMediaStream, 1320);
      await bob.rang[0]!.accept();
      await eventually(() => call.state === SessionState.Terminated, 'the call is over');
      await eventually(() => stage.exchange.requests('BYE', '100').length === 1, 'BYE');
      expect(stage.exchange.requests('ACK', '100')).to.have.length(1);
    }).timeout(20_000);

    it('we hear the first and talk with the other', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      const call = await ada.control.dial({ target: '101' });
      const ringing = await callIn(bob, 'ringing');
      await announce(bob.media.tone(1320));
      await until(call.state, ({ earlyMedia }) => earlyMedia);
      await eventually(() => fork.connectionState === 'connected', 'early media connected');
      await hears(ada.media.played[0]!, 1320);
      await bob.control.call(ringing.id)!.answer();
      await until(call.state, ({ phase, audio }) => phase === 'connected' && audio === 'flowing', 8000);
      fork.close();
      expect(ada.media.played, 'one stream').to.have.length(1);
      await hears(ada.media.played[0]!, 880);
      await call.hangup();
      expect(call.state.value.endReason?.kind).to.equal('local-hangup');
    }).timeout(20_000);
  });

  it('is not taken where the profile says so: the phone rings back, and the call is answered all the same', async () => {
    const ada = await stage.open('100', { profile: { earlyMedia: false } });
    const bob = await stage.open('101');
    const call = await ada.control.dial({ target: '101' });
    const ringing = await callIn(bob, 'ringing');
    // Without candidates of ours it begins nothing by itself: whether media flow is for the 183 to decide.
    await announce(bob.media.tone(1320), invite.replace(/^a=candidate.*\r\n/gm, ''));
    await until(call.state, ({ phase }) => phase === 'alerting');
    expect(call.state.value.earlyMedia).to.be.false;
    await bob.control.call(ringing.id)!.answer();
    await until(call.state, ({ phase, audio }) => phase === 'connected' && audio === 'flowing', 8000);
    expect(fork.connectionState).not.to.equal('connected');
    await hears(ada.media.played[0]!, 880);
  }).timeout(20_000);
});
