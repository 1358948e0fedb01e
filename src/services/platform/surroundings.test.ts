import { expect } from '@open-wc/testing';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { BrowserSurroundings } from './surroundings.ts';

function surroundings(): { clock: FakeClock; world: BrowserSurroundings; slept: number[] } {
  const clock = new FakeClock();
  const world = new BrowserSurroundings(clock, clock.now);
  const slept: number[] = [];
  world.onWakeUp((ms) => slept.push(ms));
  return { clock, world, slept };
}

describe('BrowserSurroundings', () => {
  it('is silent while time goes its way', async () => {
    const { clock, world, slept } = surroundings();
    await clock.pass(600_000);
    expect(slept).to.deep.equal([]);
    world.close();
  });

  it('tells a sleep by the jump of the clock, once', async () => {
    const { clock, world, slept } = surroundings();
    await clock.pass(10_000);
    clock.sleep(3_600_000);
    await clock.pass(10_000);
    expect(slept).to.have.length(1);
    expect(slept[0]).to.be.closeTo(3_600_000, 2000);
    world.close();
  });

  it('looks at the clock when the page is shown, before the first tick', () => {
    const { clock, world, slept } = surroundings();
    clock.sleep(60_000);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(slept).to.have.length(1);
    world.close();
  });

  it('does not take a clock that was set back for sleep', async () => {
    const { clock, world, slept } = surroundings();
    clock.sleep(-3_600_000);
    await clock.pass(10_000);
    expect(slept).to.deep.equal([]);
    world.close();
  });

  it('takes a frozen page for a sleeping one', async () => {
    const { clock, world, slept } = surroundings();
    document.dispatchEvent(new Event('freeze'));
    clock.sleep(90_000);
    document.dispatchEvent(new Event('resume'));
    await clock.pass(10_000);
    expect(slept).to.deep.equal([90_000]);
    world.close();
  });

  it('passes on that the way out may be another, without the network having gone (Wi-Fi to cable)', () => {
    const { world } = surroundings();
    const { connection } = navigator as unknown as { readonly connection: EventTarget };
    let told = 0;
    const remove = world.onWayChange(() => told++);
    connection.dispatchEvent(new Event('change'));
    expect(told).to.equal(1);
    remove();
    connection.dispatchEvent(new Event('change'));
    expect(told).to.equal(1);
    world.close();
  });

  it('passes on that the network came or went, until closed', () => {
    const { clock, world, slept } = surroundings();
    const told: boolean[] = [];
    const remove = world.onConnectivity((online) => told.push(online));
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
    expect(told).to.deep.equal([false, true]);
    remove();
    dispatchEvent(new Event('offline'));
    expect(told).to.have.length(2);
    expect(world.online()).to.equal(navigator.onLine);
    world.close();
    clock.sleep(60_000);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(slept).to.deep.equal([]);
    expect(clock.waiting).to.equal(0);
  });
});
