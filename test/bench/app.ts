import type { BrowserContext } from 'playwright-core';
import { LIMITS } from '../../scripts/build/first-load.ts';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { lighthouseScores } from '../support/lighthouse.ts';
import type { BenchLength, BenchRow } from './bench-row.ts';
import { median, milliseconds } from './figures.ts';
import { measureTransfer } from './page-figures.ts';
import { installStartClock, startOnce } from './start-clock.ts';
import type { Start } from './start-clock.ts';

const ROUNDS: Readonly<Record<BenchLength, number>> = { long: 11, short: 3 };
const REGISTERED_WITHIN_MS = 500;
const DIAL_PAD_WITHIN_MS = 200;

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;

function sizeRow(name: string, bytes: number, limit: number): BenchRow {
  return { name, ours: kilobytes(bytes), limit: `≤ ${kilobytes(limit)}`, ok: bytes <= limit };
}

/** @param limit nothing for a figure that is only printed. */
function timeRow(name: string, times: readonly number[], limit = Infinity): BenchRow {
  return {
    name,
    ours: milliseconds(times),
    limit: Number.isFinite(limit) ? `≤ ${String(limit)} ms` : 'printed',
    ok: median(times) <= limit,
  };
}

function pointsRow(name: string, points: number, asserted: boolean): BenchRow {
  const limit = asserted ? '100' : 'printed';
  return { name: `Lighthouse ${name}`, ours: String(points), limit, ok: !asserted || points === 100 };
}

async function starts(context: BrowserContext, url: string, rounds: number): Promise<readonly Start[]> {
  // The first starts after the sign-in fill the browser's code cache, as every later start of a day has it.
  for (let round = 0; round < 2; round++) await startOnce(context, url);
  const all: Start[] = [];
  for (let round = 0; round < rounds; round++) all.push(await startOnce(context, url));
  return all;
}

async function pageRows(app: RunningApp, length: BenchLength): Promise<readonly BenchRow[]> {
  const person = await Person.open({ hz: 440 });
  try {
    await person.context.addInitScript(installStartClock);
    const page = await person.page('about:blank');
    const transfer = await measureTransfer(page, app.urls[0]);
    await page.getByRole('button', { name: /practice exchange/i }).click();
    await page.locator('dial-pad').first().waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // The window that owns the phone leaves, or the next ones would be guests.
    await page.goto('about:blank');
    const all = await starts(person.context, app.urls[0], ROUNDS[length]);
    const times = (pick: (start: Start) => number): readonly number[] => all.map(pick);
    return [
      sizeRow('first load before SIP.js, on the wire', transfer.first, LIMITS.first),
      sizeRow('first load with SIP.js, on the wire', transfer.withSip, LIMITS.withSip),
      timeRow(
        'app start → usable dial pad, from the service worker',
        times(({ dialPad }) => dialPad),
        DIAL_PAD_WITHIN_MS,
      ),
      timeRow(
        'app start → registered',
        times(({ registered }) => registered),
        REGISTERED_WITHIN_MS,
      ),
      timeRow(
        '… before the app’s first script could run',
        times(({ document }) => document),
      ),
      timeRow(
        '… CPU time of the page until it is registered',
        times(({ computed }) => computed),
      ),
    ];
  } finally {
    await person.close();
  }
}

/** Lighthouse is asserted by e2e; a short run leaves it out. */
async function lighthouseRows(url: string): Promise<readonly BenchRow[]> {
  const points = await lighthouseScores(url, await freePort());
  return [
    pointsRow('accessibility', points.accessibility, true),
    pointsRow('best practices', points.bestPractices, true),
    pointsRow('performance', points.performance, false),
  ];
}

/** How fast the built app is there, and what Lighthouse says of it. */
export async function appBench(length: BenchLength): Promise<readonly BenchRow[]> {
  const app = await startApp();
  try {
    const rows = await pageRows(app, length);
    return length === 'short' ? rows : [...rows, ...(await lighthouseRows(app.urls[0]))];
  } finally {
    await app.close();
  }
}
