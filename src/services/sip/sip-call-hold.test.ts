import { expect } from '@open-wc/testing';
import { reply } from '../../../test/fakes/memory-exchange.ts';
import { mediaOf, plainReInvite, plainTalk } from '../../../test/fakes/plain-phone.ts';
import { eventually, hears, until } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';
import { audioDirection } from './sdh-direction.ts';

/** Each scenario twice: how SIP.js 0.21.2 fails in it, and how this phone does not. */
describe('hold and ICE restart', () => {
  const stage = callStage();
  const offered = (from: string): ReturnType<typeof audioDirection> =>
    audioDirection(stage.last('INVITE', from));
  const ufrag = (from: string): string => /a=ice-ufrag:(\S+)/.exec(stage.last('INVITE', from))![1]!;

  describe('ICE restarts while a call is held', () => {
    it('SIP.js replaces its options by those of the restart, and the held one hears us again', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      const [call, other] = await plainTalk(ada, bob);
      await plainReInvite(call, { hold: true });
      expect(offered('100')).to.equal('sendonly');
      await plainReInvite(call, { offerOptions: { iceRestart: true } });
      expect(offered('100')).to.equal('sendrecv');
      await hears(mediaOf(other).remoteMediaStream, 440);
    }).timeout(20_000);

    it('we stay on hold: nothing is heard, then the tone again', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      const [call, other] = await stage.talk(ada, bob, '101');
      await until(other.state, ({ audio }) => audio === 'flowing');
      await call.hold();
      expect(offered('100')).to.equal('sendonly');
      await until(other.state, ({ hold }) => hold.remote);
      await hears(bob.media.played[0]!, 0);
      ada.network.forEach((listener) => listener(true));
      await eventually(() => stage.exchange.requests('INVITE', '100').length === 3, 'the ICE restart');
      expect(offered('100')).to.equal('sendonly');
      expect(call.state.value.hold.local).to.be.true;
      await hears(bob.media.played[0]!, 0);
      await call.resume();
      expect(offered('100')).to.equal('sendrecv');
      await until(other.state, ({ hold, audio }) => !hold.remote && audio === 'flowing');
      await hears(bob.media.played[0]!, 440);
    }).timeout(20_000);
  });

  describe('a re-INVITE after an ICE restart', () => {
    it('SIP.js restarts ICE again, with each one that follows', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      const [call] = await plainTalk(ada, bob);
      const first = ufrag('100');
      await plainReInvite(call, { offerOptions: { iceRestart: true } });
      const second = ufrag('100');
      expect(second).not.to.equal(first);
      await plainReInvite(call);
      expect(ufrag('100'), 'a plain refresh').not.to.equal(second);
    });

    it('we keep the new credentials', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      const [call] = await stage.talk(ada, bob, '101');
      const first = ufrag('100');
      ada.network.forEach((listener) => listener(true));
      await eventually(() => stage.exchange.requests('INVITE', '100').length === 2, 'the ICE restart');
      const second = ufrag('100');
      expect(second).not.to.equal(first);
      await call.hold();
      expect(ufrag('100')).to.equal(second);
    });
  });

  describe('our re-INVITE after the far side held with "inactive"', () => {
    it('SIP.js offers recvonly for ever: the far side never hears us again', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      const [call, other] = await plainTalk(ada, bob);
      stage.exchange.meddle = (text) => text.replace('a=sendonly', 'a=inactive');
      await plainReInvite(other, { hold: true });
      stage.exchange.meddle = (text) => text;
      for (let turn = 0; turn < 2; turn++) {
        await plainReInvite(call);
        expect(offered('100')).to.equal('recvonly');
      }
    });

    it('we offer sendrecv', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      const [call, other] = await stage.talk(ada, bob, '101');
      stage.exchange.meddle = (text) => text.replace('a=sendonly', 'a=inactive');
      await other.hold();
      await until(call.state, ({ hold }) => hold.remote);
      stage.exchange.meddle = (text) => text;
      ada.network.forEach((listener) => listener(true));
      await eventually(() => stage.exchange.requests('INVITE', '100').length === 2, 'our re-INVITE');
      expect(offered('100')).to.equal('sendrecv');
    });
  });

  describe('491 Request Pending', () => {
    /** Answers the next re-INVITE of 100 so. */
    const glareOnce = (): void => {
      let glare = 1;
      stage.exchange.meddle = (text, { from }) => {
        if (!text.startsWith('INVITE ') || from !== '100' || glare-- <= 0) return text;
        stage.exchange.tell('100', reply(text, '491 Request Pending'));
        return undefined;
      };
    };

    it('SIP.js gives up, keeps its offer, and can never hold again', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      const [call] = await plainTalk(ada, bob);
      glareOnce();
      expect(await plainReInvite(call, { hold: true })).to.equal(491);
      expect(mediaOf(call).peerConnection?.signalingState).to.equal('have-local-offer');
      const error: unknown = await plainReInvite(call, { hold: true }).catch((reason: unknown) => reason);
      expect(String(error)).to.include('Invalid signaling state');
      // The one that was refused is not there: the exchange notes what it lets through.
      expect(stage.exchange.requests('INVITE', '100')).to.have.length(1);
    });

    it('we try again, and both holds succeed', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      const [call, other] = await stage.talk(ada, bob, '101');
      glareOnce();
      await Promise.all([call.hold(), other.hold()]);
      expect(stage.exchange.requests('INVITE', '100').length).to.equal(2);
      expect(call.state.value.hold).to.deep.equal({ local: true, remote: true });
      expect(other.state.value.hold).to.deep.equal({ local: true, remote: true });
    }).timeout(15_000);
  });
});
