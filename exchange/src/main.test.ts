import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseOptions } from './cli-options.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly texts: { out: string; err: string };
  readonly ended: Promise<number | null>;
  /** Resolves when the output holds a line. */
  line(): Promise<string>;
}

function run(...args: readonly string[]): Run {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  let onLine: (line: string) => void = () => undefined;
  const line = new Promise<string>((resolve) => {
    onLine = resolve;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
    if (texts.out.includes('\n')) onLine(texts.out.trim());
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, texts, ended, line: () => line };
}

/** A port that another program holds on loopback. */
async function takenPort(): Promise<{ readonly port: number; free(): void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, free: () => void server.close() };
}

test('it says in one line where it is and that it is for practice, and ends on Ctrl-C', async () => {
  const exchange = run('--port', '0', '--origin', 'http://localhost:9201');
  const line = await exchange.line();
  assert.match(
    line,
    /^Offhook practice exchange \(for practice only\): ws:\/\/localhost:\d+\/sip for http:\/\/localhost:9201$/,
  );
  exchange.child.kill('SIGINT');
  assert.equal(await exchange.ended, 0);
  assert.equal(exchange.texts.err, '');
});

test('a taken port is said clearly; --port-auto takes the next free one', async () => {
  const taken = await takenPort();
  const refused = run('--port', String(taken.port));
  assert.equal(await refused.ended, 1);
  assert.equal(refused.texts.err, `Port ${String(taken.port)} is taken by another program.\n`);
  const moved = run('--port', String(taken.port), '--port-auto');
  const port = Number(/localhost:(\d+)/.exec(await moved.line())?.[1]);
  assert.ok(port > taken.port);
  moved.child.kill('SIGTERM');
  assert.equal(await moved.ended, 0);
  taken.free();
});

test('an address beyond loopback is warned of', async () => {
  const exchange = run('--port', '0', '--listen-anyway', '127.0.0.1');
  await exchange.line();
  assert.match(exchange.texts.err, /^Warning: listening on 127\.0\.0\.1\..*for practice only/);
  exchange.child.kill('SIGINT');
  assert.equal(await exchange.ended, 0);
});

test('the command line is read strictly', () => {
  const defaults = parseOptions([]);
  assert.deepEqual(defaults, {
    options: { port: 8421, origins: ['http://localhost:8420', 'http://127.0.0.1:8420'] },
    portAuto: false,
  });
  for (const args of [
    ['--port', '70000'],
    ['--port', 'x'],
    ['--origin', 'localhost'],
    ['--origin', 'http://localhost:1/path'],
    ['--host', 'a'],
    ['--unknown'],
    ['stray'],
  ]) {
    assert.ok('error' in parseOptions(args), args.join(' '));
  }
  const wider = parseOptions(['--listen-anyway', '192.0.2.1', '--host', 'pbx.test']);
  assert.ok('options' in wider);
  assert.equal(wider.options.address, '192.0.2.1');
  assert.deepEqual(wider.options.hosts, ['pbx.test', '192.0.2.1']);
});
