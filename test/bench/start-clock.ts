import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** Milliseconds from the navigation. */
export interface Start {
  /** The browser had made the document: from here on it is the app's time. */
  readonly document: number;
  /** The dial pad stood there with all its keys. */
  readonly dialPad: number;
  /** The 200 to the REGISTER came. */
  readonly registered: number;
  /** What the page's main thread computed until shortly after that. Other programs on the machine change it little. */
  readonly computed: number;
}

/** Runs in each page before its own scripts and marks its way on the page's own clock. */
export function installStartClock(): void {
  performance.mark('document');
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
  // Not before: a search in each frame would be part of what is measured.
  void customElements.whenDefined('dial-pad').then(look);

  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string' && /^SIP\/2\.0 200 [^]*^CSeq: *\d+ REGISTER/im.test(data))
          performance.mark('registered');
      });
    }
  };
}

/** Opens the app in a new tab, as a person who starts it. Its service worker and its account are there already. */
export async function startOnce(context: BrowserContext, url: string): Promise<Start> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await threadTime(session);
    await page.goto(url);
    await page.waitForFunction(
      () => ['dial-pad', 'registered'].every((name) => performance.getEntriesByName(name).length > 0),
      undefined,
      { polling: 100 },
    );
    const computed = (await threadTime(session)) - before;
    const marks = await page.evaluate(() => {
      const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Infinity;
      return { document: at('document'), dialPad: at('dial-pad'), registered: at('registered') };
    });
    return { ...marks, computed };
  } finally {
    await closed(page);
  }
}

/** CPU time of the main thread in milliseconds. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1000;
}

/** The next start must not meet the window that leaves: it would be a second one, which owns no phone. */
async function closed(page: Page): Promise<void> {
  await page.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
}
