import { expect } from '@open-wc/testing';
import type { Call } from '../../domain/call/call-control.ts';
import { isAppError } from '../../lib/app-error.ts';
import { MemoryExchange, reply } from '../../../test/fakes/memory-exchange.ts';
import { callIn, eventually, phone, until } from '../../../test/fakes/sip-world.ts';
import type { Phone, PhoneOptions } from '../../../test/fakes/sip-world.ts';

describe('a call and its link', () => {
  let exchange: MemoryExchange;
  const phones: Phone[] = [];

  const open = async (user: string, options?: PhoneOptions): Promise<Phone> => {
    const opened = await phone(exchange, user, options);
    phones.push(opened);
    return opened;
  };
  const talk = async (from: Phone, to: Phone, target: string): Promise<[Call, Call]> => {
    const call = await from.control.dial({ target });
    const ringing = await callIn(to, 'ringing');
    const other = to.control.call(ringing.id)!;
    await other.answer();
    await until(call.state, ({ phase }) => phase === 'connected');
    return [call, other];
  };

  beforeEach(() => {
    exchange = new MemoryExchange();
  });

  afterEach(async () => {
    exchange.down = false;
    await Promise.all(phones.splice(0).map((each) => each.close()));
  });

  it('another way out (Wi-Fi to cable): ICE restarts as soon as sound stops, and not while it flows', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const [call] = await talk(ada, bob, '101');
    await until(call.state, ({ audio }) => audio === 'flowing');
    ada.way.forEach((listener) => {
      listener();
    });
    await new Promise((resolve) => setTimeout(resolve, 1700));
    expect(exchange.requests('INVITE', '100')).to.have.length(1);
    // Nothing arrives any more: the counters stand still.
    const getStats = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, 'getStats')!.value as (
      this: RTCPeerConnection,
    ) => Promise<RTCStatsReport>;
    const still = new Map<RTCPeerConnection, Promise<RTCStatsReport>>();
    RTCPeerConnection.prototype.getStats = function (this: RTCPeerConnection) {
      const report = still.get(this) ?? getStats.call(this);
      still.set(this, report);
      return report;
    };
    try {
      ada.way.forEach((listener) => {
        listener();
      });
      await eventually(() => exchange.requests('INVITE', '100').length === 2, 'the ICE restart', 2500);
    } finally {
      RTCPeerConnection.prototype.getStats = getStats;
    }
  }).timeout(20_000);

  describe('loss of the WebSocket', () => {
    it('the call goes on, a hold waits, and is done after the reconnect', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call, other] = await talk(ada, bob, '101');
      exchange.down = true;
      exchange.drop('100');
      const hold = call.hold();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(call.state.value).to.deep.include({ phase: 'connected', pending: 'hold' });
      exchange.down = false;
      await hold;
      await until(other.state, (snapshot) => snapshot.hold.remote);
      expect(call.state.value.hold.local).to.be.true;
    }).timeout(20_000);

    it('a request that was under way is sent again (SIP.js: pending for 32 s)', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call] = await talk(ada, bob, '101');
      let swallow = true;
      exchange.meddle = (text, { to }) => {
        if (!swallow || !text.startsWith('SIP/2.0 200') || to !== '100') return text;
        swallow = false;
        exchange.drop('100');
        return undefined;
      };
      await call.hold();
      expect(swallow).to.be.false;
      expect(call.state.value.hold.local).to.be.true;
    }).timeout(30_000);

    it('a hold that the phone system does not let through is no refusal of the far side', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call] = await talk(ada, bob, '101');
      const realm = 'Proxy-Authenticate: Digest realm="example.com", nonce="1", algorithm=MD5';
      exchange.meddle = (text, { from }) => {
        if (!text.startsWith('INVITE ') || from !== '100') return text;
        exchange.tell('100', reply(text, '407 Proxy Authentication Required', [realm]));
        return undefined;
      };
      const error: unknown = await call.hold().catch((reason: unknown) => reason);
      expect(isAppError(error, 'call/timeout'), String(error)).to.be.true;
      expect(call.state.value).to.deep.include({ phase: 'connected', hold: { local: false, remote: false } });
    }).timeout(20_000);

    it('after the reconnect the far side learns the way by re-INVITE', async () => {
      const ada = await open('100');
      const bob = await open('101');
      await talk(ada, bob, '101');
      exchange.drop('100');
      await eventually(() => exchange.requests('INVITE', '100').length === 2, 're-INVITE');
    }).timeout(20_000);

    it('hang-up without a link: over at once here, BYE when it is back', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call] = await talk(ada, bob, '101');
      exchange.down = true;
      exchange.drop('100');
      await new Promise((resolve) => setTimeout(resolve, 50));
      const began = performance.now();
      await call.hangup();
      expect(performance.now() - began).to.be.below(1000);
      expect(call.state.value.phase).to.equal('ended');
      exchange.down = false;
      const ended = await until(bob.control.calls, (all) => all[0]?.phase === 'ended', 8000);
      expect(ended[0]?.endReason?.kind).to.equal('remote-hangup');
    }).timeout(20_000);

    it('an unanswered outgoing call ends with its reason', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const call = await ada.control.dial({ target: '101' });
      await callIn(bob, 'ringing');
      // Before a provisional response no CANCEL may be sent (RFC 3261 §9.1).
      await callIn(ada, 'alerting');
      exchange.drop('100');
      const ended = await until(call.state, ({ phase }) => phase === 'ended');
      expect(ended.endReason?.kind).to.equal('network-lost');
      await until(bob.control.calls, (all) => all[0]?.phase === 'ended', 8000);
    }).timeout(20_000);
  });
});
