import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { DOMAIN } from '../accounts.ts';
import { startExchange, type Exchange } from '../exchange.ts';
import { lease, ORIGIN } from '../../test-support/phone.ts';
import { digestAnswer, rawPhone, RawPhone } from '../../test-support/raw-sip.ts';

const REGISTRAR = `sip:${DOMAIN}`;
let exchange: Exchange;
const phones: RawPhone[] = [];
const started = async (): Promise<RawPhone> => {
  const phone = await rawPhone(exchange);
  phones.push(phone);
  return phone;
};
const connected = async (): Promise<RawPhone> => {
  const phone = await new RawPhone(await lease(exchange)).connect();
  phones.push(phone);
  return phone;
};

beforeEach(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN] });
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.drop()));
  await exchange.close();
});

test('a challenge offers qop and says who asks', async () => {
  const phone = await connected();
  phone.sendMessage(phone.make('REGISTER', REGISTRAR));
  const challenge = await phone.response(401);
  assert.match(
    challenge.get('www-authenticate') ?? '',
    /^Digest realm="practice\.offhook\.test".*qop="auth"$/,
  );
  assert.match(challenge.get('server') ?? '', /practice only/);
});

test('a wrong password is refused, and many of them end the connection', async () => {
  const phone = await connected();
  const closed = phone.closed();
  const wrong = { method: 'REGISTER', uri: REGISTRAR, user: phone.user, password: 'wrong' };
  phone.sendMessage(phone.make('REGISTER', REGISTRAR));
  let challenge = await phone.response(401);
  for (let tries = 0; tries < 19; tries++) {
    const credentials = digestAnswer(challenge.get('www-authenticate') ?? '', wrong);
    phone.sendMessage(phone.make('REGISTER', REGISTRAR, [`Authorization: ${credentials}`]));
    challenge = await phone.response(401);
    assert.doesNotMatch(challenge.get('www-authenticate') ?? '', /stale/);
  }
  const last = digestAnswer(challenge.get('www-authenticate') ?? '', wrong);
  phone.sendMessage(phone.make('REGISTER', REGISTRAR, [`Authorization: ${last}`]));
  assert.equal(await closed, 1008);
});

test('credentials that were used before are stale', async () => {
  const phone = await connected();
  phone.sendMessage(phone.make('REGISTER', REGISTRAR));
  const challenge = (await phone.response(401)).get('www-authenticate') ?? '';
  const about = { method: 'REGISTER', uri: REGISTRAR, user: phone.user, password: phone.password };
  const register = (count: number): void => {
    const request = phone.make('REGISTER', REGISTRAR, [
      `Authorization: ${digestAnswer(challenge, about, count)}`,
    ]);
    request.set('To', `<${phone.uri}>`);
    phone.sendMessage(request);
  };
  register(1);
  await phone.response(200);
  register(1);
  assert.match((await phone.response(401)).get('www-authenticate') ?? '', /stale=true/);
  register(2);
  await phone.response(200);
});

test('credentials for another address, without qop or of nobody are refused', async () => {
  const phone = await connected();
  const about = { method: 'REGISTER', uri: REGISTRAR, user: phone.user, password: phone.password };
  const cases = [
    (challenge: string) => digestAnswer(challenge, { ...about, uri: 'sip:elsewhere.test' }),
    (challenge: string) => digestAnswer(challenge, about).replace(', qop=auth', ''),
    (challenge: string) => digestAnswer(challenge, { ...about, user: 'nobody' }),
    (challenge: string) => digestAnswer(challenge, about).replace(/realm="[^"]*"/, 'realm="other"'),
    () => 'Basic MTAwOmFiYw==',
    () => 'Digest ,,,==="',
  ];
  for (const credentials of cases) {
    phone.sendMessage(phone.make('REGISTER', REGISTRAR));
    const challenge = (await phone.response(401)).get('www-authenticate') ?? '';
    phone.sendMessage(phone.make('REGISTER', REGISTRAR, [`Authorization: ${credentials(challenge)}`]));
    await phone.response(401);
  }
});

test('SHA-256 is offered first and accepted when switched on', async () => {
  const modern = await startExchange({ port: 0, origins: [ORIGIN], digestAlgorithms: ['SHA-256', 'MD5'] });
  const phone = await new RawPhone(await lease(modern)).connect();
  phone.sendMessage(phone.make('REGISTER', REGISTRAR));
  const challenges = (await phone.response(401)).all('www-authenticate');
  assert.deepEqual(
    challenges.map((value) => /algorithm=([^,]+)/.exec(value)?.[1]),
    ['SHA-256', 'MD5'],
  );
  const about = { method: 'REGISTER', uri: REGISTRAR, user: phone.user, password: phone.password };
  const request = phone.make('REGISTER', REGISTRAR, [
    `Authorization: ${digestAnswer(challenges[0] ?? '', about)}`,
  ]);
  request.set('To', `<${phone.uri}>`);
  phone.sendMessage(request);
  await phone.response(200);
  await phone.drop();
  await modern.close();
});

test('nobody registers for another account, nor with the contact of another phone', async () => {
  const [victim, thief] = [await started(), await connected()];
  const { contact } = thief;
  thief.sendMessage(thief.make('REGISTER', REGISTRAR));
  const challenge = (await thief.response(401)).get('www-authenticate') ?? '';
  const about = { method: 'REGISTER', uri: REGISTRAR, user: thief.user, password: thief.password };
  const forged = thief.make('REGISTER', REGISTRAR, [`Authorization: ${digestAnswer(challenge, about)}`]);
  forged.set('To', `<${victim.uri}>`);
  thief.sendMessage(forged);
  await thief.response(403);
  const stolen = thief.make('REGISTER', REGISTRAR, [`Authorization: ${digestAnswer(challenge, about, 2)}`]);
  stolen.set('To', `<${thief.uri}>`);
  stolen.set('Contact', `<sip:${victim.contact};transport=ws>`);
  thief.sendMessage(stolen);
  await thief.response(403);
  assert.equal(thief.contact, contact);
  const caller = await started();
  caller.sendMessage(caller.make('OPTIONS', victim.user));
  victim.reply(await victim.request('OPTIONS'), 200);
  await caller.response(200);
});

test('the response lists every phone with the time left, and too short a time is refused', async () => {
  const account = await lease(exchange);
  const [desk, mobile] = await Promise.all([1, 2].map(() => new RawPhone(account).connect()));
  assert.ok(desk !== undefined && mobile !== undefined);
  phones.push(desk, mobile);
  await desk.register(['Expires: 120'], ';+sip.instance="<urn:uuid:desk>";reg-id=1');
  const both = await mobile.register(['Expires: 99999']);
  const contacts = both.all('contact');
  assert.equal(contacts.length, 2);
  assert.match(
    contacts.find((each) => each.includes(desk.contact)) ?? '',
    /\+sip\.instance="<urn:uuid:desk>";reg-id=1;expires=1(?:20|19)$/,
  );
  assert.match(contacts.find((each) => each.includes(mobile.contact)) ?? '', /expires=7200$/);
  const brief = await mobile.register(['Expires: 3']);
  assert.equal(brief.status, 423);
  assert.equal(brief.get('min-expires'), '10');
});

test('the same instance with a new contact replaces the old one; * with 0 removes all', async () => {
  const account = await lease(exchange);
  const first = await new RawPhone(account).connect();
  const second = await new RawPhone(account).connect();
  phones.push(first, second);
  const instance = ';+sip.instance="<urn:uuid:same>";reg-id=1';
  await first.register([], instance);
  const answer = await second.register([], instance);
  assert.equal(answer.all('contact').length, 1);
  const all = second.make('REGISTER', REGISTRAR, ['Expires: 0']);
  all.set('To', `<${second.uri}>`);
  all.set('Contact', '*');
  second.sendMessage(all);
  const challenge = (await second.response(401)).get('www-authenticate') ?? '';
  const about = { method: 'REGISTER', uri: REGISTRAR, user: second.user, password: second.password };
  all.append('Authorization', digestAnswer(challenge, about));
  second.sendMessage(all);
  assert.deepEqual((await second.response(200)).all('contact'), []);
});

test('a request of a phone that did not register is challenged, and goes through with credentials', async () => {
  const [caller, callee] = [await connected(), await started()];
  const message = caller.make('MESSAGE', callee.user);
  caller.sendMessage(message);
  const challenge = (await caller.response(407)).get('proxy-authenticate') ?? '';
  const { user, password } = caller;
  const again = caller.make('MESSAGE', callee.user);
  const about = { method: 'MESSAGE', uri: again.uri, user, password };
  again.append('Proxy-Authorization', digestAnswer(challenge, about));
  caller.sendMessage(again);
  const received = await callee.request('MESSAGE');
  assert.equal(received.get('proxy-authorization'), undefined);
  callee.reply(received, 200);
  await caller.response(200);
});
