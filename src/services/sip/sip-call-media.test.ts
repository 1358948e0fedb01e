import { expect } from '@open-wc/testing';
import { callIn, eventually, until } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';

describe('the peer connection of a call', () => {
  const stage = callStage();
  let peers: RTCPeerConnection[];
  const browsers = window.RTCPeerConnection;

  beforeEach(() => {
    const made: RTCPeerConnection[] = [];
    peers = made;
    window.RTCPeerConnection = class extends browsers {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });

  afterEach(() => {
    window.RTCPeerConnection = browsers;
  });

  for (const audioPriority of ['very-low', 'high'] as const) {
    it(`asks the browser to mark its packets with priority ${audioPriority}`, async () => {
      const ada = await stage.open('100', { settings: { audioPriority } });
      const bob = await stage.open('101');
      await stage.talk(ada, bob, '101');
      const priority = (): string | undefined =>
        peers[0]!.getSenders()[0]!.getParameters().encodings[0]?.networkPriority;
      await eventually(() => priority() === audioPriority, `networkPriority is ${audioPriority}`);
    });
  }

  it('candidates that came after the INVITE are brought by a re-INVITE where nothing is connected', async () => {
    const ada = await stage.open('100');
    const bob = await stage.open('101');
    // Neither learns an address of the other.
    stage.exchange.meddle = (text) => text.replaceAll('a=candidate', 'a=cancelled');
    const call = await ada.control.dial({ target: '101' });
    const ringing = await callIn(bob, 'ringing');
    const offering = peers.filter(({ signalingState }) => signalingState === 'have-local-offer');
    expect(offering, 'one call that waits for its answer').to.have.length(1);
    offering[0]!.dispatchEvent(
      new RTCPeerConnectionIceEvent('icecandidate', {
        candidate: new RTCIceCandidate({
          candidate: 'candidate:1 1 udp 1 192.0.2.9 9 typ srflx raddr 0.0.0.0 rport 0',
          sdpMid: '0',
        }),
      }),
    );
    await bob.control.call(ringing.id)!.answer();
    await until(call.state, ({ phase }) => phase === 'connected');
    await eventually(() => stage.exchange.requests('INVITE', '100').length >= 2, 'the re-INVITE');
    expect(stage.last('INVITE', '100')).to.include('m=audio');
  });

  it('headers that ask a phone to answer by itself are not obeyed: it rings', async () => {
    const ada = await stage.open('100');
    const bob = await stage.open('101');
    stage.exchange.meddle = (text) =>
      text.startsWith('INVITE ')
        ? text.replace(
            /^Max-Forwards/m,
            'Alert-Info: <http://www.notused.com>;info=alert-autoanswer;delay=0\r\n' +
              'Call-Info: <sip:example.com>;answer-after=0\r\nAnswer-Mode: Auto\r\nMax-Forwards',
          )
        : text;
    const call = await ada.control.dial({ target: '101' });
    await callIn(bob, 'ringing');
    await until(call.state, ({ phase }) => phase === 'alerting');
    await call.hangup();
    expect((await callIn(bob, 'ended')).endReason?.kind).to.equal('missed');
    expect(bob.media.opened).to.be.empty;
    const statuses = stage.exchange.responses('INVITE', '100').map(({ text }) => text.split(' ')[1]);
    expect(statuses).not.to.include('200');
  });
});
