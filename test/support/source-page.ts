import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { startHelper } from '../../helper/src/server.ts';
import { Person } from './browser.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A page with the services of the sources (`source-harness.ts`), served by the real helper with its headers. */
export interface SourcePage {
  readonly page: Page;
  readonly person: Person;
  readonly origin: string;
  /** Codes that the helper showed. */
  readonly codes: readonly string[];
  /** A folder whose files the helper may read. */
  readonly folder: string;
  close(): Promise<void>;
}

/** @param args further ones for the browser */
export async function openSourcePage(args: readonly string[] = []): Promise<SourcePage> {
  const place = await mkdtemp(join(tmpdir(), 'offhook-source-page-'));
  const root = join(place, 'root');
  const folder = join(place, 'allowed');
  await Promise.all([mkdir(root), mkdir(folder)]);
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/support/source-harness.ts'],
    outdir: root,
    splitting: true,
    entryNames: 'harness',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  await writeFile(
    join(root, 'index.html'),
    '<!doctype html><html lang="en"><title>Sources</title><script type="module" src="/harness.js"></script></html>',
  );
  for (const file of ['oauth-callback.html', 'oauth-callback.js'])
    await cp(join(ROOT, 'public', file), join(root, file));
  const codes: string[] = [];
  const config = { root, port: 0, exchangePort: null, version: 'test', folders: [folder] };
  const helper = await startHelper(config, (code) => codes.push(code));
  const person = await Person.open({ hz: 440, args });
  const page = await person.page(helper.urls[1]);
  await page.waitForFunction(() => 'harness' in window);
  return {
    page,
    person,
    origin: helper.urls[1],
    codes,
    folder,
    close: async () => {
      await person.close();
      await helper.close();
      await rm(place, { recursive: true });
    },
  };
}
