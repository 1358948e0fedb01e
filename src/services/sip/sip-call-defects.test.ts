import { expect } from '@open-wc/testing';
import type { Call } from '../../domain/call/call-control.ts';
import { isAppError } from '../../lib/app-error.ts';
import { MemoryExchange, reply } from '../../../test/fakes/memory-exchange.ts';
import { callIn, eventually, hears, phone, until } from '../../../test/fakes/sip-world.ts';
import type { Phone, PhoneOptions } from '../../../test/fakes/sip-world.ts';

/** Each test shows a defect of plain SIP.js 0.21.2 (named in its title) that this phone does not have. */
describe('calls, where SIP.js alone fails', () => {
  let exchange: MemoryExchange;
  const phones: Phone[] = [];

  const open = async (user: string, options?: PhoneOptions): Promise<Phone> => {
    const opened = await phone(exchange, user, options);
    phones.push(opened);
    return opened;
  };
  const talk = async (from: Phone, to: Phone, target: string): Promise<[Call, Call]> => {
    const call = await from.control.dial({ target });
    const calls = await until(to.control.calls, (all) => all.some(({ phase }) => phase === 'ringing'));
    const other = to.control.call(calls.find(({ phase }) => phase === 'ringing')!.id)!;
    await other.answer();
    await until(call.state, ({ phase }) => phase === 'connected');
    return [call, other];
  };
  const lastSdp = (method: string, from: string): string => exchange.requests(method, from).at(-1)!.text;

  beforeEach(() => {
    exchange = new MemoryExchange();
  });

  afterEach(async () => {
    await Promise.all(phones.splice(0).map((each) => each.close()));
  });

  it('hold: the held one hears nothing, then the tone again (SIP.js keeps its options and un-holds)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const [call, other] = await talk(ada, bob, '101');
    await until(other.state, ({ audio }) => audio === 'flowing');
    await call.hold();
    expect(lastSdp('INVITE', '100')).to.include('a=sendonly');
    await until(other.state, ({ hold }) => hold.remote);
    await hears(bob.media.played[0]!, 0);
    // ICE restarts while held: still held.
    ada.network.forEach((listener) => listener(true));
    await eventually(() => exchange.requests('INVITE', '100').length === 3, 'the ICE restart');
    expect(lastSdp('INVITE', '100')).to.include('a=sendonly');
    expect(call.state.value.hold.local).to.be.true;
    await call.resume();
    expect(lastSdp('INVITE', '100')).to.include('a=sendrecv');
    await until(other.state, ({ hold, audio }) => !hold.remote && audio === 'flowing');
    await hears(bob.media.played[0]!, 440);
  }).timeout(20_000);

  it('ICE restart: the new credentials are in one offer and stay in the next (SIP.js restarts again and again)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const [call] = await talk(ada, bob, '101');
    const ufrag = (text: string): string => /a=ice-ufrag:(\S+)/.exec(text)![1]!;
    const first = ufrag(lastSdp('INVITE', '100'));
    ada.network.forEach((listener) => listener(true));
    await eventually(() => exchange.requests('INVITE', '100').length === 2, 'the ICE restart');
    const second = ufrag(lastSdp('INVITE', '100'));
    expect(second).not.to.equal(first);
    await call.hold();
    expect(ufrag(lastSdp('INVITE', '100'))).to.equal(second);
  });

  it('after the far side held with "inactive", our offers are sendrecv again (SIP.js: recvonly for ever)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const [call, other] = await talk(ada, bob, '101');
    exchange.meddle = (text) => text.replace('a=sendonly', 'a=inactive');
    await other.hold();
    await until(call.state, ({ hold }) => hold.remote);
    exchange.meddle = (text) => text;
    ada.network.forEach((listener) => listener(true));
    await eventually(() => exchange.requests('INVITE', '100').length === 2, 'our re-INVITE');
    expect(lastSdp('INVITE', '100')).to.include('a=sendrecv');
  });

  it('two holds at once: 491 is tried again and both succeed (SIP.js gives up)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const [call, other] = await talk(ada, bob, '101');
    let glare = 1;
    exchange.meddle = (text, { from }) => {
      if (!text.startsWith('INVITE ') || from !== '100' || glare-- <= 0) return text;
      exchange.tell('100', reply(text, '491 Request Pending'));
      return undefined;
    };
    await Promise.all([call.hold(), other.hold()]);
    expect(exchange.requests('INVITE', '100').length).to.equal(2);
    expect(call.state.value.hold).to.deep.equal({ local: true, remote: true });
    expect(other.state.value.hold).to.deep.equal({ local: true, remote: true });
  }).timeout(15_000);

  it('one call hangs up, the other keeps its microphone (SIP.js stops a track that calls share)', async () => {
    const ada = await open('100');
    await open('101');
    const first = await ada.control.dial({ target: '101' });
    await callIn(ada, 'alerting');
    const second = await ada.control.dial({ target: '101' });
    await eventually(() => ada.media.opened.length === 2, 'two microphones');
    await first.hangup();
    expect(ada.media.opened.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'live']);
    await second.hangup();
  });

  it('REFER is never dialled silently (SIP.js accepts and dials at once)', async () => {
    const ada = await open('100', { accepts: false });
    const bob = await open('101');
    const [call, other] = await talk(ada, bob, '101');
    let refused: unknown;
    await other.transfer('900').catch((error: unknown) => {
      refused = error;
    });
    expect(isAppError(refused, 'call/refused')).to.be.true;
    expect(ada.proposals).to.deep.equal([{ target: 'sip:900@example.com', origin: 'refer', from: '101' }]);
    expect(exchange.requests('INVITE').some(({ text }) => text.startsWith('INVITE sip:900'))).to.be.false;
    expect(call.state.value.phase).to.equal('connected');
    expect(other.state.value.phase).to.equal('connected');
  });

  it('a transfer that the far side accepted ends our call', async () => {
    const ada = await open('100', { accepts: true });
    const bob = await open('101');
    const [call, other] = await talk(ada, bob, '101');
    await other.transfer('900');
    expect(other.state.value.endReason?.kind).to.equal('transferred');
    await until(call.state, ({ phase }) => phase === 'ended');
  });

  it('302: the new target is proposed, not dialled; the call ends', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const call = await ada.control.dial({ target: '101' });
    const ringing = await callIn(bob, 'ringing');
    await bob.control.call(ringing.id)!.deflect('300');
    const ended = await until(call.state, ({ phase }) => phase === 'ended');
    expect(ended.endReason).to.deep.include({ kind: 'unavailable', code: 302 });
    expect(ada.proposals).to.deep.equal([{ target: 'sip:300@example.com', origin: 'redirect', from: '101' }]);
  });

  it('422: the INVITE is sent again with the interval that the network wants (SIP.js knows no session timers)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    let first = true;
    exchange.meddle = (text, { from }) => {
      if (!text.startsWith('INVITE ') || from !== '100' || !first) return text;
      first = false;
      exchange.tell('100', reply(text, '422 Session Interval Too Small', ['Min-SE: 3600']));
      return undefined;
    };
    const [call] = await talk(ada, bob, '101');
    const [invite] = exchange.requests('INVITE', '100');
    expect(invite!.text).to.match(/^Session-Expires: 3600\r$/m);
    expect(invite!.text).to.match(/^Min-SE: 3600\r$/m);
    expect(call.state.value.phase).to.equal('connected');
    // Not below what the network asks for (RFC 4028 §9), though the phone that answers would rather have 1800.
    expect(exchange.responses('INVITE', '100').at(-1)!.text).to.match(
      /^Session-Expires: 3600;refresher=uac\r$/m,
    );
  });

  it('a session timer below the minimum is refused with 422, and the phone does not ring', async () => {
    const ada = await open('100', { settings: { sessionExpires: 90 } });
    const bob = await open('101');
    exchange.meddle = (text) => text.replace(/^Session-Expires: 90/m, 'Session-Expires: 30');
    const call = await ada.control.dial({ target: '101' });
    await eventually(
      () => exchange.responses('INVITE', '100').some(({ text }) => text.includes('422')),
      '422',
    );
    expect(exchange.responses('INVITE', '100').find(({ text }) => text.includes('422'))!.text).to.include(
      'Min-SE: 90',
    );
    expect(bob.control.calls.value).to.be.empty;
    await until(call.state, ({ phase }) => phase === 'ended');
  });

  it('early media of one fork, answered by another: the call stands with the one that answered (SIP.js loses it)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const early = new RTCPeerConnection();
    let invite = '';
    exchange.meddle = (text, { from }) => {
      if (text.startsWith('INVITE ') && from === '100') invite = text;
      return text;
    };
    const call = await ada.control.dial({ target: '101' });
    const ringing = await callIn(bob, 'ringing');
    await early.setRemoteDescription({ type: 'offer', sdp: invite.slice(invite.indexOf('\r\n\r\n') + 4) });
    early.getTransceivers()[0]!.direction = 'sendrecv';
    await early.getTransceivers()[0]!.sender.replaceTrack(bob.media.tone(1320));
    await early.setLocalDescription();
    await eventually(() => early.localDescription!.sdp.includes('a=candidate'), 'candidates');
    const progress = reply(
      invite,
      '183 Session Progress',
      ['Contact: <sip:fork@far.invalid>'],
      early.localDescription!.sdp,
    );
    exchange.tell('100', progress);
    await until(call.state, ({ earlyMedia }) => earlyMedia);
    await eventually(() => early.connectionState === 'connected', 'early media connected');
    await hears(ada.media.played[0]!, 1320);
    await bob.control.call(ringing.id)!.answer();
    await until(call.state, ({ phase, audio }) => phase === 'connected' && audio === 'flowing', 8000);
    early.close();
    await eventually(() => ada.media.played.length === 1, 'one stream');
    await hears(ada.media.played[0]!, 880);
    await call.hangup();
    expect(call.state.value.endReason?.kind).to.equal('local-hangup');
  }).timeout(20_000);

  it('INVITE with Replaces takes the place of the old call without a ring (SIP.js: a second plain call)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const eve = await open('102');
    const [call] = await talk(ada, bob, '101');
    const invite = exchange.requests('INVITE', '100')[0]!.text;
    const answer = exchange.responses('INVITE', '100').at(-1)!.text;
    const tag = (text: string, name: string): string =>
      new RegExp(`^${name}:.*;tag=([^;\\s]+)`, 'im').exec(text)![1]!;
    const callId = /^Call-ID: (\S+)/im.exec(invite)![1]!;
    const replaces = `Replaces: ${callId};to-tag=${tag(invite, 'From')};from-tag=${tag(answer, 'To')}`;
    exchange.meddle = (text, { from }) =>
      text.startsWith('INVITE ') && from === '102'
        ? text.replace(/^Max-Forwards/m, `${replaces}\r\nMax-Forwards`)
        : text;
    const phases: string[] = [];
    const third = await eve.control.dial({ target: '100' });
    await until(third.state, ({ phase }) => phase === 'connected');
    for (const { phase } of ada.control.calls.value) phases.push(phase);
    await until(call.state, ({ phase }) => phase === 'ended');
    expect(call.state.value.endReason?.kind).to.equal('transferred');
    expect(phases).not.to.include('ringing');
    const taken = ada.control.calls.value.find(({ phase }) => phase === 'connected')!;
    expect(taken.remote.number).to.equal('102');
    await until(bob.control.calls, (all) => all[0]?.phase === 'ended');
  });

  it('Replaces of a call that is not there: 481, and no ring', async () => {
    const ada = await open('100');
    const eve = await open('102');
    exchange.meddle = (text) =>
      text.startsWith('INVITE ')
        ? text.replace(/^Max-Forwards/m, 'Replaces: x;to-tag=a;from-tag=b\r\nMax-Forwards')
        : text;
    const call = await eve.control.dial({ target: '100' });
    const ended = await until(call.state, ({ phase }) => phase === 'ended');
    expect(ended.endReason?.code).to.equal(481);
    expect(ada.control.calls.value).to.be.empty;
  });

  it('fast typing: no digit is lost (insertDTMF replaces what is still queued)', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const [call] = await talk(ada, bob, '101');
    await until(call.state, ({ audio }) => audio === 'flowing');
    const sent: string[] = [];
    const insert = Object.getOwnPropertyDescriptor(RTCDTMFSender.prototype, 'insertDTMF')!.value as (
      this: RTCDTMFSender,
      tones: string,
      duration?: number,
      gap?: number,
    ) => void;
    const listen = function (this: RTCDTMFSender, tones: string, duration?: number, gap?: number): void {
      this.ontonechange = ({ tone }) => {
        if (tone !== '') sent.push(tone);
      };
      insert.call(this, tones, duration, gap);
    };
    RTCDTMFSender.prototype.insertDTMF = listen;
    try {
      await Promise.all([call.sendDtmf('15'), call.sendDtmf('9'), call.sendDtmf('#')]);
    } finally {
      RTCDTMFSender.prototype.insertDTMF = insert;
    }
    await eventually(() => sent.join('') === '159#', `the digits, not ${sent.join('')}`);
    expect(exchange.requests('INFO')).to.be.empty;
  });

  it('digits go by INFO where telephone events were not negotiated', async () => {
    const ada = await open('100');
    const bob = await open('101');
    exchange.meddle = (text) => text.replaceAll('telephone-event', 'telephone-xxxxx');
    const [call] = await talk(ada, bob, '101');
    await call.sendDtmf('7#');
    const bodies = exchange.requests('INFO', '100').map(({ text }) => text);
    expect(bodies).to.have.length(2);
    expect(bodies[0]).to.include('application/dtmf-relay').and.include('Signal=7');
    expect(bodies[1]).to.include('Signal=#');
  });
});
