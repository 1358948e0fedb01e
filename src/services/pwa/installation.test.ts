import { expect } from '@open-wc/testing';
import { CALL_LOCK } from '../../domain/pwa/update.ts';
import { signal } from '../../lib/signals.ts';
import type { Signal } from '../../lib/signals.ts';
import { PwaInstallation } from './installation.ts';

/** A version that is installed and waits, and says yes or no when it is asked to become the active one. */
class WaitingVersion extends EventTarget {
  readonly scriptURL = `${location.origin}/sw.js`;
  readonly state = 'installed';
  readonly asked: unknown[] = [];
  answer: boolean | undefined = true;

  postMessage(message: unknown, [port]: readonly MessagePort[]): void {
    this.asked.push(message);
    if (this.answer !== undefined) port?.postMessage(this.answer);
  }
}

class Registration extends EventTarget {
  readonly installing = null;
  readonly active = null;
  waiting: WaitingVersion | null = null;
  updates = 0;

  update(): Promise<void> {
    this.updates++;
    return Promise.resolve();
  }
}

function promptEvent(outcome: 'accepted' | 'dismissed'): Event & { asked: number } {
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    asked: 0,
    prompt: () => {
      event.asked++;
      return Promise.resolve({ outcome });
    },
  });
  return event;
}

const lockHeld = async (): Promise<boolean> => {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name, mode }) => name === CALL_LOCK && mode === 'shared');
};
const codeOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'none',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('installation', () => {
  let callLive: Signal<boolean>;
  let registration: Registration;
  let installation: PwaInstallation;

  beforeEach(() => {
    callLive = signal(false);
    registration = new Registration();
    // No service worker of the test server: what the browser does is played here.
    Object.defineProperty(navigator.serviceWorker, 'register', {
      configurable: true,
      value: () => Promise.resolve(registration),
    });
    installation = new PwaInstallation({ callLive });
  });

  afterEach(() => {
    callLive.value = false;
    Reflect.deleteProperty(navigator.serviceWorker, 'register');
  });

  it('keeps the browser’s prompt for its own place and shows it once', async () => {
    expect(installation.state.value.installable).to.equal(false);
    expect(await installation.install()).to.equal(false);
    const event = promptEvent('accepted');
    dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(true);
    expect(installation.state.value.installable).to.equal(true);
    expect(await installation.install()).to.equal(true);
    expect(event.asked).to.equal(1);
    expect(installation.state.value.installable).to.equal(false);
    expect(await installation.install()).to.equal(false);
  });

  it('tells that the person declined, and offers it again when the browser does', async () => {
    dispatchEvent(promptEvent('dismissed'));
    expect(await installation.install()).to.equal(false);
    dispatchEvent(promptEvent('accepted'));
    expect(installation.state.value.installable).to.equal(true);
  });

  it('knows that it was installed', () => {
    dispatchEvent(promptEvent('accepted'));
    dispatchEvent(new Event('appinstalled'));
    expect(installation.state.value).to.include({ installed: true, installable: false });
  });

  it('announces a version that waits, and asks it to become active when the person says so', async () => {
    await installation.start();
    expect(installation.state.value.updateReady).to.equal(false);
    const waiting = new WaitingVersion();
    registration.waiting = waiting;
    const again = new PwaInstallation({ callLive });
    await again.start();
    expect(again.state.value.updateReady).to.equal(true);
    await again.applyUpdate();
    expect(waiting.asked).to.deep.equal([{ type: 'update/activate' }]);
  });

  it('does not apply it while a call is live here, nor when the version refuses because of another window', async () => {
    const waiting = new WaitingVersion();
    registration.waiting = waiting;
    await installation.start();
    callLive.value = true;
    expect(await codeOf(installation.applyUpdate())).to.equal('window/busy');
    expect(waiting.asked).to.deep.equal([]);
    callLive.value = false;
    waiting.answer = false;
    expect(await codeOf(installation.applyUpdate())).to.equal('window/busy');
    expect(installation.state.value.updateReady).to.equal(true);
  });

  it('holds a lock while a call is live, and only then', async () => {
    await installation.start();
    const isHeld = async (wanted: boolean): Promise<void> => {
      while ((await lockHeld()) !== wanted) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await isHeld(false);
    for (let round = 0; round < 2; round++) {
      callLive.value = true;
      await isHeld(true);
      callLive.value = false;
      await isHeld(false);
    }
  });

  it('looks for a new version when asked', async () => {
    await installation.start();
    await installation.checkForUpdate();
    expect(registration.updates).to.equal(1);
  });

  it('starts where no service worker can be registered', async () => {
    Object.defineProperty(navigator.serviceWorker, 'register', {
      configurable: true,
      value: () => Promise.reject(new Error('refused')),
    });
    await installation.start();
    expect(installation.state.value).to.include({ offlineReady: false, updateReady: false });
  });
});
