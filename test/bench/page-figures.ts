import type { CDPSession, Page } from 'playwright-core';

/** Bytes of bodies as they came over the wire, before SIP.js and with it. */
export interface Transfer {
  readonly first: number;
  readonly withSip: number;
}

const COUNTED: ReadonlySet<string> = new Set(['Document', 'Stylesheet', 'Script']);

/** Loads a page for the first time and adds up what it needed; the page names SIP.js's files as prefetches. */
export async function measureTransfer(page: Page, url: string): Promise<Transfer> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const responses = new Map<string, { readonly url: string; readonly head: number }>();
  const sizes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (!COUNTED.has(type) && response.mimeType !== 'text/javascript') return;
    responses.set(requestId, { url: response.url, head: response.encodedDataLength });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const response = responses.get(requestId);
    if (response === undefined) return;
    const body = encodedDataLength - response.head;
    // A prefetched file is used from the cache later; only its transfer counts.
    sizes.set(response.url, Math.max(sizes.get(response.url) ?? 0, body));
  });
  await page.goto(url);
  await page.locator('phone-app h1').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const lazy = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=prefetch]')].map((link) => link.href),
  );
  await session.detach();
  const sum = (kept: (name: string) => boolean): number =>
    [...sizes].filter(([name]) => kept(name)).reduce((total, [, size]) => total + size, 0);
  return { first: sum((name) => !lazy.includes(name)), withSip: sum(() => true) };
}

interface Started {
  readonly session: CDPSession;
  /** Milliseconds from the navigation to the 200 of the REGISTER. */
  readonly registered: Promise<number>;
}

/** Watches the next navigation of the page until its registration stands. */
async function watchRegistration(page: Page): Promise<Started> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const registered = new Promise<number>((resolve) => {
    let began = 0;
    session.on('Network.requestWillBeSent', ({ type, timestamp }) => {
      if (type === 'Document' && began === 0) began = timestamp;
    });
    session.on('Network.webSocketFrameReceived', ({ timestamp, response: { payloadData } }) => {
      const answersRegister =
        payloadData.startsWith('SIP/2.0 200 ') && /^CSeq:\s*\d+\s+REGISTER/im.test(payloadData);
      if (answersRegister && began > 0) resolve((timestamp - began) * 1000);
    });
  });
  return { session, registered };
}

/** Reloads a page that is signed in. @returns milliseconds until it is registered. */
export async function startToRegistered(page: Page): Promise<number> {
  const { session, registered } = await watchRegistration(page);
  await page.reload();
  const time = await registered;
  await session.detach();
  return time;
}

/** Runs in the page: notes when the dial pad stands there with all its keys. */
function noteDialPad(): void {
  const find = (root: Document | ShadowRoot): Element | undefined => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'dial-pad') return element;
      const inside = element.shadowRoot === null ? undefined : find(element.shadowRoot);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  const look = (): void => {
    const keys = find(document)?.shadowRoot?.querySelectorAll('button').length ?? 0;
    if (keys >= 12) performance.mark('dial-pad');
    else requestAnimationFrame(look);
  };
  look();
}

/** From then on every start of this page notes when its dial pad is usable. */
export async function watchDialPad(page: Page): Promise<void> {
  await page.addInitScript(noteDialPad);
}

/** Reloads a page that is signed in and under its service worker. @returns milliseconds until one can dial. */
export async function startToDialPad(page: Page): Promise<number> {
  await page.reload();
  const mark = await page.waitForFunction(() => performance.getEntriesByName('dial-pad')[0]?.startTime);
  return Number(await mark.jsonValue());
}
