import { expect } from '@open-wc/testing';
import { addLogSink, logger } from './logger.ts';
import type { LogRecord } from './logger.ts';
import { once } from './once.ts';
import { RateLimit } from './rate-limit.ts';
import { SerialQueue } from './serial-queue.ts';
import { signal } from './signals.ts';
import { scriptUrl } from './trusted-types.ts';
import { until } from './until.ts';
import { uuidv7 } from './uuid.ts';
import { within } from './within.ts';

describe('SerialQueue', () => {
  it('runs tasks in order, one at a time, and goes on after one that failed', async () => {
    const queue = new SerialQueue();
    const log: string[] = [];
    const task =
      (name: string, ms: number, fails = false) =>
      async (): Promise<void> => {
        log.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, ms));
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const results = await Promise.allSettled([
      queue.run(task('a', 10)),
      queue.run(task('b', 0, true)),
      queue.run(task('c', 0)),
    ]);
    expect(log).to.deep.equal(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(results.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('RateLimit', () => {
  it('lets so many acts through in a window, and more when it has passed', () => {
    let now = 0;
    const limit = new RateLimit(2, 1000, () => now);
    expect([limit.take(), limit.take(), limit.take()]).to.deep.equal([true, true, false]);
    now = 1000;
    expect(limit.take()).to.equal(true);
  });
});

describe('uuidv7', () => {
  it('has version 7, variant 2, and sorts by time', () => {
    const earlier = uuidv7(1_700_000_000_000);
    const later = uuidv7(1_700_000_000_001);
    expect(earlier).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(earlier < later).to.equal(true);
    expect(uuidv7(0x0123_4567_89ab).startsWith('01234567-89ab-7')).to.equal(true);
  });
});

describe('logger', () => {
  it('gives each sink what was written, redacted, until the sink is removed', () => {
    const records: LogRecord[] = [];
    const remove = addLogSink((record) => records.push(record));
    const log = logger('test');
    log.warn('failed', new Error('password=hunter2'), { target: '+493023125014' });
    remove();
    log.error('not heard');
    expect(records).to.have.length(1);
    expect(records[0]).to.include({ level: 'warn', area: 'test' });
    expect(records[0]?.text).to.not.match(/hunter2|3023125/);
  });

  it('makes no record that no sink wants', () => {
    const heard: string[] = [];
    const removers = [
      addLogSink(({ text }) => heard.push(`all: ${text}`)),
      addLogSink(
        ({ text }) => heard.push(`errors: ${text}`),
        (level) => level === 'error',
      ),
    ];
    logger('test').debug('one');
    logger('test').error('two');
    expect(heard).to.deep.equal(['all: one', 'all: two', 'errors: two']);
    removers[0]?.();
    let described = 0;
    logger('test').debug('three', { toJSON: () => described++ });
    removers[1]?.();
    expect([heard.length, described]).to.deep.equal([3, 0]);
  });
});

describe('scriptUrl', () => {
  it('lets through addresses of this origin and no other', () => {
    // Where the browser has Trusted Types it is an object that stands for the text.
    expect([scriptUrl('/workers/timer.js')].join('')).to.equal('/workers/timer.js');
    for (const foreign of [
      'https://evil.example/x.js',
      '//evil.example/x.js',
      'data:text/javascript,0',
      'blob:https://evil.example/1',
    ]) {
      expect(() => scriptUrl(foreign), foreign).to.throw(TypeError);
    }
  });
});

describe('until', () => {
  it('resolves at once when the condition holds, else when it does, and looks no more', async () => {
    const count = signal(1);
    let looks = 0;
    await until(() => count.value > 0);
    const two = until(() => {
      looks++;
      return count.value === 2;
    });
    count.value = 2;
    await two;
    await Promise.resolve();
    count.value = 3;
    expect(looks).to.equal(2);
  });
});

describe('within', () => {
  const timers = (fire: boolean): { cancelled: boolean; after: Parameters<typeof within>[0]['after'] } => ({
    cancelled: false,
    after(_, run) {
      if (fire) queueMicrotask(run);
      return () => {
        this.cancelled = true;
      };
    },
  });

  it('settles with the task, and gives the timer up', async () => {
    const clock = timers(false);
    await within(clock, 1, Promise.resolve());
    expect(clock.cancelled).to.equal(true);
    const failed = await within(clock, 1, Promise.reject(new Error('no'))).catch(String);
    expect(failed).to.equal('Error: no');
  });

  it('resolves when the time is over', async () => {
    await within(timers(true), 1, new Promise(() => undefined));
  });
});

describe('once', () => {
  it('runs once for all who ask, and anew after a failure alone', async () => {
    const outcomes = [Promise.reject(new Error('no network')), Promise.resolve('loaded')];
    let runs = 0;
    const load = once(() => outcomes[runs++] ?? Promise.resolve('again'));
    const first = [load(), load()];
    const said = await Promise.all(first.map((each) => each.catch(String)));
    expect(said).to.deep.equal(['Error: no network', 'Error: no network']);
    expect(await load()).to.equal('loaded');
    expect(await load()).to.equal('loaded');
    expect(runs).to.equal(2);
  });
});
