import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleApp, bundleWorkers } from './build/bundle.ts';
import { compressAll } from './build/compress.ts';
import { addReload } from './build/development.ts';
import {
  describeFirstLoad,
  holdsSip,
  loadGraph,
  measureFirstLoad,
  withinLimits,
} from './build/first-load.ts';
import type { FirstLoad } from './build/first-load.ts';
import { licenceNotices } from './build/licences.ts';
import { renderPage, stylesOf } from './build/page.ts';
import { injectPrecache } from './build/precache.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface BuildSettings {
  /** Where the app is put; replaced as a whole at the end, so that a running server never serves half a build. */
  readonly out: string;
  /** The version the app shows; from package.json when left out. */
  readonly version?: string;
  /** For work with reload: readable, and every page reloads when this address sends an event. */
  readonly reloadFrom?: string;
}

interface Package {
  readonly version: string;
}

async function packageVersion(): Promise<string> {
  return (JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Package).version;
}

async function replaceFolder(from: string, to: string): Promise<void> {
  const old = `${to}.old-${process.pid}`;
  await rename(to, old).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  await rename(from, to);
  await rm(old, { recursive: true, force: true });
}

/** Builds the app from `src`, `sw`, `public` and `index.html`. @throws with the reason; `out` is unchanged then. */
export async function buildApp(settings: BuildSettings): Promise<FirstLoad> {
  const version = settings.version ?? (await packageVersion());
  // Beside the target, because a rename does not cross file systems.
  const out = `${settings.out}.new-${process.pid}`;
  const options = { root: ROOT, out, version, development: settings.reloadFrom !== undefined };
  try {
    await mkdir(out, { recursive: true });
    await cp(join(ROOT, 'public'), out, { recursive: true });
    const source = await readFile(join(ROOT, 'index.html'), 'utf8');
    const app = await bundleApp(options, stylesOf(source));
    const workers = await bundleWorkers(options);
    const graph = loadGraph(app);
    if (graph.starts.some(({ first }) => holdsSip(app, [...first])))
      throw new Error('SIP.js got into the first load: something imports it statically');
    const page = join(out, 'index.html');
    await writeFile(page, renderPage(source, graph));
    const notices = await licenceNotices(ROOT, {
      inputs: { ...app.inputs, ...workers.inputs },
      outputs: {},
    });
    await writeFile(join(out, 'licences.txt'), notices);
    const size = await measureFirstLoad(ROOT, page, graph);
    if (settings.reloadFrom === undefined) {
      await injectPrecache(out);
      await compressAll(out);
    } else {
      await addReload(out, settings.reloadFrom);
    }
    await replaceFolder(out, settings.out);
    return size;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: 'dist' }, version: { type: 'string' } },
  });
  const out = resolve(ROOT, values.out);
  const size = await buildApp({ out, ...(values.version === undefined ? {} : { version: values.version }) });
  console.log(`built ${values.out}: ${describeFirstLoad(size)}`);
  if (!withinLimits(size)) {
    console.error('The first load is over its limit: find what grew, or load it later.');
    process.exitCode = 1;
  }
}

if (import.meta.main) await main();
