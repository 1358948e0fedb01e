import { expect } from '@open-wc/testing';
import { FakeSourceStore, fakeSource } from '../../../test/fakes/fake-sources.ts';
import { deferred } from '../../lib/deferred.ts';
import { signal } from '../../lib/signals.ts';
import { contactSync } from './contact-sync.ts';
import type { SyncRole } from './contact-sync.ts';

/** Lets what is queued come to its end. */
const rest = () => new Promise((resolve) => setTimeout(resolve));

function stage(first: SyncRole = 'owner') {
  const store = new FakeSourceStore();
  const role = signal<SyncRole>(first);
  const ran: string[] = [];
  const clock = { now: 1_000_000 };
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  let gate: Promise<unknown> = Promise.resolve();
  /** Whether a run leaves a mark in the status. */
  let marks = true;
  const runs = {
    run: async (id: string, attended: boolean) => {
      ran.push(`${id}${attended ? '!' : ''}`);
      await gate;
      if (marks) await store.note(id, { lastRun: clock.now });
    },
  };
  const parts = {
    store,
    runs,
    role,
    now: () => clock.now,
    report: (error: unknown) => {
      throw error;
    },
    after: (ms: number, run: () => void) => {
      const timer = { at: clock.now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  return {
    store,
    role,
    ran,
    timers: () => timers.length,
    start: () => contactSync(parts),
    hold: (promise: Promise<unknown>) => {
      gate = promise;
    },
    leaveNoMarks: () => {
      marks = false;
    },
    pass: async (minutes: number) => {
      clock.now += minutes * 60_000;
      const due = timers.filter(({ at }) => at <= clock.now);
      timers = timers.filter(({ at }) => at > clock.now);
      for (const { run } of due) run();
      await rest();
    },
  };
}

describe('contactSync', () => {
  it('imports on start what is enabled and does not ask to be skipped', async () => {
    const { store, ran, start } = stage();
    store.put(fakeSource({ id: 'a' }));
    store.put(fakeSource({ id: 'b', skipOnStart: true }));
    store.put(fakeSource({ id: 'c', enabled: false }));
    store.put(fakeSource({ id: 'd' }));
    start();
    await rest();
    expect(ran).to.deep.equal(['a', 'd']);
  });

  it('imports again at the interval, and only then', async () => {
    const { store, ran, start, pass } = stage();
    store.put(fakeSource({ id: 'a', interval: 10 }));
    start();
    await rest();
    await pass(9);
    expect(ran).to.deep.equal(['a']);
    await pass(1);
    await pass(10);
    expect(ran).to.deep.equal(['a', 'a', 'a']);
  });

  it('waits a whole interval after a run that left no mark', async () => {
    const { store, ran, start, pass, leaveNoMarks } = stage();
    leaveNoMarks();
    store.put(fakeSource({ id: 'a', interval: 10 }));
    start();
    await rest();
    await pass(1);
    await pass(8);
    expect(ran).to.deep.equal(['a']);
    await pass(1);
    expect(ran).to.deep.equal(['a', 'a']);
  });

  it('runs one after the other', async () => {
    const { store, ran, start, hold } = stage();
    const gate = deferred<undefined>();
    hold(gate.promise);
    store.put(fakeSource({ id: 'a' }));
    store.put(fakeSource({ id: 'b' }));
    start();
    await rest();
    expect(ran).to.deep.equal(['a']);
    gate.resolve(undefined);
    await rest();
    expect(ran).to.deep.equal(['a', 'b']);
  });

  it('does nothing in a window that is not the phone, until it becomes it: then by the interval', async () => {
    const { store, role, ran, start, pass, timers } = stage('unknown');
    store.put(fakeSource({ id: 'a', interval: 10 }), { status: { lastRun: 1_000_000 } });
    start();
    role.value = 'guest';
    await pass(20);
    expect(ran).to.deep.equal([]);
    expect(timers()).to.equal(0);
    role.value = 'owner';
    await pass(0);
    expect(ran).to.deep.equal(['a']);
    role.value = 'guest';
    expect(timers()).to.equal(0);
  });

  it('follows a change of the sources', async () => {
    const { store, ran, start, pass } = stage();
    start();
    await rest();
    store.put(fakeSource({ id: 'new', interval: 5, skipOnStart: true }), { status: { lastRun: 1_000_000 } });
    await pass(5);
    expect(ran).to.deep.equal(['new']);
    store.put(fakeSource({ id: 'new', interval: 5, enabled: false }));
    await pass(60);
    expect(ran).to.deep.equal(['new']);
  });

  it('ends', async () => {
    const { store, ran, start, pass, timers } = stage();
    store.put(fakeSource({ id: 'a', interval: 10 }));
    const end = start();
    await rest();
    end();
    await pass(60);
    expect(ran).to.deep.equal(['a']);
    expect(timers()).to.equal(0);
  });
});
