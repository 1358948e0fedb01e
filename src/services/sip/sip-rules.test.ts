import { expect } from '@open-wc/testing';
import { glareDelay } from './glare.ts';
import { IceHealth } from './ice-health.ts';
import { gatheringVerdict } from './ice-policy.ts';
import type { GatheringFacts } from './ice-policy.ts';
import { isMessageSummary, readMessageSummary } from './message-waiting.ts';
import { foreignTarget } from './refer-in.ts';
import { sipfragStatus } from './refer-out.ts';
import { audioDirection, hasTelephoneEvent, putsOnHold } from './sdh-direction.ts';
import { targetUri } from './sip-target.ts';

describe('what is dialled', () => {
  const cases: readonly [string, string | undefined][] = [
    ['101', 'sip:101@example.com'],
    ['+4930123', 'sip:+4930123@example.com'],
    ['*21#', 'sip:*21%23@example.com'],
    ['sip:ada@other.example', 'sip:ada@other.example'],
    ['ada@other.example:5061', 'sip:ada@other.example:5061'],
    ['101;phone-context=x', undefined],
    ['101?Replaces=x', undefined],
    ['101%3FReplaces=x', undefined],
    ['101%0d%0aVia', undefined],
    ['101\r\nVia: x', undefined],
    ['<sip:1@x>', undefined],
    ['a@b?Route=c', undefined],
    ['a@b;maddr=1.2.3.4', undefined],
    ['a@b@c', undefined],
    ['sip:', undefined],
    ['', undefined],
    ['1'.repeat(300), undefined],
    ['\ud800', 'sip:%EF%BF%BD@example.com'],
  ];
  for (const [target, uri] of cases) {
    it(`${JSON.stringify(target.slice(0, 40))}: ${uri ?? 'refused'}`, () => {
      expect(targetUri(target, 'example.com')?.toString()).to.equal(uri);
    });
  }
});

describe('a target that the network names', () => {
  const cases: readonly [string, string | undefined][] = [
    ['<sip:900@example.com>', 'sip:900@example.com'],
    ['"X" <sip:900@example.com;user=phone?Replaces=a>', 'sip:900@example.com'],
    ['<tel:+49-30-1>', '+49301'],
    ['<https://example.com>', undefined],
    ['<sip:example.com>', undefined],
    ['', undefined],
  ];
  for (const [header, target] of cases) {
    it(`${header}: ${target ?? 'none'}`, () => {
      expect(foreignTarget(header)).to.equal(target);
    });
  }

  it('sipfrag', () => {
    expect(sipfragStatus('SIP/2.0 200 OK\r\n')).to.equal(200);
    expect(sipfragStatus('hello')).to.equal(undefined);
  });
});

describe('when a description goes out', () => {
  const base: GatheringFacts = {
    host: 1,
    reflexive: 0,
    relayed: 0,
    complete: false,
    elapsedMs: 0,
    serverHoped: false,
    relayOnly: false,
  };
  const cases: readonly [string, Partial<GatheringFacts>, ReturnType<typeof gatheringVerdict>][] = [
    ['host candidate, no server', {}, { act: 'send' }],
    ['host candidate, a server may answer', { serverHoped: true }, { act: 'wait', ms: 20 }],
    ['it did not in time', { serverHoped: true, elapsedMs: 20 }, { act: 'send' }],
    ['it did', { serverHoped: true, reflexive: 1 }, { act: 'send' }],
    ['nothing yet', { host: 0 }, { act: 'wait', ms: 500 }],
    ['nothing for half a second', { host: 0, elapsedMs: 500 }, { act: 'send' }],
    ['complete with nothing', { host: 0, complete: true }, { act: 'send' }],
    ['relay only, not there', { relayOnly: true, elapsedMs: 1000 }, { act: 'wait', ms: 7000 }],
    ['relay only, there', { relayOnly: true, relayed: 1 }, { act: 'send' }],
    ['relay only, complete without', { relayOnly: true, complete: true }, { act: 'give-up' }],
    ['relay only, never', { relayOnly: true, elapsedMs: 8000 }, { act: 'give-up' }],
  ];
  for (const [name, more, expected] of cases) {
    it(name, () => {
      expect(gatheringVerdict({ ...base, ...more })).to.deep.equal(expected);
    });
  }

  it('a dead server is remembered for five minutes, and redeemed by one answer', () => {
    let now = 0;
    const health = new IceHealth(() => now);
    expect(health.hope([])).to.be.false;
    expect(health.hope(['stun:a'])).to.be.true;
    health.silent('stun:a');
    expect(health.hope(['stun:a'])).to.be.false;
    expect(health.hope(['stun:a', 'stun:b'])).to.be.true;
    now = 300_001;
    expect(health.hope(['stun:a'])).to.be.true;
    health.silent('stun:a');
    health.heard('stun:a');
    expect(health.hope(['stun:a'])).to.be.true;
  });
});

describe('direction and hold in SDP', () => {
  const sdp = (lines: string, session = ''): string =>
    `v=0\r\nc=IN IP4 192.0.2.1\r\n${session}m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n${lines}`;
  const cases: readonly [string, string, ReturnType<typeof audioDirection>, boolean][] = [
    ['nothing said', sdp(''), 'sendrecv', false],
    ['sendonly', sdp('a=sendonly\r\n'), 'sendonly', true],
    ['inactive', sdp('a=inactive\r\n'), 'inactive', true],
    ['recvonly', sdp('a=recvonly\r\n'), 'recvonly', false],
    ['for the session', sdp('', 'a=sendonly\r\n'), 'sendonly', true],
    ['the section wins', sdp('a=sendrecv\r\n', 'a=sendonly\r\n'), 'sendrecv', false],
    ['0.0.0.0 of old phones', sdp('c=IN IP4 0.0.0.0\r\n'), 'sendrecv', true],
    ['0.0.0.0 before ICE', sdp('c=IN IP4 0.0.0.0\r\na=ice-ufrag:x\r\n'), 'sendrecv', false],
    ['bare line feeds', sdp('a=sendonly\n'), 'sendonly', true],
    ['a refused audio section', 'v=0\r\nm=audio 0 RTP/AVP 0\r\na=sendonly\r\n', undefined, false],
    ['no SDP', 'hello', undefined, false],
  ];
  for (const [name, text, direction, held] of cases) {
    it(name, () => {
      expect(audioDirection(text)).to.equal(direction);
      expect(putsOnHold(text)).to.equal(held);
    });
  }

  it('telephone events', () => {
    expect(hasTelephoneEvent(sdp('a=rtpmap:101 telephone-event/8000\r\n'))).to.be.true;
    expect(hasTelephoneEvent(sdp('a=rtpmap:0 PCMU/8000\r\n'))).to.be.false;
  });
});

describe('message summary', () => {
  it('reads RFC 3842', () => {
    const body =
      'Messages-Waiting: yes\r\nMessage-Account: sip:*97@example.com\r\nVoice-Message: 2/8 (0/2)\r\n';
    expect(readMessageSummary(body)).to.deep.equal({
      waiting: true,
      newMessages: 2,
      oldMessages: 8,
      account: '*97@example.com',
    });
    expect(readMessageSummary('Messages-Waiting: no')).to.deep.equal({
      waiting: false,
      newMessages: 0,
      oldMessages: 0,
    });
    expect(readMessageSummary('<xml/>')).to.equal(undefined);
    const accountOf = (account: string): string | undefined =>
      readMessageSummary(`Messages-Waiting: no\r\nMessage-Account: ${account}`)?.account;
    expect(accountOf('sip:asterisk@10.0.0.1:5060;transport=ws')).to.equal('asterisk@10.0.0.1:5060');
    expect(accountOf('tel:+49-30-97')).to.equal('+493097');
    for (const account of ['sip:10.0.0.1?', 'sip:1\u202e2@example.com', 'sip:1@example.com?Via=x', '<>']) {
      expect(accountOf(account), account).to.equal(undefined);
    }
  });

  it('is told from other events', () => {
    expect(isMessageSummary('message-summary;id=1', undefined)).to.be.true;
    expect(isMessageSummary('dialog', 'application/simple-message-summary')).to.be.false;
    expect(isMessageSummary(undefined, 'application/simple-message-summary')).to.be.true;
  });
});

describe('after 491', () => {
  it('the owner of the Call-ID waits 2.1 to 4 s, the other 0 to 2 s, in steps of 10 ms', () => {
    expect([glareDelay(true, () => 0), glareDelay(true, () => 0.9999)]).to.deep.equal([2100, 4000]);
    expect([glareDelay(false, () => 0), glareDelay(false, () => 0.9999)]).to.deep.equal([0, 2000]);
  });
});
