import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = 'Ctrl-C ends Offhook';

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function start(port: string): Run {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', port], { cwd: ROOT });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

async function ready(run: Run): Promise<void> {
  while (!run.output().includes(READY)) {
    assert.equal(run.child.exitCode, null, run.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('npm start', { timeout: 120_000 }, () => {
  it('starts the app and the practice exchange, is recognised by a second start, and ends whole', async () => {
    const run = start('auto');
    try {
      await ready(run);
      const [url, other] = run.output().match(/http:\/\/[\w.]+:\d+/g) ?? [];
      assert.ok(
        url?.startsWith('http://localhost:') === true && other?.startsWith('http://127.0.0.1:') === true,
      );
      assert.match(await (await fetch(url)).text(), /<title>Offhook<\/title>/);
      const { exchangePort } = (await (await fetch(`${other}/practice.json`)).json()) as {
        exchangePort: number;
      };
      const lease = await fetch(`http://localhost:${exchangePort}/lease`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: url },
        body: JSON.stringify({ client: crypto.randomUUID() }),
      });
      assert.equal(lease.status, 200);

      const second = start(new URL(url).port);
      assert.equal(await second.ended, 0);
      assert.match(second.output(), new RegExp(`running already: ${url}`));

      run.child.kill('SIGINT');
      assert.equal(await run.ended, 0);
      assert.equal(await answers(url), false);
      assert.equal(await answers(`http://127.0.0.1:${exchangePort}/status`), false);
    } finally {
      run.child.kill('SIGTERM');
      await run.ended;
    }
  });

  it('says so when another program has the port, and changes nothing', async () => {
    const stranger = createServer((_, response) => response.end('{"hello":1}'));
    await new Promise<void>((resolve) => {
      stranger.listen(0, '127.0.0.1', resolve);
    });
    const { port } = stranger.address() as AddressInfo;
    const run = start(String(port));
    assert.equal(await run.ended, 1);
    assert.match(run.output(), new RegExp(`Port ${port} is taken by another program`));
    stranger.close();
  });

  it('refuses a port that is none', async () => {
    const run = start('nonsense');
    assert.equal(await run.ended, 1);
    assert.match(run.output(), /--port wants a number/);
  });
});
