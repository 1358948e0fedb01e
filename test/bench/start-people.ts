import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import type { BenchLength, BenchRow } from './bench-row.ts';
import { median, milliseconds, percentile } from './figures.ts';
import { installPaintClock, typeAndTime } from './paint-clock.ts';
import { installStartClock, startOnce } from './start-clock.ts';

const CONTACTS: Readonly<Record<BenchLength, number>> = { long: 100_000, short: 20_000 };
const ROUNDS: Readonly<Record<BenchLength, number>> = { long: 7, short: 2 };
const DIAL_PAD_WITHIN_MS = 200;
const PAINTED_WITHIN_MS = 16;
/** After the start the index is made ready for what is typed. Milliseconds. */
const SETTLED = 4000;
/** Typed letter by letter, each from an empty field. */
const TYPED = ['schmitt', 'anna wag', 'müller', '089', 'sommer', '+49 30', 'werke', 'luft', 'mia', 'mueller'];

function percentiles(times: readonly number[]): string {
  return `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} ms`;
}

async function seed(page: Page, url: string, count: number): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../support/seed-contacts.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  await page.goto(`${url}/offhook-health`);
  await page.evaluate(outputFiles[0]?.text ?? '');
  await page.evaluate(
    (contacts) => (Reflect.get(globalThis, 'seedContacts') as (count: number) => Promise<void>)(contacts),
    count,
  );
}

/** The app as somebody has it who keeps 100,000 contacts: how soon it is there, and how soon what is typed shows. */
export async function startPeopleBench(length: BenchLength): Promise<readonly BenchRow[]> {
  const app = await startApp();
  const person = await Person.open({ hz: 440 });
  try {
    const [url] = app.urls;
    person.context.setDefaultTimeout(60_000);
    await person.context.addInitScript(installStartClock);
    await person.context.addInitScript(installPaintClock);
    const page = await person.page(url);
    await page.getByRole('button', { name: /practice exchange/i }).click();
    await page.locator('dial-pad').first().waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await seed(page, url, CONTACTS[length]);
    await page.goto('about:blank');
    const starts: number[] = [];
    // The first ones fill the browser's code cache.
    for (let round = -2; round < ROUNDS[length]; round++) {
      const { dialPad } = await startOnce(person.context, url);
      if (round >= 0) starts.push(dialPad);
    }
    await page.goto(url);
    await page.waitForTimeout(SETTLED);
    const { matches, letter } = await typeAndTime(page, TYPED);
    const count = CONTACTS[length].toLocaleString('en');
    const long = length === 'long';
    return [
      {
        name: `${count} contacts: app start → usable dial pad`,
        ours: milliseconds(starts),
        limit: `≤ ${DIAL_PAD_WITHIN_MS} ms`,
        ok: !long || median(starts) <= DIAL_PAD_WITHIN_MS,
      },
      {
        name: `… a keystroke → matches painted, p50 / p95 of ${matches.length}`,
        ours: percentiles(matches),
        limit: `p95 ≤ ${PAINTED_WITHIN_MS} ms`,
        ok: !long || percentile(matches, 0.95) <= PAINTED_WITHIN_MS,
      },
      {
        name: '… a keystroke → its letter painted, whatever is searched, p50 / p95',
        ours: percentiles(letter),
        limit: 'printed',
        ok: true,
      },
    ];
  } finally {
    await person.close();
    await app.close();
  }
}
