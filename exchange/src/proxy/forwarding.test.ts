import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { DOMAIN } from '../accounts.ts';
import { startExchange, type Exchange } from '../exchange.ts';
import { establish, SDP } from '../../test-support/call.ts';
import { lease, ORIGIN } from '../../test-support/phone.ts';
import { rawPhone, RawPhone } from '../../test-support/raw-sip.ts';
import { encodeUtf8 } from '../wire/sip-message.ts';

let exchange: Exchange;
const phones: RawPhone[] = [];

async function phone(): Promise<RawPhone> {
  const started = await rawPhone(exchange);
  phones.push(started);
  return started;
}

beforeEach(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN] });
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((each) => each.drop()));
  await exchange.close();
});

test('what a parser refuses still arrives, byte for byte', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const odd = encodeUtf8('X-Odd: Grüße, "unbalanced;=#, <sip:a@b\r\n folded');
  const message = caller.make('MESSAGE', callee.user, [odd, 'Refer-To: <tel:+49#12;x>', 'P-Extra : a:b:c']);
  const name = encodeUtf8('Jürgen Groß');
  message.set('From', `${name} <${caller.uri}>;tag=${caller.tag}`);
  caller.sendMessage(message);
  const seen = await callee.request('MESSAGE');
  const text = seen.toString();
  assert.ok(text.includes(odd));
  assert.ok(text.includes('Refer-To: <tel:+49#12;x>'));
  assert.ok(text.includes('P-Extra : a:b:c'));
  assert.ok(text.includes(`From: ${name} <`));
  callee.reply(seen, 200);
  await caller.response(200);
});

for (const [what, from] of [
  ['a tel: From', (user: string) => `<tel:${user}>`],
  ['a compact anonymous one', () => '"Anonymous" <sip:anonymous@anonymous.invalid>'],
] as const) {
  test(`${what} is carried`, async () => {
    const [caller, callee] = [await phone(), await phone()];
    const message = caller.make(
      'INVITE',
      `tel:${callee.user}`,
      ['Privacy: id', `P-Preferred-Identity: <${caller.uri}>`],
      SDP,
    );
    message.set('f', `${from(caller.user)};tag=${caller.tag}`);
    caller.sendMessage(message);
    const seen = await callee.request('INVITE');
    assert.equal(seen.get('from'), `${from(caller.user)};tag=${caller.tag}`);
    assert.equal(seen.get('p-preferred-identity'), undefined);
    assert.equal(seen.get('p-asserted-identity'), undefined);
    callee.reply(seen, 486);
    await caller.response(486);
  });
}

test('a # in the dialled number is part of it', async () => {
  const caller = await phone();
  caller.sendMessage(caller.make('INVITE', `sip:501@${DOMAIN}`, [], SDP));
  await caller.response(486);
  // What comes before the # is a line that is busy: cut there, the number would be answered so, too.
  for (const target of [`sip:501#1@${DOMAIN}`, `sip:501%231@${DOMAIN}`, 'tel:501#1']) {
    caller.sendMessage(caller.make('INVITE', target, [], SDP));
    await caller.response(404);
  }
});

test('an INVITE with a name in plain UTF-8 and a # in its addresses rings, and the call is carried to its end', async () => {
  const caller = new RawPhone(await lease(exchange));
  phones.push(caller);
  caller.contact = `c#1${caller.contact}`;
  await caller.start();
  const callee = await phone();
  const name = encodeUtf8('Jürgen Groß 電話');
  const invite = caller.make('INVITE', callee.user, ['Referred-By: <tel:+49#12>'], SDP);
  invite.set('From', `${name} <${caller.uri};x=#7>;tag=${caller.tag}`);
  caller.sendMessage(invite);
  const received = await callee.request('INVITE');
  assert.equal(received.get('from'), `${name} <${caller.uri};x=#7>;tag=${caller.tag}`);
  assert.equal(received.get('contact'), `<sip:${caller.contact};transport=ws>`);
  assert.equal(received.get('referred-by'), '<tel:+49#12>');
  assert.equal(received.body, SDP);
  const given = callee.reply(received, 200, [], SDP);
  const answer = await caller.response(200, 'INVITE');
  caller.sendMessage(caller.within('ACK', invite, answer));
  await callee.request('ACK');
  // The far side's request goes to the contact with the #.
  callee.sendMessage(callee.within('BYE', received, given));
  const bye = await caller.request('BYE');
  assert.equal(bye.uri, `sip:${caller.contact};transport=ws`);
  caller.reply(bye, 200);
  await callee.response(200, 'BYE');
});

test('a # in the user of From is no way to another name', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const forged = caller.make('INVITE', callee.user, [], SDP);
  forged.set('From', `<sip:${caller.user}#1@${DOMAIN}>;tag=${caller.tag}`);
  caller.sendMessage(forged);
  await caller.response(403);
});

test('nobody calls in the name of another, and asserted identities are ours', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const forged = caller.make('INVITE', callee.user, [], SDP);
  forged.set('From', `<${callee.uri}>;tag=${caller.tag}`);
  caller.sendMessage(forged);
  await caller.response(403);
  const claimed = caller.make('MESSAGE', callee.user, ['P-Asserted-Identity: <sip:boss@elsewhere.test>']);
  claimed.set('From', `"Anonymous" <sip:anonymous@anonymous.invalid>;tag=${caller.tag}`);
  caller.sendMessage(claimed);
  const seen = await callee.request('MESSAGE');
  assert.equal(seen.get('p-asserted-identity'), `<${caller.uri}>`);
  callee.reply(seen, 200);
});

test('a third party cannot end or change a call it knows the tags of', async () => {
  const [caller, callee, stranger] = [await phone(), await phone(), await phone()];
  const { invite, answer } = await establish(caller, callee);
  for (const method of ['BYE', 'INVITE', 'INFO']) {
    stranger.sendMessage(caller.within(method, invite, answer));
    await stranger.response(403, method);
  }
  assert.deepEqual(callee.received, []);
});

test('hop count, Proxy-Require and OPTIONS to the exchange', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const tired = caller.make('MESSAGE', callee.user);
  tired.set('Max-Forwards', '0');
  caller.sendMessage(tired);
  await caller.response(483);
  caller.sendMessage(caller.make('MESSAGE', callee.user, ['Proxy-Require: teleport']));
  assert.equal((await caller.response(420)).get('unsupported'), 'teleport');
  caller.sendMessage(caller.make('OPTIONS', `sip:${DOMAIN}`));
  assert.match((await caller.response(200)).get('allow') ?? '', /\bREFER\b/);
});
