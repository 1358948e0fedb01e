import { expect } from '@open-wc/testing';
import { SessionState } from 'sip.js';
import { reply } from '../../../test/fakes/memory-exchange.ts';
import { plainDial, plainReInvite, plainTalk } from '../../../test/fakes/plain-phone.ts';
import { eventually, TIMERS, until } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';
import { readSip } from '../../../test/support/sip-text.ts';

/** Each scenario twice: how SIP.js 0.21.2 fails in it (it knows no session timers), and how this phone does not. */
describe('session timers (RFC 4028)', () => {
  const stage = callStage();
  const refusals = (to: string): readonly string[] =>
    stage.exchange
      .responses('INVITE', to)
      .map(({ text }) => text)
      .filter((text) => text.startsWith('SIP/2.0 422'));

  /** The far side wants the call refreshed by the caller within 90 s. */
  const wantRefresh = (): void => {
    stage.exchange.meddle = (text, { from }) => {
      if (!text.startsWith('SIP/2.0 200') || from !== '101' || !/^CSeq: \d+ INVITE/m.test(text)) return text;
      return text
        .replace(/^(?:Session-Expires|Require):.*\r\n/gm, '')
        .replace(/^Contact/m, 'Session-Expires: 90;refresher=uac\r\nRequire: timer\r\nContact');
    };
  };
  /** The network finds the first interval too small. */
  const refuseFirst = (): void => {
    let first = true;
    stage.exchange.meddle = (text, { from }) => {
      if (!text.startsWith('INVITE ') || from !== '100' || !first) return text;
      first = false;
      stage.exchange.tell('100', reply(text, '422 Session Interval Too Small', ['Min-SE: 3600']));
      return undefined;
    };
  };

  describe('an INVITE and its answer', () => {
    it('SIP.js neither offers nor answers them', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      stage.exchange.meddle = (text) =>
        text.startsWith('INVITE ')
          ? text
              .replace(/^Supported: /m, 'Supported: timer,')
              .replace(/^Max-Forwards/m, 'Session-Expires: 1800\r\nMax-Forwards')
          : text;
      let own = '';
      const { meddle } = stage.exchange;
      stage.exchange.meddle = (text, way) => {
        if (text.startsWith('INVITE ')) own = text;
        return meddle(text, way);
      };
      const [call] = await plainTalk(ada, bob);
      expect(readSip(own).header('Supported')).not.to.match(/\btimer\b/);
      expect(readSip(own).header('Session-Expires')).to.equal(undefined);
      await plainReInvite(call);
      for (const { text } of stage.exchange.responses('INVITE', '100'))
        expect(readSip(text).header('Session-Expires')).to.equal(undefined);
    });

    it('we do both', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      const [call] = await stage.talk(ada, bob, '101');
      expect(readSip(stage.last('INVITE', '100')).header('Supported')).to.match(/\btimer\b/);
      expect(readSip(stage.last('INVITE', '100')).header('Session-Expires')).to.equal('1800');
      await call.hold();
      const answers = stage.exchange
        .responses('INVITE', '100')
        .filter(({ text }) => text.startsWith('SIP/2.0 200'));
      expect(answers.map(({ text }) => readSip(text).header('Session-Expires'))).to.deep.equal([
        '1800;refresher=uac',
        '1800;refresher=uac',
      ]);
    });
  });

  describe('a far side that wants to be refreshed within 90 s', () => {
    it('is not by SIP.js: it sets no timer for that', async () => {
      const ada = await stage.plain('100');
      // Its own limit for ringing would stand among what is looked for.
      const bob = await stage.plain('101', { userAgent: { noAnswerTimeout: 300 } });
      wantRefresh();
      const delays: number[] = [];
      const browsers = window.setTimeout.bind(window);
      window.setTimeout = ((run: () => void, ms?: number) => {
        delays.push(ms ?? 0);
        return browsers(run, ms);
      }) as typeof window.setTimeout;
      try {
        await plainTalk(ada, bob);
      } finally {
        window.setTimeout = browsers;
      }
      // Those of its transactions are of 32 s at the most.
      expect(delays.some((ms) => ms > 0 && ms < 33_000)).to.be.true;
      expect(delays.filter((ms) => ms > 33_000 && ms <= 90_000)).to.be.empty;
    });

    it('is by us, at half time', async () => {
      const slow: { readonly ms: number; readonly run: () => void }[] = [];
      const ada = await stage.open('100', {
        timers: {
          ...TIMERS,
          after: (ms, run) => {
            if (ms !== 45_000) return TIMERS.after(ms, run);
            slow.push({ ms, run });
            return () => undefined;
          },
        },
      });
      const bob = await stage.open('101');
      wantRefresh();
      await stage.talk(ada, bob, '101');
      await eventually(() => slow.length > 0, 'a timer of 45 s');
      slow[0]!.run();
      await eventually(() => stage.exchange.requests('INVITE', '100').length === 2, 'the refresh');
      expect(readSip(stage.last('INVITE', '100')).header('Session-Expires')).to.equal('1800;refresher=uac');
    });
  });

  describe('422 Session Interval Too Small', () => {
    it('ends a call of SIP.js', async () => {
      const ada = await stage.plain('100', {
        // As an application would that puts the header in itself.
        userAgent: { sipExtensionExtraSupported: ['timer'] },
      });
      const bob = await stage.plain('101');
      refuseFirst();
      const call = await plainDial(ada, '101', { extraHeaders: ['Session-Expires: 1800'] });
      await eventually(() => call.state === SessionState.Terminated, 'the call is over');
      expect(bob.rang).to.be.empty;
    });

    it('makes us call again with the interval that the network wants', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      refuseFirst();
      const [call] = await stage.talk(ada, bob, '101');
      const [invite] = stage.exchange.requests('INVITE', '100');
      expect(invite!.text).to.match(/^Session-Expires: 3600\r$/m);
      expect(invite!.text).to.match(/^Min-SE: 3600\r$/m);
      expect(call.state.value.phase).to.equal('connected');
      expect(stage.exchange.responses('INVITE', '100').at(-1)!.text).to.match(
        /^Session-Expires: 3600;refresher=uac\r$/m,
      );
    });
  });

  describe('a caller who wants to be refreshed every 30 s', () => {
    it('rings at SIP.js, which will not do it', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      await plainDial(ada, '101', {
        extraHeaders: ['Supported: timer', 'Session-Expires: 30;refresher=uas'],
      });
      await eventually(() => bob.rang.length === 1, 'it rings');
      expect(refusals('100')).to.be.empty;
    });

    it('gets 422 from us, and the phone does not ring', async () => {
      const ada = await stage.open('100', { settings: { sessionExpires: 90 } });
      const bob = await stage.open('101');
      stage.exchange.meddle = (text) => text.replace(/^Session-Expires: 90/m, 'Session-Expires: 30');
      const call = await ada.control.dial({ target: '101' });
      await eventually(() => refusals('100').length > 0, '422');
      expect(readSip(refusals('100')[0]!).header('Min-SE')).to.equal('90');
      expect(bob.control.calls.value).to.be.empty;
      await until(call.state, ({ phase }) => phase === 'ended');
    });
  });
});
