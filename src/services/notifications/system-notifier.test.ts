import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import type { NotificationAction } from '../../domain/media/notifier.ts';
import { SystemNotifier } from './system-notifier.ts';

interface Shown {
  readonly title: string;
  readonly options: NotificationOptions;
  readonly click: () => void;
}

/** The notifications that stand on the screen now. */
const screen = new Set<Shown>();

class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static answer: NotificationPermission = 'granted';
  readonly #shown: Shown;

  constructor(title: string, options: NotificationOptions = {}) {
    super();
    this.#shown = { title, options, click: () => this.dispatchEvent(new Event('click')) };
    screen.add(this.#shown);
  }

  static requestPermission(): Promise<NotificationPermission> {
    FakeNotification.permission = FakeNotification.answer;
    return Promise.resolve(FakeNotification.answer);
  }

  close(): void {
    screen.delete(this.#shown);
  }
}

/** What the notifier uses of a registration. */
const registration = {
  showNotification(title: string, options: NotificationOptions = {}): Promise<void> {
    screen.add({ title, options, click: () => undefined });
    return Promise.resolve();
  },
  getNotifications({ tag }: GetNotificationOptions = {}): Promise<readonly { close(): void }[]> {
    const found = [...screen].filter(({ options }) => options.tag === tag);
    return Promise.resolve(found.map((shown) => ({ close: () => screen.delete(shown) })));
  },
};

const CALL = { callId: 'c1', title: 'Call from Ada', body: 'Line 1', answer: 'Answer', reject: 'Decline' };

describe('system notifications', () => {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'Notification')!;
  let inFront: boolean;
  let withWorker: boolean;
  let notifier: SystemNotifier;
  let abort: AbortController;
  let actions: NotificationAction[];

  const leave = (): void => {
    inFront = false;
    dispatchEvent(new Event('blur'));
  };
  const comeBack = (): void => {
    inFront = true;
    dispatchEvent(new Event('focus'));
  };
  const one = async (): Promise<Shown> => {
    await waitUntil(() => screen.size === 1);
    return [...screen][0]!;
  };
  const fromWorker = (data: unknown): void => {
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }));
  };

  before(() => {
    Object.defineProperty(globalThis, 'Notification', { configurable: true, value: FakeNotification });
  });
  after(() => {
    Object.defineProperty(globalThis, 'Notification', descriptor);
  });

  beforeEach(() => {
    FakeNotification.permission = 'granted';
    FakeNotification.answer = 'granted';
    screen.clear();
    inFront = false;
    withWorker = true;
    actions = [];
    abort = new AbortController();
    notifier = new SystemNotifier({
      inFront: () => inFront,
      // The fake has the two methods that are used.
      registration: () =>
        Promise.resolve(withWorker ? (registration as unknown as ServiceWorkerRegistration) : undefined),
    });
    notifier.onAction((action) => actions.push(action));
  });

  afterEach(() => {
    abort.abort();
    notifier.close();
  });

  it('shows an incoming call with its two buttons until the call is taken or gone', async () => {
    notifier.incomingCall(CALL, abort.signal);
    const { title, options } = await one();
    expect(title).to.equal('Call from Ada');
    expect(options).to.deep.include({
      body: 'Line 1',
      requireInteraction: true,
      data: { type: 'notification/call', callId: 'c1' },
      actions: [
        { action: 'answer', title: 'Answer' },
        { action: 'reject', title: 'Decline' },
      ],
    });
    abort.abort();
    await waitUntil(() => screen.size === 0);
  });

  it('shows none while the person looks at the window, one as soon as they leave, and none when they come back', async () => {
    inFront = true;
    notifier.incomingCall(CALL, abort.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.size).to.equal(0);
    leave();
    await one();
    comeBack();
    await waitUntil(() => screen.size === 0);
  });

  it('shows nothing after the call is over', async () => {
    inFront = true;
    notifier.incomingCall(CALL, abort.signal);
    abort.abort();
    leave();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.size).to.equal(0);
  });

  it('takes away what the browser shows only after the call was over', async () => {
    notifier.incomingCall(CALL, abort.signal);
    abort.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.size).to.equal(0);
  });

  it('shows nothing without permission', async () => {
    FakeNotification.permission = 'denied';
    const denied = new SystemNotifier({
      inFront: () => false,
      registration: () => Promise.resolve(undefined),
    });
    expect(denied.access.value).to.equal('denied');
    denied.incomingCall(CALL, abort.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.size).to.equal(0);
    denied.close();
  });

  it('shows it without buttons where there is no service worker, and a click brings the call up', async () => {
    withWorker = false;
    notifier.incomingCall(CALL, abort.signal);
    const shown = await one();
    expect(shown.options).to.not.have.property('actions');
    shown.click();
    expect(actions).to.deep.equal([{ callId: 'c1', action: 'show' }]);
    expect(screen.size).to.equal(0);
  });

  it('hears from the service worker which button was pressed, and nothing malformed', () => {
    fromWorker({ type: 'notification/action', callId: 'c1', action: 'answer' });
    fromWorker({ type: 'notification/action', callId: 'c1', action: 'dial' });
    fromWorker('answer');
    expect(actions).to.deep.equal([{ callId: 'c1', action: 'answer' }]);
  });

  it('tells each listener until it leaves', () => {
    const heard: NotificationAction[] = [];
    const stop = notifier.onAction((action) => heard.push(action));
    stop();
    fromWorker({ type: 'notification/action', callId: 'c1', action: 'reject' });
    expect(heard).to.deep.equal([]);
    expect(actions).to.have.length(1);
  });

  it('asks for the permission and knows the answer', async () => {
    FakeNotification.permission = 'default';
    FakeNotification.answer = 'denied';
    const asking = new SystemNotifier({
      inFront: () => false,
      registration: () => Promise.resolve(undefined),
    });
    expect(asking.access.value).to.equal('prompt');
    expect(await asking.request()).to.equal('denied');
    expect(asking.access.value).to.equal('denied');
    asking.close();
  });
});

describe('badge of the app', () => {
  it('sets the number and removes it at 0', () => {
    const calls: unknown[][] = [];
    const record =
      (name: string) =>
      (...args: unknown[]): Promise<void> => {
        calls.push([name, ...args]);
        return Promise.resolve();
      };
    Object.defineProperty(navigator, 'setAppBadge', { configurable: true, value: record('set') });
    Object.defineProperty(navigator, 'clearAppBadge', { configurable: true, value: record('clear') });
    const notifier = new SystemNotifier();
    notifier.badge(3);
    notifier.badge(0);
    expect(calls).to.deep.equal([['set', 3], ['clear']]);
    notifier.close();
    Reflect.deleteProperty(navigator, 'setAppBadge');
    Reflect.deleteProperty(navigator, 'clearAppBadge');
  });
});
