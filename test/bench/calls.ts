import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { Person } from '../support/browser.ts';
import type { BenchRow } from './bench-row.ts';
import type { Figures } from './calls-page.ts';

const RUNS = 5;
const LIMITS = { invite: 50, ok: 100, audio: 250 };

type Side = 'ours' | 'sipjs';
declare global {
  interface Window {
    readonly callsBench: Readonly<Record<Side, (stun?: string, typed?: boolean) => Promise<Figures>>>;
  }
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('calls-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

async function servePage(script: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

/** A STUN server that takes every request and answers none. */
async function deadStun(): Promise<{ readonly url: string; readonly close: () => void }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { url: `stun:127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

interface Case {
  readonly side: Side;
  readonly stun?: string;
  readonly typed?: boolean;
}

function once(page: Page, { side, stun, typed = false }: Case): Promise<Figures> {
  return page.evaluate(
    (asked) => window.callsBench[asked.side](asked.stun === '' ? undefined : asked.stun, asked.typed),
    { side, stun: stun ?? '', typed },
  );
}

async function median(page: Page, runs: number, which: Case): Promise<Figures> {
  const all: Figures[] = [];
  for (let run = 0; run < runs; run++) all.push(await once(page, which));
  const middle = (pick: (figures: Figures) => number): number =>
    all.map(pick).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  return { invite: middle((f) => f.invite), ok: middle((f) => f.ok), audio: middle((f) => f.audio) };
}

function row(name: string, ours: number, sipjs: number | undefined, limit: number): BenchRow {
  return {
    name,
    ours: `${ours.toFixed(0)} ms`,
    ...(sipjs !== undefined && { sipjs: `${sipjs.toFixed(0)} ms` }),
    limit: `≤ ${limit} ms`,
    ok: ours <= limit,
  };
}

/** How long a call takes from the click, beside SIP.js with its defaults, in one browser. */
export async function callsBench(): Promise<BenchRow[]> {
  const served = await servePage(await bundle());
  const stun = await deadStun();
  const person = await Person.open({ hz: 440, autoplay: true });
  try {
    const page = await person.page(served.url);
    await page.waitForFunction(() => 'callsBench' in window);
    // The first call of a page compiles code and starts the audio service, for both sides alike.
    await once(page, { side: 'ours' });
    await once(page, { side: 'sipjs' });
    const plain = await median(page, RUNS, { side: 'ours' });
    const bare = await median(page, RUNS, { side: 'sipjs' });
    const dead = await median(page, RUNS, { side: 'ours', stun: stun.url });
    const typed = await median(page, RUNS, { side: 'ours', stun: stun.url, typed: true });
    const bareDead = await once(page, { side: 'sipjs', stun: stun.url });
    return [
      row('click → INVITE, no STUN', plain.invite, bare.invite, LIMITS.invite),
      row('click → INVITE, dead STUN server', dead.invite, bareDead.invite, LIMITS.invite),
      row('click → INVITE, dead STUN server, number typed', typed.invite, bareDead.invite, LIMITS.invite),
      row('answer → 200', plain.ok, bare.ok, LIMITS.ok),
      row('answer → first audio', plain.audio, bare.audio, LIMITS.audio),
    ];
  } finally {
    await person.close();
    served.close();
    stun.close();
  }
}
