import { expect } from '@open-wc/testing';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { KeepAlive } from './keep-alive.ts';

/** A server that answers what a test says, one millisecond later. */
function watched(answers: { pong: boolean; options: boolean }): {
  readonly clock: FakeClock;
  readonly keepAlive: KeepAlive;
  readonly log: string[];
  readonly answers: { pong: boolean; options: boolean };
} {
  const clock = new FakeClock();
  const log: string[] = [];
  const keepAlive: KeepAlive = new KeepAlive(
    {
      ping: () => {
        log.push('ping');
        if (answers.pong)
          clock.after(1, () => {
            keepAlive.heard('pong');
          });
      },
      ask: () => {
        log.push('ask');
        if (answers.options)
          clock.after(1, () => {
            keepAlive.heard('answer');
          });
      },
      dead: () => log.push('dead'),
    },
    clock,
    clock.now,
  );
  return { clock, keepAlive, log, answers };
}

const count = (log: readonly string[], what: string): number => log.filter((entry) => entry === what).length;

describe('KeepAlive', () => {
  it('pings at once, then each time the link was quiet for 4 s', async () => {
    const { clock, keepAlive, log } = watched({ pong: true, options: true });
    keepAlive.start();
    expect(log).to.deep.equal(['ping']);
    await clock.pass(40_000);
    expect(count(log, 'ping')).to.be.within(9, 11);
    expect(count(log, 'ask')).to.equal(0);
  });

  it('does not ping a link on which messages come', async () => {
    const { clock, keepAlive, log } = watched({ pong: true, options: true });
    keepAlive.start();
    await clock.pass(10);
    for (let second = 0; second < 30; second++) {
      await clock.pass(1000);
      keepAlive.heard('other');
    }
    expect(log).to.deep.equal(['ping']);
  });

  for (const [name, answers] of [
    ['pongs', { pong: true, options: false }],
    ['answers OPTIONS only', { pong: false, options: true }],
  ] as const) {
    for (const quietFor of [0, 1000, 2000, 3000, 3999]) {
      it(`a server that ${name}, silent ${String(quietFor)} ms after it was heard, is dead within 10 s`, async () => {
        const state = watched({ ...answers });
        state.keepAlive.start();
        await state.clock.pass(20_010 + quietFor);
        expect(state.log).not.to.include('dead');
        state.answers.pong = false;
        state.answers.options = false;
        await state.clock.pass(10_000);
        expect(state.log.at(-1)).to.equal('dead');
        await state.clock.pass(60_000);
        expect(count(state.log, 'dead')).to.equal(1);
      });
    }
  }

  it('learns anew on each connection', async () => {
    const { clock, keepAlive, log, answers } = watched({ pong: true, options: false });
    keepAlive.start();
    await clock.pass(20_000);
    keepAlive.stop();
    answers.pong = false;
    keepAlive.start();
    await clock.pass(300_000);
    expect(log).not.to.include('dead');
  });

  it('is not misled by other traffic about what a server answers', async () => {
    const { clock, keepAlive, log } = watched({ pong: false, options: false });
    keepAlive.start();
    for (let second = 0; second < 30; second++) {
      await clock.pass(1000);
      keepAlive.heard('other');
    }
    expect(count(log, 'ask')).to.equal(1);
    await clock.pass(600_000);
    expect(log).not.to.include('dead');
  });

  it('pings on, seldom, where nothing is answered, and takes a late pong for an answer', async () => {
    const { clock, keepAlive, log, answers } = watched({ pong: false, options: false });
    keepAlive.start();
    await clock.pass(110_000);
    expect(log.filter((entry) => entry === 'ask')).to.have.length(1);
    expect(count(log, 'ping')).to.be.within(4, 6);
    expect(keepAlive.probe()).to.equal(false);
    answers.pong = true;
    await clock.pass(30_000);
    answers.pong = false;
    await clock.pass(10_000);
    expect(log.at(-1)).to.equal('dead');
  });

  it('probes at once when asked, and waits 2 s', async () => {
    const { clock, keepAlive, log, answers } = watched({ pong: true, options: false });
    keepAlive.start();
    await clock.pass(100);
    answers.pong = false;
    expect(keepAlive.probe()).to.equal(true);
    await clock.pass(1999);
    expect(log.at(-1)).to.equal('ping');
    await clock.pass(1);
    expect(log.at(-1)).to.equal('dead');
  });
});
