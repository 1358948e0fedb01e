import { LIMITS } from '../../scripts/build/first-load.ts';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { lighthouseScores } from '../support/lighthouse.ts';
import type { BenchRow } from './bench-row.ts';
import { measureTransfer, startToDialPad, startToRegistered, watchDialPad } from './page-figures.ts';

const RUNS = 7;
const REGISTERED_WITHIN_MS = 500;
const DIAL_PAD_WITHIN_MS = 200;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;

function sizeRow(name: string, bytes: number, limit: number): BenchRow {
  return { name, ours: kilobytes(bytes), limit: `≤ ${kilobytes(limit)}`, ok: bytes <= limit };
}

function timeRow(name: string, times: readonly number[], limit: number): BenchRow {
  const middle = median(times);
  return {
    name: `${name} (median of ${times.length})`,
    ours: `${middle.toFixed(0)} ms`,
    limit: `≤ ${limit} ms`,
    ok: middle <= limit,
  };
}

function pointsRow(name: string, points: number, asserted: boolean): BenchRow {
  const limit = asserted ? '100' : 'printed';
  return { name: `Lighthouse ${name}`, ours: String(points), limit, ok: !asserted || points === 100 };
}

async function repeat(times: number, measure: () => Promise<number>): Promise<readonly number[]> {
  const values: number[] = [];
  for (let run = 0; run < times; run++) values.push(await measure());
  return values;
}

async function pageRows(app: RunningApp): Promise<BenchRow[]> {
  const person = await Person.open({ hz: 440 });
  try {
    const page = await person.page('about:blank');
    const transfer = await measureTransfer(page, app.urls[0]);
    await page.getByRole('button', { name: /practice exchange/i }).click();
    await page.locator('dial-pad').first().waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await watchDialPad(page);
    // The first start after the sign-in warms the browser's code cache, as every later start of a day has it.
    await startToRegistered(page);
    const registered = await repeat(RUNS, () => startToRegistered(page));
    const usable = await repeat(RUNS, () => startToDialPad(page));
    return [
      sizeRow('first load before SIP.js, on the wire', transfer.first, LIMITS.first),
      sizeRow('first load with SIP.js, on the wire', transfer.withSip, LIMITS.withSip),
      timeRow('page start → registered', registered, REGISTERED_WITHIN_MS),
      timeRow('app start → usable dial pad, from the service worker', usable, DIAL_PAD_WITHIN_MS),
    ];
  } finally {
    await person.close();
  }
}

/** How fast the built app is there, and what Lighthouse says of it. */
export async function appBench(): Promise<BenchRow[]> {
  const app = await startApp();
  try {
    const rows = await pageRows(app);
    const points = await lighthouseScores(app.urls[0], await freePort());
    return [
      ...rows,
      pointsRow('accessibility', points.accessibility, true),
      pointsRow('best practices', points.bestPractices, true),
      pointsRow('performance', points.performance, false),
    ];
  } finally {
    await app.close();
  }
}
