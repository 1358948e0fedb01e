import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { KillableBrowser } from '../support/killable-browser.ts';
import { eventually } from '../support/processes.ts';

declare global {
  interface Window {
    put(key: string, value: unknown): Promise<void>;
    look(key: string): Promise<unknown>;
  }
}

const PLAIN = `
  import { createStore, get, set } from 'idb-keyval';
  const store = createStore('offhook', 'records');
  window.put = (key, value) => set(key, value, store);
  window.look = (key) => get(key, store);`;
const OURS = `
  import { IndexedDbStore } from './src/services/storage/indexed-db-store.ts';
  const store = new IndexedDbStore('offhook');
  window.put = (key, value) => store.set(key, value);
  window.look = (key) => store.get(key);`;

async function scriptOf(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, '../..') },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

describe('a record that was cut off in the middle, as by a power failure', { timeout: 120_000 }, () => {
  let app: RunningApp;
  let folder: string;
  let browser: KillableBrowser | undefined;

  before(async () => {
    app = await startApp();
  });
  after(() => app.close());

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'offhook-torn-'));
  });
  afterEach(async () => {
    await browser?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (script: string): Promise<Page> => {
    await browser?.kill();
    browser = await KillableBrowser.start(folder);
    const page = await browser.page();
    await page.goto(`${app.urls[0]}/offhook-health`);
    await page.evaluate(script);
    return page;
  };

  const logs = (): readonly string[] => {
    const path = join(folder, 'profile/Default/IndexedDB');
    return readdirSync(path, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.log'))
      .map((name) => join(path, name));
  };

  /** The beginning of a record of LevelDB: checksum, length 1000, type "full", and 100 bytes of what was to follow. */
  const tear = (): string => {
    const log = logs().toSorted().at(-1);
    assert.ok(log !== undefined, 'Chromium keeps no log');
    appendFileSync(log, Buffer.concat([Buffer.from([1, 2, 3, 4, 0xe8, 0x03, 1]), Buffer.alloc(100, 7)]));
    return log;
  };

  /** Writes, is killed in the middle of a write, writes on, is killed, and comes back. */
  const lives = async (contents: string, written: (torn: string) => Promise<unknown>): Promise<unknown> => {
    const script = await scriptOf(contents);
    const first = await start(script);
    await first.evaluate(() => window.put('a', 'before'));
    await browser?.kill();
    const torn = tear();
    const second = await start(script);
    assert.equal(await second.evaluate(() => window.look('a')), 'before');
    await second.evaluate(() => window.put('b', 'after'));
    await written(torn);
    const third = await start(script);
    return third.evaluate(() => window.look('b'));
  };

  it('makes Chromium lose what was written behind it: the defect', async () => {
    assert.equal(await lives(PLAIN, () => Promise.resolve()), undefined);
  });

  it('costs nothing of what was stored', async () => {
    // Chromium takes some milliseconds to drop the log; the write does not wait for it.
    const gone = (torn: string): Promise<unknown> =>
      eventually('the log with the cut record to be dropped', () => !logs().includes(torn));
    assert.equal(await lives(OURS, gone), 'after');
  });
});
