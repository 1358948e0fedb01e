import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { ROOT, buildApp } from './build.ts';

/**
 * `npm run dev`: the app with reload. A change is built readable, without a service worker in between, and every open
 * page reloads. Helper and practice exchange are the real ones.
 */
const PORT = 8420;
const EXCHANGE_PORT = 8421;
const RELOAD_PORT = 8422;
const QUIET_MS = 80;
const OUT = join(ROOT, '.cache', 'dev');
const ORIGINS = [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`];

const pages = new Set<ServerResponse>();

/** Tells pages to reload, by server-sent events; the policy of the page lets it reach loopback. */
function startReloadServer(): void {
  createServer((request, response) => {
    const { origin } = request.headers;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      ...(origin !== undefined && ORIGINS.includes(origin) ? { 'Access-Control-Allow-Origin': origin } : {}),
    });
    pages.add(response);
    response.on('close', () => pages.delete(response));
  }).listen(RELOAD_PORT, '127.0.0.1');
}

async function rebuild(): Promise<void> {
  const began = performance.now();
  try {
    await buildApp({ out: OUT, reloadFrom: `http://127.0.0.1:${RELOAD_PORT}/` });
    console.log(`built in ${Math.round(performance.now() - began)} ms`);
    for (const page of pages) page.write('data: reload\n\n');
  } catch (error) {
    // esbuild has said what is wrong; the pages keep the last build that worked.
    console.error(error instanceof Error ? error.message : String(error));
  }
}

function watchSources(): void {
  let timer: NodeJS.Timeout | undefined;
  let building: Promise<void> = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(rebuild);
    }, QUIET_MS);
  };
  for (const folder of ['src', 'sw', 'public']) watch(join(ROOT, folder), { recursive: true }, changed);
  watch(join(ROOT, 'index.html'), changed);
}

function run(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
}

startReloadServer();
await rebuild();
const exchangePort = String(EXCHANGE_PORT);
const children = [
  run(
    '--watch',
    'exchange/src/main.ts',
    '--port',
    exchangePort,
    ...ORIGINS.flatMap((origin) => ['--origin', origin]),
  ),
  run('helper/src/main.ts', '--root', OUT, '--port', String(PORT), '--exchange-port', exchangePort),
];
watchSources();
console.log(`Working on ${ORIGINS.join(' and ')}; Ctrl-C ends.`);
process.once('SIGINT', () => {
  for (const child of children) child.kill();
  process.exit(0);
});
