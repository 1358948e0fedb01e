import type { Page } from 'playwright-core';

/** Bytes of bodies as they came over the wire, before SIP.js and with it. */
export interface Transfer {
  readonly first: number;
  readonly withSip: number;
}

const COUNTED: ReadonlySet<string> = new Set(['Document', 'Stylesheet', 'Script']);

/** Loads a page for the first time and adds up what it needed; what the phone loads after the first paint counts apart. */
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
    sizes.set(response.url, Math.max(sizes.get(response.url) ?? 0, body));
  });
  await page.goto(url);
  await page.locator('phone-app h1').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await session.detach();
  const loaded = [...sizes.keys()];
  const named = (part: RegExp): Promise<ReadonlySet<string>> =>
    closure(loaded.filter((name) => part.test(name)));
  const document = new Set(loaded.filter((name) => !name.endsWith('.js')));
  // The same parts as the build's limit counts: not what follows, as the search for a prepared set-up.
  const first = document.union(await named(/\/(main|sign-in-view|en|account)-/));
  const withSip = first.union(await named(/\/(sip-call-control|call-elements|call)-/));
  const sum = (names: ReadonlySet<string>): number =>
    [...names].reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
  return { first: sum(first), withSip: sum(withSip) };
}

/** The scripts and all that they import statically. */
async function closure(scripts: readonly string[]): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const queue = [...scripts];
  for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const source = await (await fetch(url)).text();
    for (const [, path = ''] of source.matchAll(/(?:\bfrom|\bimport) ?"(\.[^"]+)"/g))
      queue.push(new URL(path, url).href);
  }
  return seen;
}
