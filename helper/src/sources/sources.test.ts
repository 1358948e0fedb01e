import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CSV, TOKEN, USER, startSourceServer } from '../../../test/support/source-server.ts';
import type { SourceServer } from '../../../test/support/source-server.ts';
import type { HelperCredentials } from '../../protocol.ts';
import { startHelper } from '../server.ts';
import type { Helper } from '../server.ts';
import { Pairings } from './pairings.ts';

const PUBLIC = 'https://phone.example.com';
let folder: string;
let helper: Helper;
let source: SourceServer;
let other: SourceServer;
const codes: string[] = [];

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Unlike `fetch`, node:http sends Host and Origin exactly as they are given. */
function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const host = `localhost:${helper.port}`;
    const all = { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers };
    const options = {
      host: '127.0.0.1',
      port: helper.port,
      path: `/offhook-api/${path}`,
      method,
      headers: all,
    };
    const call = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
    });
    call.on('error', reject);
    call.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const faultIn = (text: string): string => (JSON.parse(text) as { readonly error: string }).error;

async function pair(headers: Record<string, string> = {}): Promise<string> {
  assert.equal((await post('code', {}, headers)).status, 200);
  const { text } = await post('pair', { code: codes.at(-1) }, headers);
  return (JSON.parse(text) as { readonly token: string }).token;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-sources-'));
  await mkdir(join(folder, 'allowed'));
  await writeFile(join(folder, 'allowed', 'data.csv'), CSV);
  await writeFile(join(folder, 'allowed', 'empty.csv'), '');
  await writeFile(join(folder, 'secret.csv'), 'secret');
  await symlink(join(folder, 'secret.csv'), join(folder, 'allowed', 'link.csv'));
  await symlink(folder, join(folder, 'allowed', 'up'));
  other = await startSourceServer();
  source = await startSourceServer({ elsewhere: `${other.url}/basic` });
  helper = await startHelper(
    {
      root: folder,
      port: 0,
      exchangePort: null,
      version: 'test',
      data: join(folder, 'data'),
      folders: [join(folder, 'allowed'), join(folder, 'not there')],
      origins: [PUBLIC],
    },
    (code) => codes.push(code),
  );
});

after(async () => {
  await helper.close();
  await Promise.all([source.close(), other.close()]);
  await rm(folder, { recursive: true });
});

describe('pairing', () => {
  let token = '';

  it('gives a token of 256 bits for the code that was shown', async () => {
    token = await pair();
    assert.match(token, /^[\w-]{43}$/);
    assert.match(codes.at(-1) ?? '', /^\d{8}$/);
    const hello = await post('hello', {}, { authorization: `Bearer ${token}` });
    assert.deepEqual(JSON.parse(hello.text), { offhook: 1, paired: true });
  });

  it('keeps only a hash of the token, in a file for this user alone', async () => {
    const path = join(folder, 'data', 'pairings.json');
    const text = await readFile(path, 'utf8');
    assert.ok(!text.includes(token));
    assert.match(text, /"hash":"[\da-f]{64}"/);
    if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o077, 0);
  });

  it('knows the pairing after a restart, and takes no file that was tampered with', async () => {
    const again = await Pairings.open({ folder: join(folder, 'data'), show: () => undefined });
    assert.ok(again.find(token, `http://localhost:${helper.port}`));
    const bad = await mkdtemp(join(tmpdir(), 'offhook-bad-'));
    for (const text of ['{', '[]', '{"pairings":[{"hash":"x"}]}', '{"pairings":5}']) {
      await writeFile(join(bad, 'pairings.json'), text);
      assert.equal((await Pairings.open({ folder: bad, show: () => undefined })).find(token, ''), undefined);
    }
    await rm(bad, { recursive: true });
  });

  it('takes no token of another origin', async () => {
    const headers = { authorization: `Bearer ${token}`, origin: PUBLIC };
    assert.equal((await post('sources', { urls: [] }, headers)).status, 401);
  });

  it('ends when the app says so', async () => {
    const authorization = `Bearer ${token}`;
    assert.equal((await post('unpair', {}, { authorization })).status, 200);
    assert.equal((await post('sources', { urls: [] }, { authorization })).status, 401);
  });
});

describe('the door', () => {
  it('is closed to other hosts', async () => {
    assert.equal((await post('hello', {}, { host: `evil.example:${helper.port}` })).status, 421);
  });

  for (const origin of [
    '',
    'null',
    'http://evil.example',
    'https://phone.example.com.evil.example',
    'http://localhost:1',
  ])
    it(`is closed to the origin ${JSON.stringify(origin)}`, async () => {
      const answer = await post('hello', {}, { origin });
      assert.equal(answer.status, 403);
      assert.equal(answer.headers['access-control-allow-origin'], undefined);
    });

  it('opens to the app at its own address, with a preflight', async () => {
    const preflight = await post('fetch', '', { origin: PUBLIC }, 'OPTIONS');
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers['access-control-allow-origin'], PUBLIC);
    assert.equal((await post('hello', {}, { origin: PUBLIC })).status, 200);
  });

  it('takes only what it understands', async () => {
    assert.equal((await post('hello', '{')).status, 400);
    assert.equal((await post('nothing', {})).status, 400);
    assert.equal((await post('hello', '', {}, 'GET')).status, 400);
    assert.equal((await post('pair', { code: 5 })).status, 400);
    assert.equal((await post('hello', 'x'.repeat(300_000))).status, 400);
  });
});

describe('fetching', () => {
  let authorization = '';
  const NONE: HelperCredentials = { kind: 'none' };
  const BASIC: HelperCredentials = { kind: 'basic', user: USER.name, password: USER.password };
  const DIGEST: HelperCredentials = { ...BASIC, kind: 'digest' };

  before(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2100));
    authorization = `Bearer ${await pair()}`;
  });

  async function read(url: string, credentials: HelperCredentials = NONE): Promise<Answer> {
    assert.equal((await post('sources', { urls: [url] }, { authorization })).status, 200);
    return post('fetch', { url, credentials }, { authorization });
  }

  it('needs the pairing', async () => {
    const answer = await post('fetch', { url: `${source.url}/data.csv`, credentials: NONE });
    assert.equal(answer.status, 401);
    assert.equal(faultIn(answer.text), 'not-paired');
  });

  it('reads a saved source', async () => {
    const answer = await read(`${source.url}/data.csv`);
    assert.equal(answer.status, 200);
    assert.equal(answer.text, CSV);
    assert.equal(answer.headers['content-type'], 'application/octet-stream');
    assert.equal(answer.headers['x-source-type'], 'text/csv; charset=utf-8');
  });

  it('reads nothing that is not saved', async () => {
    await post('sources', { urls: [`${source.url}/data.csv`] }, { authorization });
    const before = source.requests.length;
    for (const url of [`${source.url}/data.csv?x`, `${other.url}/data.csv`, 'gopher://x']) {
      const answer = await post('fetch', { url, credentials: NONE }, { authorization });
      assert.equal(faultIn(answer.text), 'not-saved');
    }
    assert.equal(source.requests.length, before);
  });

  it('reads what is tried, this once, and lets a trial lead nowhere else', async () => {
    await post('sources', { urls: [] }, { authorization });
    const ask = (url: string, trial: unknown): Promise<Answer> =>
      post('fetch', { url, credentials: NONE, trial }, { authorization });
    assert.equal((await ask(`${source.url}/data.csv`, true)).text, CSV);
    assert.equal(faultIn((await ask(`${source.url}/data.csv`, false)).text), 'not-saved');
    assert.equal(faultIn((await ask(`${source.url}/elsewhere`, true)).text), 'refused');
    assert.equal(faultIn((await ask('file:///etc/passwd', true)).text), 'refused');
    assert.equal(faultIn((await ask(`${source.url}/data.csv`, 'yes')).text), 'bad-request');
  });

  for (const [path, credentials] of [
    ['/basic', BASIC],
    ['/digest-md5', DIGEST],
    ['/digest-sha?a=b&c', DIGEST],
    ['/bearer', { kind: 'bearer', token: TOKEN }],
    ['/moved', BASIC],
  ] as const)
    it(`signs in at ${path}`, async () => {
      assert.equal((await read(source.url + path, credentials)).text, CSV);
    });

  for (const [path, fault] of [
    ['/basic', 'unauthorized'],
    ['/status/403', 'forbidden'],
    ['/status/404', 'not-found'],
    ['/status/500', 'server-error'],
    ['/status/503', 'server-error'],
    ['/status/418', 'status'],
    ['/loop', 'redirect-loop'],
    ['/to-file', 'refused'],
  ] as const)
    it(`says ${fault} for ${path}`, async () => {
      const answer = await read(source.url + path);
      assert.equal(faultIn(answer.text), fault);
      assert.ok(answer.status >= 400);
    });

  it('says that a password is wrong', async () => {
    for (const path of ['/basic', '/digest-md5', '/digest-sha', '/bearer'])
      assert.equal(
        faultIn((await read(source.url + path, { ...DIGEST, password: 'x' })).text),
        'unauthorized',
      );
  });

  it('says which name or port does not answer', async () => {
    const dead = await startSourceServer();
    await dead.close();
    const answer = await read(`${dead.url}/data.csv`);
    assert.equal(faultIn(answer.text), 'unreachable');
    assert.match(answer.text, /ECONNREFUSED/);
  });

  it('follows a redirect to another origin only where that is a source too, and without the password', async () => {
    const url = `${source.url}/elsewhere`;
    assert.equal(faultIn((await read(url, BASIC)).text), 'refused');
    await post('sources', { urls: [url, `${other.url}/basic`] }, { authorization });
    const answer = await post('fetch', { url, credentials: BASIC }, { authorization });
    assert.equal(faultIn(answer.text), 'unauthorized');
    assert.equal(other.requests.at(-1)?.authorization, undefined);
  });

  it('reads a file of an allowed folder', async () => {
    assert.equal((await read(pathToFileURL(join(folder, 'allowed', 'data.csv')).href)).text, CSV);
    assert.equal((await read(pathToFileURL(join(folder, 'allowed', 'empty.csv')).href)).text, '');
  });

  for (const path of [
    'secret.csv',
    'allowed/../secret.csv',
    'allowed/link.csv',
    'allowed/up/secret.csv',
    'allowed',
    'allowed/none.csv',
  ])
    it(`does not read ${path}`, async () => {
      assert.equal(faultIn((await read(pathToFileURL(folder).href + `/${path}`)).text), 'refused');
    });

  it('reads no file of another computer', async () => {
    assert.equal(faultIn((await read('file://server/share/data.csv')).text), 'refused');
    assert.equal(faultIn((await read('file:///allowed%2f..%2fsecret.csv')).text), 'refused');
  });
});
