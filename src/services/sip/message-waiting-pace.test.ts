import { expect } from '@open-wc/testing';
import type { Core, UserAgent } from 'sip.js';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { MessageWaitingSubscription } from './message-waiting-subscription.ts';

/** A subscription on a core that only notes what it was asked for. */
function subscribed(): {
  readonly asked: number[];
  readonly clock: FakeClock;
  readonly answer: (status: number) => void;
} {
  const clock = new FakeClock();
  const asked: number[] = [];
  let last: Core.OutgoingSubscribeRequestDelegate | undefined;
  const userAgentCore = {
    configuration: { aor: 'sip:100@practice.test' },
    makeOutgoingRequestMessage: () => ({}),
    subscribe: (_message: unknown, delegate: Core.OutgoingSubscribeRequestDelegate) => {
      asked.push(clock.now());
      last = delegate;
      return { dispose: () => undefined };
    },
  };
  const subscription = new MessageWaitingSubscription({
    userAgent: { userAgentCore, contact: 'sip:x@y.invalid' } as unknown as UserAgent,
    timers: clock,
    onSummary: () => undefined,
    random: () => 0.5,
  });
  subscription.start();
  return {
    asked,
    clock,
    answer: (statusCode) => {
      const message = { statusCode, getHeader: () => undefined };
      const response = { message } as unknown as Core.IncomingResponse;
      if (statusCode < 300) last?.onAccept?.(response);
      else last?.onReject?.(response);
    },
  };
}

describe('how often message-summary is asked for', () => {
  it('believes the third refusal, and no sooner', async () => {
    const { asked, clock, answer } = subscribed();
    answer(489);
    await clock.pass(3_600_000);
    expect(asked).to.have.length(2);
    answer(489);
    await clock.pass(3_600_000);
    expect(asked).to.have.length(3);
    answer(489);
    await clock.pass(36_000_000);
    expect(asked).to.have.length(3);
  });

  it('does not take a busy server for one that refuses', async () => {
    const { asked, clock, answer } = subscribed();
    for (let count = 1; count <= 8; count++) {
      answer(503);
      await clock.pass(3_600_000);
      expect(asked).to.have.length(count + 1);
    }
    answer(489);
    await clock.pass(3_600_000);
    expect(asked).to.have.length(10);
  });

  it('waits longer from one failure to the next, by single steps', async () => {
    const { asked, clock, answer } = subscribed();
    const waited = async (status: number): Promise<number> => {
      answer(status);
      const from = clock.now();
      await clock.pass(3_600_000);
      return (asked.at(-1) ?? from) - from;
    };
    const first = await waited(489);
    expect(await waited(503)).to.equal(first * 2);
  });
});
