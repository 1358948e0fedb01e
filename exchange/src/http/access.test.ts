import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { startExchange, type Exchange } from '../exchange.ts';
import { lease, ORIGIN } from '../../test-support/phone.ts';
import { RawPhone } from '../../test-support/raw-sip.ts';

let exchange: Exchange;
beforeEach(async () => {
  exchange = await startExchange({
    port: 0,
    origins: [ORIGIN],
    timers: { lease: 300, firstMessage: 200, ping: 100 },
  });
});
afterEach(() => exchange.close());

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly json: Record<string, unknown>;
}

/** A request with any header, Host included, which fetch would not let us write. */
function ask(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: exchange.port, method, path, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, json });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const askLease = (wish: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask('POST', '/lease', { origin: ORIGIN, ...JSON_TYPE, ...headers }, JSON.stringify(wish));

function open(options: {
  readonly origin?: string;
  readonly headers?: Record<string, string>;
  readonly protocol?: string;
  readonly path?: string;
}): Promise<number> {
  const url = `ws://127.0.0.1:${String(exchange.port)}${options.path ?? '/sip'}`;
  const socket = new WebSocket(url, options.protocol ?? 'sip', {
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    headers: options.headers ?? {},
  });
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => undefined);
  });
}

test('a lease holds all that a phone needs, and the next client gets the next account', async () => {
  const first = await askLease({ client: randomUUID() });
  assert.equal(first.status, 200);
  const { password, ...rest } = first.json;
  assert.deepEqual(rest, {
    user: '100',
    domain: 'practice.offhook.test',
    servers: [`ws://127.0.0.1:${String(exchange.port)}/sip`],
    displayName: 'Practice 100',
    iceServers: [],
  });
  assert.match(String(password), /^[0-9a-f]{32}$/);
  assert.equal((await askLease({ client: randomUUID() })).json.user, '101');
});

test('a client keeps its account, and gets the one it had when it is free', async () => {
  const client = randomUUID();
  assert.equal((await askLease({ client, preferred: '104' })).json.user, '104');
  assert.equal((await askLease({ client })).json.user, '104');
  assert.equal((await askLease({ client: randomUUID(), preferred: '104' })).json.user, '100');
});

test('ten leases are all there are', async () => {
  const patient = await startExchange({ port: 0, origins: [ORIGIN] });
  try {
    await Promise.all(Array.from({ length: 10 }, () => lease(patient)));
    await assert.rejects(lease(patient), /409/);
  } finally {
    await patient.close();
  }
});

test('a lease that is not used is free again', async () => {
  await Promise.all(Array.from({ length: 10 }, () => lease(exchange)));
  const again = async (): Promise<unknown> =>
    (await askLease({ client: randomUUID(), preferred: '104' })).json.user;
  while ((await again()) !== '104') await delay(50);
});

test('an account stays leased while its phone is registered, and for a while after', async () => {
  const phone = await new RawPhone(await lease(exchange)).start();
  await delay(400);
  assert.equal((await askLease({ client: randomUUID(), preferred: phone.user })).json.user, '101');
  await phone.drop();
  await delay(50);
  assert.notEqual((await askLease({ client: randomUUID(), preferred: phone.user })).json.user, phone.user);
  await delay(400);
  assert.equal((await askLease({ client: randomUUID(), preferred: phone.user })).json.user, phone.user);
});

test('passwords are made anew at each start', async () => {
  const other = await startExchange({ port: 0, origins: [ORIGIN] });
  const [here, there] = [await lease(exchange), await lease(other)];
  await other.close();
  assert.equal(here.user, there.user);
  assert.notEqual(here.password, there.password);
});

const BAD_LEASES: readonly (readonly [
  what: string,
  headers: Record<string, string>,
  body: string,
  status: number,
])[] = [
  ['no JSON', JSON_TYPE, '{', 400],
  ['no object', JSON_TYPE, '[]', 400],
  ['no UUID', JSON_TYPE, '{"client":"x"}', 400],
  ['a wish that is no text', JSON_TYPE, `{"client":"${randomUUID()}","preferred":101}`, 400],
  ['a form', { 'content-type': 'text/plain' }, `{"client":"${randomUUID()}"}`, 415],
  ['too much', JSON_TYPE, ' '.repeat(5000), 413],
];
for (const [what, headers, body, status] of BAD_LEASES) {
  test(`a lease request with ${what} gets ${String(status)}`, async () => {
    assert.equal((await ask('POST', '/lease', { origin: ORIGIN, ...headers }, body)).status, status);
  });
}

test('only allowed pages may ask', async () => {
  const wish = JSON.stringify({ client: randomUUID() });
  for (const origin of [
    'http://evil.test',
    'null',
    'http://localhost:9200.evil.test',
    'https://localhost:9200',
  ]) {
    const answer = await ask('POST', '/lease', { ...JSON_TYPE, origin }, wish);
    assert.equal(answer.status, 403);
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
  }
  assert.equal((await ask('POST', '/lease', JSON_TYPE, wish)).status, 403);
  const preflight = await ask('OPTIONS', '/lease', {
    origin: ORIGIN,
    'access-control-request-method': 'POST',
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers['access-control-allow-origin'], ORIGIN);
  assert.equal(preflight.headers.vary, 'Origin');
});

test('the status holds numbers only', async () => {
  const phone = await new RawPhone(await lease(exchange)).start();
  const { json } = await ask('GET', '/status', {});
  assert.deepEqual(json, { accounts: 10, leased: 1, registered: 1, connections: 1, calls: 0 });
  assert.equal((await ask('GET', '/', {})).status, 404);
  await phone.drop();
});

test('a name that is not ours is refused, for pages and for phones', async () => {
  for (const host of ['evil.test', `evil.test:${String(exchange.port)}`, '127.0.0.1', 'localhost:1']) {
    assert.equal((await ask('GET', '/status', { host })).status, 403);
    assert.equal(await open({ origin: ORIGIN, headers: { host } }), 403);
  }
  assert.equal((await ask('GET', '/status', { host: `localhost:${String(exchange.port)}` })).status, 200);
});

test('a WebSocket needs an allowed origin, the subprotocol and the path', async () => {
  assert.equal(await open({ origin: ORIGIN }), 101);
  assert.equal(await open({ origin: 'http://evil.test' }), 403);
  assert.equal(await open({}), 403);
  assert.equal(await open({ origin: ORIGIN, protocol: 'chat' }), 400);
  assert.equal(await open({ origin: ORIGIN, path: '/' }), 404);
});

/** Where this port is listened on, as Linux tells it: an address in hexadecimal, the bytes in the machine's order. */
function listening(port: number): readonly string[] {
  const LISTEN = '0A';
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((table) => existsSync(table))
    .flatMap((table) => readFileSync(table, 'latin1').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${hex}`) === true && state === LISTEN)
    .map(([, local = '']) => local.split(':')[0] ?? '');
}

test('it listens on loopback alone', async () => {
  // 127.0.0.2 is of this machine as well, so a server on every address would answer there.
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address, family, scopeid }) =>
      family === 'IPv4' ? address : `[${address}${scopeid === 0 ? '' : `%25${String(scopeid)}`}]`,
    );
  for (const address of ['127.0.0.2', ...outside])
    await assert.rejects(fetch(`http://${address}:${String(exchange.port)}/status`), address);
  assert.equal((await ask('GET', '/status', {})).status, 200);
  if (!existsSync('/proc/net/tcp')) return;
  const found = listening(exchange.port);
  assert.ok(found.length > 0);
  const loopback = ['0100007F', '00000000000000000000000001000000'];
  assert.deepEqual(
    found.filter((address) => !loopback.includes(address)),
    [],
  );
});

test('a message over 64 KiB, a flood and silence each end the connection, and nothing else', async () => {
  const steady = await new RawPhone(await lease(exchange)).start();
  const [big, flood, silent] = await Promise.all(
    [1, 2, 3].map(async () => new RawPhone(await lease(exchange)).connect()),
  );
  assert.ok(big !== undefined && flood !== undefined && silent !== undefined);
  const codes = Promise.all([big.closed(), flood.closed(), silent.closed()]);
  big.send('x'.repeat(65 * 1024));
  for (let count = 0; count < 600; count++) flood.send('\r\n\r\n');
  assert.deepEqual(await codes, [1009, 1008, 1008]);
  steady.sendMessage(steady.make('OPTIONS', 'sip:practice.offhook.test'));
  await steady.response(200, 'OPTIONS');
  await steady.drop();
});

test('CRLF CRLF is answered by CRLF', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${String(exchange.port)}/sip`, 'sip', { origin: ORIGIN });
  await new Promise((resolve) => socket.once('open', resolve));
  const pong = new Promise<string>((resolve) => {
    socket.once('message', (data: Buffer) => {
      resolve(data.toString());
    });
  });
  socket.send('\r\n\r\n');
  assert.equal(await pong, '\r\n');
  socket.terminate();
});
