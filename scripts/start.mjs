// `npm start [-- --port auto]`: installs and builds what is missing, starts the helper, which serves the app, and the
// practice exchange, and says where the phone is. Ctrl-C ends all of it.
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { buildIfNeeded, installPackages, projectNode, start, stopAll } from './runtime.mjs';

const APP_PORT = 8420;
const EXCHANGE_PORT = 8421;
const READY_WITHIN_MS = 20_000;

/** Whether anybody listens there, on either family of loopback (`localhost` may mean both). */
async function isFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const outcome = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', ({ code }) => resolve(code));
      server.listen({ port, host }, () => server.close(() => resolve('free')));
    });
    if (outcome === 'EADDRINUSE' || outcome === 'EACCES') return false;
  }
  return true;
}

/** A free port, the wished one if possible. */
async function freePort(wished) {
  for (let port = wished; port < wished + 100; port++) if (await isFree(port)) return port;
  throw new Error(`No free port between ${wished} and ${wished + 99}.`);
}

/** Whether what listens on this port is Offhook. */
async function isOffhook(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/offhook-health`, {
      signal: AbortSignal.timeout(2_000),
    });
    return (await response.json()).offhook === 1;
  } catch {
    return false;
  }
}

async function untilReady(name, child, url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The ${name} ended with status ${child.exitCode}.`);
    try {
      await fetch(url, { signal: AbortSignal.timeout(1_000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`The ${name} did not get ready within ${READY_WITHIN_MS / 1000} s.`);
}

function welcome(port) {
  return `
Offhook is ready:

  http://localhost:${port}     your phone
  http://127.0.0.1:${port}     a second phone, to call the first one (another address has data of its own)

Open both, press "Try the practice exchange" in each, and call one from the other. Or dial 500: it repeats what
you say. To use your own phone system, choose "Connect your phone system". Ctrl-C ends Offhook.
`;
}

async function choosePort(option) {
  if (option === 'auto') return freePort(APP_PORT);
  const port = Number(option);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error('--port wants a number or "auto".');
  if (await isFree(port)) return port;
  if (await isOffhook(port)) {
    console.log(`Offhook is running already: http://localhost:${port} and http://127.0.0.1:${port}`);
    return undefined;
  }
  throw new Error(
    `Port ${port} is taken by another program. Offhook stays on this port, because with another one the browser\n` +
      `would see another app: without your accounts, history and settings. End the other program and start again.`,
  );
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(APP_PORT) },
      // A folder whose files may be sources of contacts (`file:///…`).
      'source-folder': { type: 'string', multiple: true, default: [] },
    },
  });
  const port = await choosePort(values.port);
  if (port === undefined) return;
  installPackages();
  buildIfNeeded();
  const exchangePort = await freePort(values.port === 'auto' ? port + 1 : EXCHANGE_PORT);
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`].flatMap((origin) => [
    '--origin',
    origin,
  ]);
  const ports = ['--port', String(port), '--exchange-port', String(exchangePort)];
  const folders = values['source-folder'].flatMap((folder) => ['--source-folder', folder]);
  const children = [
    ['practice exchange', ['exchange/src/main.ts', '--port', String(exchangePort), ...origins], exchangePort],
    ['helper', ['helper/src/main.ts', ...ports, ...folders], port],
  ];
  for (const [name, args, at] of children) {
    // What the parts say of themselves would only bury the addresses; their complaints are shown.
    const child = start(projectNode(), args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('exit', (code) => {
      if (ending) return;
      console.error(`The ${name} ended unexpectedly (status ${code}).`);
      end(1);
    });
    await untilReady(name, child, `http://127.0.0.1:${at}/`);
  }
  console.log(welcome(port));
}

let ending = false;

/** Ends the parts, gently first, and then this program. */
function end(status) {
  if (ending) return;
  ending = true;
  stopAll('SIGTERM');
  setTimeout(() => {
    stopAll('SIGKILL');
    process.exit(status);
  }, 3_000).unref();
  process.exitCode = status;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => end(0));

try {
  await main();
} catch (error) {
  console.error(error.message);
  end(1);
}
