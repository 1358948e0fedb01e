import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { SECURITY_HEADERS } from './security-headers.ts';
import { startHelper } from './server.ts';
import type { Helper } from './server.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const PAGE = '<!doctype html><title>Offhook</title>';
let folder: string;
let helper: Helper;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-helper-'));
  const root = join(folder, 'dist');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(root, '.hidden.json'), '{}');
  await writeFile(join(root, 'index.html'), PAGE);
  await writeFile(join(root, 'index.html.br'), brotliCompressSync(PAGE));
  await writeFile(join(root, 'sw.js'), 'self;');
  await writeFile(join(root, 'provisioning.json'), '{"offhook":1}');
  await writeFile(join(root, 'assets', 'main-ABCDEFGH.js'), 'export {};');
  helper = await startHelper({ root, port: 0, exchangePort: 4711, version: '1.2.3' });
});

after(async () => {
  await helper.close();
  await rm(folder, { recursive: true });
});

/** Unlike `fetch`, node:http sends the path and the Host header exactly as they are given. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: helper.port, path, method };
    request({ ...options, headers: { host: `localhost:${helper.port}`, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('helper', () => {
  it('serves the page under both names of loopback, IPv6 too where there is one', async () => {
    for (const url of helper.urls) assert.equal(await (await fetch(url)).text(), PAGE);
    const overSix = await fetch(`http://[::1]:${helper.port}/`).catch(() => undefined);
    if (overSix !== undefined) assert.equal(await overSix.text(), PAGE);
  });

  it('sends the security headers with everything, refusals included', async () => {
    for (const path of ['/', '/sw.js', '/offhook-health', '/nothing.js']) {
      const { headers } = await get(path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        assert.equal(headers[name.toLowerCase()], value, `${path} ${name}`);
      }
    }
    const foreign = await get('/', { host: 'evil.test' });
    assert.equal(foreign.headers['content-security-policy'], SECURITY_HEADERS['Content-Security-Policy']);
  });

  for (const host of ['evil.test', 'localhost', 'localhost:1', 'localhost.evil.test:8420']) {
    it(`refuses the host "${host}"`, async () => {
      const { status, body } = await get('/', { host });
      assert.equal(status, 421);
      assert.doesNotMatch(body.toString(), /doctype/);
    });
  }

  it('keeps hashed files for ever and asks again for the rest', async () => {
    assert.match((await get('/assets/main-ABCDEFGH.js')).headers['cache-control'] ?? '', /immutable/);
    for (const path of ['/', '/index.html', '/sw.js', '/provisioning.json']) {
      assert.equal((await get(path)).headers['cache-control'], 'no-cache', path);
    }
  });

  it('answers 304 to a known tag', async () => {
    const first = await get('/sw.js');
    const again = await get('/sw.js', { 'if-none-match': first.headers.etag ?? '' });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
  });

  it('sends what was compressed ahead, to those who take it', async () => {
    const packed = await get('/', { 'accept-encoding': 'gzip, br' });
    assert.equal(packed.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(packed.body).toString(), PAGE);
    const plain = await get('/', { 'accept-encoding': 'br;q=0, identity' });
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(plain.body.toString(), PAGE);
    assert.notEqual(packed.headers.etag, plain.headers.etag);
  });

  it('names types that browsers accept without sniffing', async () => {
    assert.match((await get('/assets/main-ABCDEFGH.js')).headers['content-type'] ?? '', /^text\/javascript/);
    assert.match((await get('/')).headers['content-type'] ?? '', /^text\/html; charset=utf-8/);
  });

  for (const path of [
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..\\..\\secret.json',
    '/.hidden.json',
    '//secret.json',
    '/index.html.br',
    '/assets',
    '/assets/',
    '/index.html%00.js',
  ]) {
    it(`finds nothing under ${path}`, async () => {
      assert.equal((await get(path)).status, 404);
    });
  }

  it('only reads', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await get('/', {}, method);
      assert.equal(status, 405, method);
      assert.equal(headers.allow, 'GET, HEAD');
    }
    const head = await get('/', {}, 'HEAD');
    assert.equal(head.status, 200);
    assert.equal(head.headers['content-length'], String(PAGE.length));
    assert.equal(head.body.length, 0);
  });

  it('says who it is and where the practice exchange listens', async () => {
    assert.deepEqual(JSON.parse((await get('/offhook-health')).body.toString()), {
      offhook: 1,
      version: '1.2.3',
    });
    const practice = await get('/practice.json?now');
    assert.deepEqual(JSON.parse(practice.body.toString()), { offhook: 1, exchangePort: 4711 });
    assert.equal(practice.headers['cache-control'], 'no-store');
  });

  it('lives on after a request that is none and after a browser that leaves', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(helper.port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.resume();
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve();
      });
    });
    await new Promise<void>((resolve) => {
      const socket = connect(helper.port, '127.0.0.1', () => {
        socket.write(`GET / HTTP/1.1\r\nHost: localhost:${helper.port}\r\n\r\n`, () => socket.destroy());
      });
      socket.on('close', () => {
        resolve();
      });
    });
    assert.equal((await get('/')).status, 200);
  });

  it('reports a taken port and leaves nothing listening', async () => {
    const config = { root: folder, port: helper.port, exchangePort: null, version: '1' };
    await assert.rejects(startHelper(config), { code: 'EADDRINUSE' });
  });
});
