import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { RTCPeerConnection, usePCMU } from 'werift';
import { startExchange, type Exchange } from '../exchange.ts';
import { SDP } from '../../test-support/call.ts';
import { ORIGIN } from '../../test-support/phone.ts';
import { rawPhone, type RawPhone } from '../../test-support/raw-sip.ts';
import { readTag } from '../wire/grammar.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import { muLaw } from './mu-law.ts';

let exchange: Exchange;
let phone: RawPhone;
const peers: RTCPeerConnection[] = [];

/** A peer connection of the test's own, and its offer. */
async function offering(): Promise<{ readonly peer: RTCPeerConnection; readonly sdp: string }> {
  const peer = new RTCPeerConnection({ iceServers: [], codecs: { audio: [usePCMU()] } });
  peers.push(peer);
  peer.addTransceiver('audio', { direction: 'sendrecv' });
  await peer.setLocalDescription(await peer.createOffer());
  return { peer, sdp: peer.localDescription?.sdp ?? '' };
}

beforeEach(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN] });
  phone = await rawPhone(exchange);
});
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
  await phone.drop();
  await exchange.close();
});

test('a call to a line ends after the longest time', async () => {
  await phone.drop();
  await exchange.close();
  exchange = await startExchange({ port: 0, origins: [ORIGIN], timers: { lineCall: 400 } });
  phone = await rawPhone(exchange);
  const { sdp } = await offering();
  const invite = phone.make('INVITE', '503', [], sdp);
  phone.sendMessage(invite);
  const answer = await phone.response(200, 'INVITE');
  phone.sendMessage(phone.within('ACK', invite, answer));
  phone.reply(await phone.request('BYE'), 200);
});

test('an INVITE without an offer gets one, and its answer comes with the ACK', async () => {
  const invite = phone.make('INVITE', '503');
  phone.sendMessage(invite);
  const answer = await phone.response(200, 'INVITE');
  const peer = new RTCPeerConnection({ iceServers: [], codecs: { audio: [usePCMU()] } });
  peers.push(peer);
  const heard = new Promise<number>((resolve) => {
    peer.onTrack.subscribe((track) => {
      track.onReceiveRtp.once((packet) => {
        resolve(packet.payload.length);
      });
    });
  });
  await peer.setRemoteDescription({ type: 'offer', sdp: answer.body });
  peer.getTransceivers()[0]?.setDirection('sendrecv');
  await peer.setLocalDescription(await peer.createAnswer());
  const ack = phone.within('ACK', invite, answer);
  ack.setBody(peer.localDescription?.sdp ?? '', 'application/sdp');
  phone.sendMessage(ack);
  assert.equal(await heard, 160);
});

test('a Replaces takes the place of a call to the line; one of nothing is refused', async () => {
  const [first, second] = [await offering(), await offering()];
  const invite = phone.make('INVITE', '500', [], first.sdp);
  phone.sendMessage(invite);
  const answer = await phone.response(200, 'INVITE');
  phone.sendMessage(phone.within('ACK', invite, answer));
  const id = `${invite.get('call-id') ?? ''};to-tag=${readTag(answer.get('to'))};from-tag=${phone.tag}`;
  phone.sendMessage(phone.make('INVITE', '500', [`Replaces: ${id}x`], second.sdp));
  await phone.response(481, 'INVITE');
  phone.sendMessage(phone.make('INVITE', '500', [`Replaces: ${id}`], second.sdp));
  await phone.response(200, 'INVITE');
  const bye = await phone.request('BYE');
  assert.equal(bye.get('call-id'), invite.get('call-id'));
});

const UNUSABLE: readonly (readonly [what: string, sdp: string])[] = [
  ['no encryption', SDP],
  ['nonsense', 'hello'],
  ['video alone', 'v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=fingerprint:sha-256 AA\r\na=ice-ufrag:x\r\n'],
];
for (const [what, sdp] of UNUSABLE) {
  test(`a session description with ${what} is answered 488`, async () => {
    phone.sendMessage(phone.make('INVITE', '500', [], sdp));
    await phone.response(488, 'INVITE');
  });
}

/** A call to the echo line that stands. */
async function echo(extra: readonly string[] = []): Promise<{
  readonly sdp: string;
  readonly invite: SipRequest;
  readonly answer: SipResponse;
}> {
  const { sdp } = await offering();
  const invite = phone.make('INVITE', '500', extra, sdp);
  phone.sendMessage(invite);
  const answer = await phone.response(200, 'INVITE');
  phone.sendMessage(phone.within('ACK', invite, answer));
  return { sdp, invite, answer };
}

test('digits by INFO are taken, a REFER is declined', async () => {
  const { invite, answer } = await echo();
  for (const [method, status] of [
    ['INFO', 200],
    ['REFER', 603],
  ] as const) {
    phone.sendMessage(phone.within(method, invite, answer));
    await phone.response(status, method);
  }
});

test('a session timer is left to the caller, who refreshes by UPDATE or re-INVITE, and the sound stays as it was', async () => {
  const { sdp, invite, answer } = await echo(['Supported: timer', 'Session-Expires: 90;refresher=uas']);
  // RFC 4028 §9: a line that knows no session timer promises no refresh, so it must not name itself as the refresher.
  assert.equal(answer.get('session-expires'), undefined);
  assert.doesNotMatch(answer.get('supported') ?? '', /timer/);
  assert.match(answer.get('allow') ?? '', /\bUPDATE\b/);
  const timer = ['Supported: timer', 'Session-Expires: 90;refresher=uac'];
  phone.sendMessage(phone.within('UPDATE', invite, answer, timer));
  const updated = await phone.response(200, 'UPDATE');
  assert.equal(updated.body, '');
  const again = phone.within('INVITE', invite, answer, timer);
  again.setBody(sdp, 'application/sdp');
  phone.sendMessage(again);
  const refreshed = await phone.response(200, 'INVITE');
  phone.sendMessage(phone.within('ACK', again, refreshed));
  const transport = (text: string): readonly string[] =>
    text.match(/^a=(?:ice-ufrag|fingerprint):.*$|^m=.*$/gm) ?? [];
  assert.equal(transport(answer.body).length, 3);
  assert.deepEqual(transport(refreshed.body), transport(answer.body));
});

test('a session timer that is demanded is refused with its name (RFC 3261 §8.2.2.3)', async () => {
  const { sdp } = await offering();
  phone.sendMessage(phone.make('INVITE', '500', ['Require: timer', 'Session-Expires: 90'], sdp));
  assert.equal((await phone.response(420, 'INVITE')).get('unsupported'), 'timer');
});

test('µ-law is that of ITU-T G.711', () => {
  const table: readonly (readonly [sample: number, code: number])[] = [
    [0, 0xff],
    [-1, 0x7f],
    [32_767, 0x80],
    [-32_768, 0x00],
    [1000, 0xce],
    [-1000, 0x4e],
  ];
  for (const [sample, code] of table) assert.equal(muLaw(sample), code, String(sample));
});
