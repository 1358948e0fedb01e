import { expect } from '@open-wc/testing';
import type { PopOutPhone } from '../../domain/pwa/pop-outs.ts';
import { signal } from '../../lib/signals.ts';
import { PopOutWindows } from './pop-out-windows.ts';
import type { Page } from './pop-out-windows.ts';

type Listener = (event: MessageEvent) => void;

/** A window as far as this needs one. */
class FakePage {
  readonly listeners = new Map<string, Listener[]>();
  readonly opened: string[] = [];
  readonly localStorage = localStorage;
  readonly addresses: string[] = [];
  readonly history = {
    state: null,
    replaceState: (_state: unknown, _title: string, { search }: URL): void => {
      this.addresses.push(search);
    },
  };
  innerWidth = 700;
  innerHeight = 500;
  location: { href: string; origin: string };
  opener: unknown = null;
  /** What `open` gives. */
  child: unknown = null;

  constructor(path: string) {
    this.location = { href: `${location.origin}${path}`, origin: location.origin };
  }

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  open(address: string, _name: string, features: string): unknown {
    this.opened.push(`${address} ${features}`);
    return this.child;
  }

  fire(type: string, event: MessageEventInit = {}): void {
    for (const listener of this.listeners.get(type) ?? []) listener(new MessageEvent(type, event));
  }
}

interface Pair {
  readonly main: FakePage;
  readonly popOut: PopOutWindows;
  readonly dialled: string[];
  /** Where messages of the opened window say that they come from. */
  readonly as: { origin: string; source: MessageEventSource | null };
}

function fakePhone(role: 'owner' | 'guest', dialled: string[] = []): PopOutPhone {
  return {
    role: { role: signal(role) },
    dialer: { dial: (target) => Promise.resolve(`call ${dialled.push(target)}`) },
    ui: { show: () => undefined },
  };
}

/** A window that opened another one, which sends to it as a browser would. */
function pair(isPhone = true): Pair {
  const dialled: string[] = [];
  const phone = fakePhone(isPhone ? 'owner' : 'guest', dialled);
  const main = new FakePage('/');
  // A message's source has to be a real window; this frame stands for the opened one.
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const child = frame.contentWindow;
  main.child = child;
  const opener = new PopOutWindows(phone, main as unknown as Page);
  opener.open('contacts');
  const as: Pair['as'] = { origin: location.origin, source: child };
  const page = new FakePage('/?view=contacts&popout');
  page.opener = {
    postMessage: (data: unknown, _origin: string, ports: MessagePort[]) => {
      main.fire('message', { data, ports, ...as });
    },
  };
  const none = fakePhone('guest');
  return { main, popOut: new PopOutWindows(none, page as unknown as Page), dialled, as };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe('windows of their own', () => {
  afterEach(() => {
    localStorage.removeItem('popout');
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  it('dials in the window that opened this one, once and at once', async () => {
    const { popOut, dialled } = pair();
    expect(await popOut.dialThere('+4930123')).to.equal(true);
    await settle();
    expect(dialled).to.deep.equal(['+4930123']);
  });

  it('does not where that is not the phone', async () => {
    const { popOut, dialled } = pair(false);
    expect(await popOut.dialThere('+4930123')).to.equal(false);
    await settle();
    expect(dialled).to.deep.equal([]);
  });

  it('trusts no window that it did not open, and no other origin', async () => {
    for (const forged of [{ source: window }, { source: null }, { origin: 'https://evil.example' }]) {
      const { popOut, dialled, as } = pair();
      Object.assign(as, forged);
      expect(await popOut.dialThere('+4930123')).to.equal(false);
      await settle();
      expect(dialled).to.deep.equal([]);
    }
  }).timeout(10_000);

  it('dials nothing that is no number in shape', async () => {
    const { main, dialled, as } = pair();
    const { port1, port2 } = new MessageChannel();
    main.fire('message', { data: { type: 'pop-out/ask' }, ports: [port2], ...as });
    for (const target of [undefined, 1, {}, 'x'.repeat(10_000)])
      port1.postMessage({ type: 'pop-out/dial', target });
    await settle();
    expect(dialled).to.deep.equal([]);
  });

  it('gives up at once without an opener', async () => {
    const page = new FakePage('/?popout');
    const lone = new PopOutWindows(fakePhone('guest'), page as unknown as Page);
    expect(await lone.dialThere('1')).to.equal(false);
    expect(page.addresses).to.deep.equal(['?popout=&view=contacts']);
  });

  it('opens one window of a size that it remembers, and brings that one to the front', () => {
    const { main } = pair();
    expect(main.opened).to.deep.equal(['/?view=contacts&popout popup,width=960,height=720']);
    const page = new FakePage('/?popout');
    const phone = fakePhone('owner');
    new PopOutWindows(phone, page as unknown as Page);
    page.fire('resize');
    const next = new FakePage('/');
    let focused = 0;
    next.child = { closed: false, focus: () => focused++ };
    const windows = new PopOutWindows(phone, next as unknown as Page);
    windows.open('contacts');
    windows.open('contacts');
    expect(next.opened).to.deep.equal(['/?view=contacts&popout popup,width=700,height=500']);
    expect(focused).to.equal(1);
  });

  it('does not take a remembered size that is none', () => {
    for (const stored of ['{"width":-1,"height":1}', '[]', 'null', '{', '{"width":"x"}']) {
      localStorage.setItem('popout', stored);
      const page = new FakePage('/');
      const phone = fakePhone('owner');
      new PopOutWindows(phone, page as unknown as Page).open('contacts');
      expect(page.opened[0]).to.contain('width=960,height=720');
    }
  });
});
