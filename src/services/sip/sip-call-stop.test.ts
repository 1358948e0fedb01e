import { expect } from '@open-wc/testing';
import { Core } from 'sip.js';
import { plainTalk } from '../../../test/fakes/plain-phone.ts';
import { eventually, TIMERS } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';

/** The phone is closed while two calls stand whose far sides do not answer any more. */
describe('stopping with dead dialogs', () => {
  const stage = callStage();
  /** Nobody hears a BYE any more; notes whom it was meant for. */
  const swallow = (byes: string[]): void => {
    stage.exchange.meddle = (text, { to }) => {
      if (!text.startsWith('BYE ')) return text;
      byes.push(to);
      return undefined;
    };
  };

  it('SIP.js waits for each in turn until its BYE has timed out (32 s)', async () => {
    const ada = await stage.plain('100');
    const [bob, eve] = [await stage.plain('101'), await stage.plain('102')];
    await plainTalk(ada, bob);
    await plainTalk(ada, eve);
    const byes: string[] = [];
    swallow(byes);
    const { TIMER_F: usual } = Core.Timers;
    // The wait, shortened; that it is waited for, and one call after the other, is what counts.
    Core.Timers.TIMER_F = 300;
    try {
      let stopped = false;
      const began = performance.now();
      const stopping = ada.userAgent.stop().then(() => {
        stopped = true;
      });
      await eventually(() => byes.length === 1, 'the first BYE');
      expect(stopped).to.be.false;
      await eventually(() => byes.length === 2, 'the second BYE');
      expect(performance.now() - began, 'only after the first has timed out').to.be.at.least(290);
      expect(stopped).to.be.false;
      await stopping.catch(() => undefined);
      expect(performance.now() - began).to.be.at.least(590);
    } finally {
      Core.Timers.TIMER_F = usual;
    }
  });

  it('we say BYE to all at once, and are done when two seconds are over', async () => {
    const bounds: (() => void)[] = [];
    let bounded = true;
    const ada = await stage.open('100', {
      timers: {
        ...TIMERS,
        after: (ms, run) => {
          if (!bounded || ms < 1500 || ms > 2000) return TIMERS.after(ms, run);
          bounds.push(run);
          return () => undefined;
        },
      },
    });
    const [bob, eve] = [await stage.open('101'), await stage.open('102')];
    await stage.talk(ada, bob, '101');
    await stage.talk(ada, eve, '102');
    const byes: string[] = [];
    swallow(byes);
    const stopping = ada.control.stop();
    await eventually(() => byes.length === 2, 'both BYEs');
    // No timer has run yet: neither BYE waited for the other. Now the two seconds are over.
    for (const bound of bounds) bound();
    bounded = false;
    await stopping;
    expect(stage.exchange.responses('BYE', '100')).to.be.empty;
    stage.exchange.meddle = (text) => text;
  }).timeout(20_000);
});
