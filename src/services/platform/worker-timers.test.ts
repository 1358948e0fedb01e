import { aTimeout, expect } from '@open-wc/testing';
import { WorkerTimers } from './worker-timers.ts';

function realTimers(): WorkerTimers {
  return new WorkerTimers(new Worker(new URL('./timer.worker.ts', import.meta.url), { type: 'module' }));
}

describe('WorkerTimers', () => {
  it('calls back once, in the order of time', async () => {
    const timers = realTimers();
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      timers.after(60, () => {
        order.push('late');
        resolve();
      });
      timers.after(10, () => order.push('early'));
    });
    await aTimeout(50);
    expect(order).to.deep.equal(['early', 'late']);
    timers.close();
  });

  it('calls back again and again until cancelled', async () => {
    const timers = realTimers();
    let count = 0;
    await new Promise<void>((resolve) => {
      const cancel = timers.every(5, () => {
        if (++count < 3) return;
        cancel();
        resolve();
      });
    });
    await aTimeout(40);
    expect(count).to.equal(3);
    timers.close();
  });

  it('does not call back what was cancelled, not even when the message is on its way', async () => {
    const timers = realTimers();
    let called = false;
    await new Promise<void>((resolve) => {
      const cancel = timers.after(20, () => {
        called = true;
      });
      timers.after(20, resolve);
      const end = performance.now() + 40;
      // Both are due in the worker while the page is busy.
      while (performance.now() < end);
      cancel();
    });
    await aTimeout(20);
    expect(called).to.equal(false);
    timers.close();
  });

  it('goes on in the page when the worker fails', async () => {
    const broken = URL.createObjectURL(new Blob(['throw new Error("broken")'], { type: 'text/javascript' }));
    const timers = new WorkerTimers(new Worker(broken));
    let ticks = 0;
    await new Promise<void>((resolve) => {
      timers.after(5, resolve);
      timers.every(5, () => ticks++);
    });
    await new Promise<void>((resolve) => {
      timers.after(30, resolve);
    });
    expect(ticks).to.be.greaterThan(1);
    timers.close();
    const before = ticks;
    await aTimeout(30);
    expect(ticks).to.equal(before);
  });

  it('is ready for a delay that no browser timer can hold', async () => {
    const timers = realTimers();
    let called = false;
    timers.after(1e12, () => {
      called = true;
    });
    await aTimeout(50);
    expect(called).to.equal(false);
    timers.close();
  });
});
