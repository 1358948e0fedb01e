import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/chromium.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** What `peer.html` puts into its page. */
export interface Peer {
  /** Opens a connection that speaks a sine; resolves with the gathered offer. */
  offer(hertz: number, codec?: string): Promise<string>;
  /** An offer with another direction: hold and resume. */
  direct(direction: string): Promise<string>;
  /** An offer with new ICE credentials. */
  restart(): Promise<string>;
  answer(sdp: string): Promise<void>;
  heard(): number;
  close(): void;
}

export interface BrowserPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Chromium with `peer.html`. @param allowLoopback whether it may gather 127.0.0.1, as no ordinary one does. */
export async function openBrowser(allowLoopback: boolean): Promise<BrowserPage> {
  const home = await mkdtemp(join(tmpdir(), 'exchange-test-'));
  const html = await readFile(new URL('peer.html', import.meta.url));
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, HOME: home };
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: chromiumPath(),
    headless: true,
    args: allowLoopback ? [...ARGS, '--allow-loopback-in-peer-connection'] : ARGS,
    ignoreDefaultArgs: ['--mute-audio'],
    env,
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${String(port)}/`);
  return {
    page,
    close: async () => {
      await context.close();
      server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
