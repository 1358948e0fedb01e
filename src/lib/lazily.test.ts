import { expect } from '@open-wc/testing';
import { lazily } from './lazily.ts';
import { once } from './once.ts';

interface Port {
  readonly known: number;
  add(a: number, b: number): Promise<number>;
}

describe('lazily', () => {
  it('loads with the first call, and calls the method of what was loaded', async () => {
    let loads = 0;
    const load = once(() => {
      loads++;
      const base = 1;
      return Promise.resolve({
        known: 2,
        base,
        add: (a: number, b: number) => Promise.resolve(base + a + b),
      });
    });
    const port = lazily<Port>(load, { known: 7 });
    expect(port.known).to.equal(7);
    expect(loads).to.equal(0);
    expect(await port.add(1, 2)).to.equal(4);
    await port.add(1, 2);
    expect(loads).to.equal(1);
  });

  it('is no promise itself, and rejects as the loading does', async () => {
    const port = lazily<Port>(() => Promise.reject(new Error('offline')));
    expect(await Promise.resolve(port)).to.equal(port);
    const failure = await port.add(1, 2).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
  });
});
