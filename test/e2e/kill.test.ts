import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { KillableBrowser } from '../support/killable-browser.ts';
import { printFigure } from '../support/print-figure.ts';

const ROUNDS = 50;
/** How long a browser writes before it is killed, at the most. Milliseconds. */
const LONGEST = 250;

/** What each writer was asked for last, and what it was told is durable. */
type Numbers = Record<string, number>;

/** The app's own services, as a script for a page of the app's origin. */
async function writersScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../support/durable-writers.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

describe('a browser that is killed', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-kill-'));
  let app: RunningApp;
  let script: string;
  let browser: KillableBrowser | undefined;

  before(async () => {
    [app, script] = await Promise.all([startApp(), writersScript()]);
  });

  afterEach(async () => {
    await browser?.kill();
  });

  after(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A page of the app's origin where its services run and nothing else does. */
  const open = async (): Promise<Page> => {
    browser = await KillableBrowser.start(folder);
    const page = await browser.page();
    await page.goto(`${app.urls[0]}/offhook-health`);
    return page;
  };

  it(`loses no acknowledged change and keeps no half one, in ${String(ROUNDS)} rounds`, async () => {
    const issued: Numbers = {};
    const acknowledged: Numbers = {};
    const started = performance.now();
    let idle = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      const page = await open();
      await page.exposeFunction('issued', (name: string, n: number) => {
        issued[name] = n;
      });
      await page.exposeFunction('acknowledged', (name: string, n: number) => {
        acknowledged[name] = n;
      });
      await page.evaluate(script);
      const found = await page.evaluate(() => window.durable.read());
      const wrong = Object.entries(found).filter(
        ([name, n]) => n < (acknowledged[name] ?? 0) || n > (issued[name] ?? 0),
      );
      assert.deepEqual(
        wrong,
        [],
        `round ${String(round)}: found ${JSON.stringify(found)}, of ${JSON.stringify(acknowledged)} acknowledged and ${JSON.stringify(issued)} asked for`,
      );
      const before = { ...acknowledged };
      await page.evaluate((last) => {
        window.durable.write(last);
      }, found);
      await sleep(Math.random() * LONGEST);
      await browser?.kill();
      if (JSON.stringify(before) === JSON.stringify(acknowledged)) idle++;
    }
    const total = Object.values(acknowledged).reduce((sum, n) => sum + n, 0);
    printFigure(
      `kill -9: ${String(ROUNDS)} rounds in ${((performance.now() - started) / 1000).toFixed(0)} s, ${String(total)} acknowledged changes, none lost; ${String(idle)} rounds were killed before the first`,
    );
    // A round that wrote nothing proves nothing.
    assert.ok(idle < ROUNDS / 2, `${String(idle)} rounds without a change`);
    for (const name of ['settings', 'comment', 'calls', 'account', 'restore', 'contact', 'import'])
      assert.ok((acknowledged[name] ?? 0) > 0, `${name} was never written`);
  });

  it('starts the app on what is there', async () => {
    browser = await KillableBrowser.start(folder);
    const page = await browser.page();
    await page.goto(app.urls[0]);
    await page.getByRole('navigation').first().waitFor();
    assert.equal(await page.getByText('Some stored data could not be read').count(), 0);
  });
});
