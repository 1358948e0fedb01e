import { expect } from '@open-wc/testing';
import { AppError } from '../../lib/app-error.ts';
import { HttpPracticeExchange } from './http-practice-exchange.ts';
import { HttpProvisioning } from './http-provisioning.ts';

const PAGE = 'https://phone.example.com/app/';
const FILE = 'https://setup.example.com/offhook.json';
const ACCOUNT = { user: '21', domain: 'pbx.example.com', servers: ['wss://pbx.example.com/ws'] };
const never = new AbortController().signal;

interface Asked {
  readonly url: string;
  readonly request: RequestInit | undefined;
}

const realFetch = globalThis.fetch;
let asked: Asked[] = [];

/** The network boundary: answers each request with what the handler returns. */
function answer(handler: (url: string) => Response | Promise<Response>): void {
  globalThis.fetch = async (input, request) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push({ url, request });
    return handler(url);
  };
}

function json(value: unknown, status = 200): Response {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

/** Where the account's extensions belong to. */
const SYSTEM = { mainNumber: '+49 30 23125 0', extensionDigits: 2 };

async function fault(work: Promise<unknown>): Promise<readonly [string, string | undefined]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.detail];
    throw error;
  }
  return ['none', undefined];
}

beforeEach(() => {
  asked = [];
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('HttpProvisioning', () => {
  it('offers accounts and settings of a file, with the defaults for what it leaves out', async () => {
    answer(() =>
      json({
        offhook: 1,
        accounts: [
          {
            ...ACCOUNT,
            ...SYSTEM,
            label: 'Berlin',
            password: 'secret',
            iceServers: [{ url: 'stun:stun.example.com' }],
          },
        ],
        settings: { language: 'de', registerExpires: 120 },
      }),
    );
    const offer = await new HttpProvisioning(PAGE).load(`${FILE}?site=berlin`, never);
    expect(offer.source).to.equal(FILE);
    expect(offer.settings).to.deep.equal({ language: 'de', registerExpires: 120 });
    expect(offer.accounts).to.deep.equal([
      {
        password: 'secret',
        draft: {
          ...ACCOUNT,
          ...SYSTEM,
          label: 'Berlin',
          iceServers: [{ url: 'stun:stun.example.com' }],
          relayOnly: false,
          earlyMedia: true,
          enabled: true,
          origin: 'provisioning',
          forgetPassword: false,
        },
      },
    ]);
  });

  it('asks without cookies, referrer and redirects', async () => {
    answer(() => json({ offhook: 1, settings: { theme: 'dark' } }));
    await new HttpProvisioning(PAGE).load(FILE, never);
    expect(asked[0]?.request).to.include({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
    });
  });

  for (const [content, code, detail] of [
    ['{"offhook":1', 'provisioning/not-json', undefined],
    ['<!doctype html>', 'provisioning/not-json', undefined],
    ['[]', 'provisioning/foreign', undefined],
    ['null', 'provisioning/foreign', undefined],
    ['{"accounts":[]}', 'provisioning/foreign', undefined],
    ['{"offhook":"1"}', 'provisioning/foreign', undefined],
    ['{"offhook":2,"accounts":"anything"}', 'provisioning/newer-version', 'version 2'],
    ['{"offhook":0}', 'provisioning/invalid', 'offhook'],
    ['{"offhook":1,"acounts":[]}', 'provisioning/invalid', 'acounts'],
    ['{"offhook":1,"accounts":{}}', 'provisioning/invalid', 'accounts'],
    [{ offhook: 1, accounts: [{ ...ACCOUNT, user: 7 }] }, 'provisioning/invalid', 'accounts[0].user'],
    [
      { offhook: 1, accounts: [{ ...ACCOUNT, ...SYSTEM, mainNumber: '030 1' }] },
      'provisioning/invalid',
      'accounts[0].mainNumber: not-international',
    ],
    [
      { offhook: 1, accounts: [ACCOUNT, { ...ACCOUNT, servers: ['wss://a', 3] }] },
      'provisioning/invalid',
      'accounts[1].servers[1]',
    ],
    [{ offhook: 1, accounts: [{ ...ACCOUNT, servers: [] }] }, 'provisioning/invalid', 'accounts[0].servers'],
    [
      { offhook: 1, accounts: [{ ...ACCOUNT, user: 'a\r\nVia: b' }] },
      'provisioning/invalid',
      'accounts[0].user',
    ],
    [
      { offhook: 1, accounts: [{ ...ACCOUNT, servers: ['ws://pbx.example.com'] }] },
      'provisioning/invalid',
      'accounts[0].servers',
    ],
    [
      { offhook: 1, accounts: [{ ...ACCOUNT, passwort: 'x' }] },
      'provisioning/invalid',
      'accounts[0].passwort',
    ],
    [{ offhook: 1, accounts: Array.from({ length: 21 }, () => ACCOUNT) }, 'provisioning/invalid', 'accounts'],
    [{ offhook: 1, settings: { registerExpires: 5 } }, 'provisioning/invalid', 'settings.registerExpires'],
    [{ offhook: 1, settings: { colour: 'red' } }, 'provisioning/invalid', 'settings.colour'],
    ['{"offhook":1,"settings":{"__proto__":{"a":1}}}', 'provisioning/invalid', 'settings.__proto__'],
    ['{"offhook":1,"accounts":[{"constructor":{}}]}', 'provisioning/invalid', 'accounts[0].constructor'],
    [`{"offhook":1,"accounts":"${'x'.repeat(300_000)}"}`, 'provisioning/invalid', '256 kB'],
  ] as const) {
    it(`refuses ${JSON.stringify(content).slice(0, 70)} as ${code} ${detail ?? ''}`, async () => {
      answer(() => json(content));
      const [found, where] = await fault(new HttpProvisioning(PAGE).load(FILE, never));
      expect(found).to.equal(code);
      if (detail !== undefined) expect(where).to.include(detail);
    });
  }

  it('never repeats a secret in the detail', async () => {
    answer(() => json({ offhook: 1, accounts: [{ ...ACCOUNT, password: ['top', 'secret'] }] }));
    const [, detail] = await fault(new HttpProvisioning(PAGE).load(FILE, never));
    expect(detail).to.include('accounts[0].password').and.not.include('secret');
  });

  for (const address of [
    'http://setup.example.com/offhook.json',
    'https://user:pw@setup.example.com/offhook.json',
    'https://setup.example.com/offhook.json?password=x',
    'https://setup.example.com/offhook.json#pwd=x',
    'javascript:alert(1)',
    'data:application/json,{"offhook":1}',
    'file:///etc/passwd',
    'https://',
  ]) {
    it(`does not even ask ${address}`, async () => {
      answer(() => json({ offhook: 1 }));
      expect((await fault(new HttpProvisioning(PAGE).load(address, never)))[0]).to.equal(
        'provisioning/insecure',
      );
      expect(asked).to.deep.equal([]);
    });
  }

  for (const address of ['http://localhost:9000/a.json', 'http://127.0.0.1/a.json', '/a.json']) {
    it(`asks ${address}`, async () => {
      answer(() => json({ offhook: 1 }));
      await new HttpProvisioning('http://localhost:8420/').load(address, never);
      expect(asked.length).to.equal(1);
    });
  }

  it('says unreachable for a failed request and for an HTTP error', async () => {
    answer(() => Promise.reject(new TypeError('Failed to fetch')));
    expect((await fault(new HttpProvisioning(PAGE).load(FILE, never)))[0]).to.equal(
      'provisioning/unreachable',
    );
    answer(() => json({}, 404));
    expect(await fault(new HttpProvisioning(PAGE).load(FILE, never))).to.deep.equal([
      'provisioning/unreachable',
      'HTTP 404',
    ]);
  });

  it('passes an abort on as an abort', async () => {
    globalThis.fetch = realFetch;
    const controller = new AbortController();
    controller.abort();
    let caught: unknown;
    await new HttpProvisioning(location.href).load('/any.json', controller.signal).catch((error: unknown) => {
      caught = error;
    });
    expect(caught).to.be.instanceOf(DOMException);
  });

  it('finds nothing at the origin when there is nothing, and says what is wrong when something is', async () => {
    const provisioning = new HttpProvisioning(PAGE);
    for (const empty of [
      () => json({ offhook: 1 }),
      () => json({}, 404),
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
      () => Promise.reject(new TypeError('offline')),
    ]) {
      answer(empty);
      expect(await provisioning.atOrigin(never)).to.equal(undefined);
    }
    answer(() => json({ offhook: 1, accounts: [ACCOUNT] }));
    expect((await provisioning.atOrigin(never))?.accounts.length).to.equal(1);
    expect(asked.at(-1)?.url).to.equal('https://phone.example.com/provisioning.json');
    answer(() => json('{"offhook":1,'));
    expect((await fault(provisioning.atOrigin(never)))[0]).to.equal('provisioning/not-json');
  });
});

describe('HttpPracticeExchange', () => {
  const page = 'http://127.0.0.1:8420/';
  const lease = {
    user: '101',
    password: 'pw',
    domain: 'practice.offhook.test',
    servers: ['ws://127.0.0.1:8421/sip'],
    displayName: 'Practice 101',
    voicemail: '*97',
    iceServers: [],
  };
  const exchange = (at = page): HttpPracticeExchange =>
    new HttpPracticeExchange(at, () => Promise.resolve('0b7e0f4e-0000-4000-8000-000000000000'));

  /** The hint at the origin, and the answer to a lease. */
  function offer(port: number | null, answerLease: () => Response | Promise<Response>): void {
    answer((url) =>
      url.endsWith('/practice.json') ? json({ offhook: 1, exchangePort: port }) : answerLease(),
    );
  }

  it('gets an account of the exchange on this machine', async () => {
    offer(8421, () => json(lease));
    expect(await exchange().available()).to.be.true;
    const { draft, password } = await exchange().lease('101');
    expect(password).to.equal('pw');
    expect(draft).to.deep.include({
      user: '101',
      label: 'Practice 101',
      displayName: 'Practice 101',
      voicemail: '*97',
      origin: 'practice',
      servers: ['ws://127.0.0.1:8421/sip'],
    });
    const sent = asked.at(-1);
    expect(sent?.url).to.equal('http://127.0.0.1:8421/lease');
    expect(JSON.parse(sent?.request?.body as string)).to.deep.equal({
      client: '0b7e0f4e-0000-4000-8000-000000000000',
      preferred: '101',
    });
  });

  it('is not there where none is offered, and is not asked for from another host', async () => {
    offer(null, () => json(lease));
    expect(await exchange().available()).to.be.false;
    answer(() => json({}, 404));
    expect(await exchange().available()).to.be.false;
    asked = [];
    expect(await exchange('https://phone.example.com/').available()).to.be.false;
    expect(asked).to.deep.equal([]);
  });

  for (const [name, response, code] of [
    ['all accounts taken', () => json({ error: 'full' }, 409), 'practice/full'],
    ['an HTTP error', () => json({}, 500), 'practice/unreachable'],
    ['no answer', () => Promise.reject(new TypeError('refused')), 'practice/unreachable'],
    ['no JSON', () => json('lease'), 'practice/invalid'],
    ['a field missing', () => json({ ...lease, password: undefined }), 'practice/invalid'],
    ['a user that could change a message', () => json({ ...lease, user: '1\r\n2' }), 'practice/invalid'],
    ['too much', () => json({ ...lease, displayName: 'x'.repeat(20_000) }), 'practice/invalid'],
  ] as const) {
    it(`says ${code} for ${name}`, async () => {
      offer(8421, response);
      expect((await fault(exchange().lease()))[0]).to.equal(code);
    });
  }
});
