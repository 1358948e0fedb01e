import { aTimeout, expect } from '@open-wc/testing';
import { waitUntil } from '../../test/support/wait-until.ts';
import { FakeCallControl } from '../../test/fakes/fake-call-control.ts';
import { deferred } from '../lib/deferred.ts';
import type { Deferred } from '../lib/deferred.ts';
import { signal } from '../lib/signals.ts';
import { CallHub } from './call-hub.ts';
import { phoneStart } from './phone-start.ts';
import { LockedWindowRole } from './window-role.ts';

/** One window: what it was asked to do, and the role it plays. */
class TestWindow {
  readonly callLive = signal(false);
  released = 0;
  /** What its phone waits for while it stops. */
  stopping: Promise<unknown> = Promise.resolve();
  readonly numbers: string[] = [];
  readonly role = new LockedWindowRole({
    callLive: this.callLive,
    release: async () => {
      await this.stopping;
      this.released += 1;
    },
    numberHanded: ({ target, origin }) => {
      this.numbers.push(`${origin} ${target}`);
    },
  });
}

describe('one window owns the phone', () => {
  const windows: TestWindow[] = [];

  async function open(): Promise<TestWindow> {
    const window = new TestWindow();
    windows.push(window);
    await window.role.start();
    return window;
  }

  afterEach(() => {
    for (const { role } of windows.splice(0)) role.close();
  });

  it('gives the phone to the first window and makes the second a guest', async () => {
    const first = await open();
    await waitUntil(() => first.role.role.value === 'owner');
    const second = await open();
    expect(second.role.role.value).to.equal('guest');
  });

  it('lets a guest take over, and the owner stops its phone', async () => {
    const first = await open();
    const second = await open();
    await second.role.takeOver();
    expect(second.role.role.value).to.equal('owner');
    await waitUntil(() => first.role.role.value === 'guest');
    expect(first.released).to.equal(1);
  });

  it('is not the phone before the other window has unregistered, as both register as one instance', async () => {
    const first = await open();
    const second = await open();
    first.stopping = aTimeout(300);
    const taken = second.role.takeOver();
    await waitUntil(() => first.role.role.value === 'guest');
    expect(second.role.role.value).to.equal('guest');
    await taken;
    expect(first.released).to.equal(1);
    expect(second.role.role.value).to.equal('owner');
  });

  it('takes the phone from a window that does not manage to stop', async () => {
    const first = await open();
    const second = await open();
    first.stopping = aTimeout(60_000);
    await second.role.takeOver();
    expect(second.role.role.value).to.equal('owner');
    second.role.close();
    await waitUntil(() => first.role.role.value === 'owner');
  }).timeout(6000);

  it('has the phone again when the window that asked for it is gone', async () => {
    const first = await open();
    const second = await open();
    void second.role.takeOver().catch(() => undefined);
    second.role.close();
    await waitUntil(() => first.role.role.value === 'guest');
    await waitUntil(() => first.role.role.value === 'owner', undefined, { timeout: 5000 });
  }).timeout(8000);

  it('refuses while a call is live in the owner, and knows so beforehand', async () => {
    const first = await open();
    first.callLive.value = true;
    const second = await open();
    await waitUntil(() => second.role.ownerBusy.value);
    const failure = await second.role.takeOver().catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'window/busy');
    expect(first.released).to.equal(0);
    expect(first.role.role.value).to.equal('owner');
  });

  it('refuses when the call began just before the wish arrived', async () => {
    const first = await open();
    const second = await open();
    await aTimeout(20);
    first.callLive.value = true;
    const failure = await second.role.takeOver().catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'window/busy');
  });

  it('makes the next window the phone when the owner goes', async () => {
    const first = await open();
    const second = await open();
    first.role.close();
    await waitUntil(() => second.role.role.value === 'owner');
  });

  it('takes the phone back and forth', async () => {
    const first = await open();
    const second = await open();
    await second.role.takeOver();
    await waitUntil(() => first.role.role.value === 'guest');
    await first.role.takeOver();
    expect(first.role.role.value).to.equal('owner');
    await waitUntil(() => second.role.role.value === 'guest');
  });

  it('hands a number to the owner and to nobody else', async () => {
    const first = await open();
    const second = await open();
    const third = await open();
    second.role.handNumber('+493012345', 'window');
    second.role.handNumber('tel:503', 'link');
    await waitUntil(() => first.numbers.length === 2);
    expect(first.numbers).to.deep.equal(['window +493012345', 'link tel:503']);
    expect(third.numbers).to.deep.equal([]);
  });
});

describe('the start of the phone, while windows take over from each other', () => {
  /** A telephone that tells what it was asked to do. */
  class Telephone extends FakeCallControl {
    readonly done: string[] = [];
    stopped = deferred<undefined>();

    override start(): Promise<void> {
      this.done.push('start');
      return super.start();
    }

    override async stop(): Promise<void> {
      this.done.push('stop');
      await this.stopped.promise;
    }
  }

  /** A window that loads telephones as slowly as a test wants it to. */
  class Loading {
    owner = true;
    readonly hub = new CallHub();
    readonly telephones: Telephone[] = [];
    readonly arrivals: Deferred<undefined>[] = [];
    readonly start = phoneStart({
      hub: this.hub,
      owns: () => this.owner,
      make: async () => {
        const telephone = new Telephone();
        const arrival = deferred<undefined>();
        this.telephones.push(telephone);
        this.arrivals.push(arrival);
        await arrival.promise;
        return telephone;
      },
    });
  }

  it('stops what was loaded for a window that lost the phone meanwhile, and attaches nothing', async () => {
    const window = new Loading();
    const starting = window.start();
    window.owner = false;
    await window.hub.detach();
    window.telephones[0]!.stopped.resolve(undefined);
    window.arrivals[0]!.resolve(undefined);
    await starting;
    expect(window.telephones[0]!.done).to.deep.equal(['stop']);
    const dialled = await window.hub.dial({ target: '1' }).catch((error: unknown) => error);
    expect(dialled).to.have.property('code', 'call/no-line');
  });

  it('starts one telephone when the phone went away and came back while it loaded', async () => {
    const window = new Loading();
    const first = window.start();
    window.owner = false;
    await window.hub.detach();
    window.owner = true;
    const second = window.start();
    for (const telephone of window.telephones) telephone.stopped.resolve(undefined);
    for (const arrival of window.arrivals) arrival.resolve(undefined);
    await Promise.all([first, second]);
    expect(window.telephones.map(({ done }) => done)).to.deep.equal([['stop'], ['start']]);
  });

  it('waits until the telephone before has unregistered', async () => {
    const window = new Loading();
    const first = window.start();
    window.arrivals[0]!.resolve(undefined);
    await first;
    const leaving = window.hub.detach();
    const second = window.start();
    window.arrivals[1]!.resolve(undefined);
    await aTimeout(20);
    expect(window.telephones[1]!.done).to.deep.equal([]);
    window.telephones[0]!.stopped.resolve(undefined);
    await Promise.all([leaving, second]);
    expect(window.telephones[1]!.done).to.deep.equal(['start']);
  });
});
