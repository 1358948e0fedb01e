import type { Page } from 'playwright-core';

/** What a page's person did and what its WebSockets sent, in milliseconds since the epoch. */
interface WireClock {
  /** Begins a measurement. */
  reset(): void;
  /** The click or the Enter that came first. */
  acted(): number | undefined;
  /** When the first message with this start and this method in its CSeq was given to the WebSocket. */
  sent(start: string, method: string): number | undefined;
  /** Waits for the first sound of the other side that comes out of a jitter buffer. Infinity: none within 20 s. */
  heard(): Promise<number>;
}

declare global {
  var offhookWireClock: WireClock;
}

/** Runs in the page before its own scripts. Nothing of it is in the product. */
export function installWireClock(): void {
  const peers = new Set<RTCPeerConnection>();
  let acted: number | undefined;
  let sent: { readonly at: number; readonly text: string }[] = [];
  const now = (): number => performance.timeOrigin + performance.now();

  // The time of the event, not of this listener: what keeps the page busy before it counts too.
  const act = (event: Event): void => {
    acted ??= performance.timeOrigin + event.timeStamp;
  };
  addEventListener('click', act, { capture: true });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') act(event);
    },
    { capture: true },
  );

  const send = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')?.value as (
    this: WebSocket,
    data: string,
  ) => void;
  WebSocket.prototype.send = function (this: WebSocket, data: string): void {
    sent.push({ at: now(), text: data });
    send.call(this, data);
  };

  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.add(this);
    }
  };
  const sounds = (peer: RTCPeerConnection): boolean =>
    peer.signalingState !== 'closed' &&
    peer.getReceivers().some((receiver) => receiver.getSynchronizationSources().length > 0);

  globalThis.offhookWireClock = {
    reset: () => {
      acted = undefined;
      sent = [];
    },
    acted: () => acted,
    sent: (start, method) =>
      sent.find(({ text }) => text.startsWith(start) && new RegExp(`^CSeq: *\\d+ ${method}`, 'im').test(text))
        ?.at,
    heard: async () => {
      const end = now() + 20_000;
      while (now() < end) {
        if ([...peers].some(sounds)) return now();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return Infinity;
    },
  };
}

export async function resetClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    offhookWireClock.reset();
  });
}

export interface OnTheWire {
  /** Milliseconds from the person's act to the message's way into the WebSocket. */
  readonly after: number;
  /** That moment, in milliseconds since the epoch. */
  readonly acted: number;
}

/** Waits for the message. It is looked for now and then only, so that the looking costs the page little. */
export async function onTheWire(page: Page, start: string, method: string): Promise<OnTheWire> {
  const found = await page.waitForFunction(
    ([asked, cseq]) => {
      const [at, acted] = [offhookWireClock.sent(asked, cseq), offhookWireClock.acted()];
      return at === undefined || acted === undefined ? undefined : { after: at - acted, acted };
    },
    [start, method] as const,
    { polling: 50, timeout: 60_000 },
  );
  return (await found.jsonValue()) ?? { after: Infinity, acted: Infinity };
}

/** Resolves with the moment of the first sound that the page gets from the other side. To be asked before the answer. */
export function firstSound(page: Page): Promise<number> {
  return page.evaluate(() => offhookWireClock.heard());
}
