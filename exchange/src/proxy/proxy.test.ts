import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { DOMAIN } from '../accounts.ts';
import { startExchange, type Exchange } from '../exchange.ts';
import { establish, SDP } from '../../test-support/call.ts';
import { lease, ORIGIN } from '../../test-support/phone.ts';
import { isRequest, isResponse, rawPhone, RawPhone } from '../../test-support/raw-sip.ts';
import { readTag } from '../wire/grammar.ts';
import { encodeUtf8, type SipRequest } from '../wire/sip-message.ts';

let exchange: Exchange;
const phones: RawPhone[] = [];

async function phone(): Promise<RawPhone> {
  const started = await rawPhone(exchange, lease);
  phones.push(started);
  return started;
}

/** Several phones on one account. */
async function shared(count: number): Promise<readonly RawPhone[]> {
  const account = await lease(exchange);
  const all = await Promise.all(Array.from({ length: count }, () => new RawPhone(account).start()));
  phones.push(...all);
  return all;
}

beforeEach(async () => {
  exchange = await startExchange({
    port: 0,
    origins: [ORIGIN],
    timers: { ring: 400, transaction: 800, absence: 300 },
  });
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((each) => each.drop()));
  await exchange.close();
});

test('a call rings every phone of an account; the others hear that it was answered elsewhere', async () => {
  const caller = await phone();
  const [one, two] = await shared(2);
  assert.ok(one !== undefined && two !== undefined);
  const invite = caller.make('INVITE', one.user, [], SDP);
  caller.sendMessage(invite);
  const [atOne, atTwo] = await Promise.all([one.request('INVITE'), two.request('INVITE')]);
  one.reply(atOne, 180);
  two.reply(atTwo, 180);
  assert.notEqual(
    readTag((await caller.response(180)).get('to')),
    readTag((await caller.response(180)).get('to')),
  );
  one.reply(atOne, 200, [], SDP);
  const answer = await caller.response(200, 'INVITE');
  assert.equal(readTag(answer.get('to')), one.tag);
  const cancel = await two.request('CANCEL');
  assert.equal(cancel.get('reason'), 'SIP;cause=200;text="Call completed elsewhere"');
  assert.equal(cancel.list('via')[0], atTwo.list('via')[0]);
  two.reply(cancel, 200);
  two.reply(atTwo, 487);
  assert.equal((await two.request('ACK')).list('via')[0], atTwo.list('via')[0]);
});

test('a CANCEL of the caller reaches all phones with its reason and ends in 487', async () => {
  const caller = await phone();
  const both = await shared(2);
  const invite = caller.make('INVITE', both[0]?.user ?? '', [], SDP);
  caller.sendMessage(invite);
  const rung = await Promise.all(both.map((each) => each.request('INVITE')));
  // One rings, the other said nothing yet: its CANCEL has to wait for that (RFC 3261 §9.1).
  both[0]?.reply(rung[0] as SipRequest, 180);
  await caller.response(180);
  const cancel = invite.clone();
  cancel.set('CSeq', (invite.get('cseq') ?? '').replace('INVITE', 'CANCEL'));
  cancel.append('Reason', 'SIP;cause=487;text="Gave up"');
  cancel.setBody('');
  caller.sendBytes(cancel.toString().replace(/^INVITE/, 'CANCEL'));
  await caller.response(200, 'CANCEL');
  assert.equal((await both[0]?.request('CANCEL'))?.get('reason'), 'SIP;cause=487;text="Gave up"');
  assert.equal(both[1]?.received.some(isRequest('CANCEL')), false);
  both[1]?.reply(rung[1] as SipRequest, 180);
  await both[1]?.request('CANCEL').then((request) => both[1]?.reply(request, 200));
  for (const [at, each] of both.entries()) each.reply(rung[at] as SipRequest, 487);
  await caller.response(487, 'INVITE');
});

test('a CANCEL of nothing, or of the call of another, is answered 481', async () => {
  const [caller, callee, stranger] = [await phone(), await phone(), await phone()];
  const invite = caller.make('INVITE', callee.user, [], SDP);
  caller.sendMessage(invite);
  callee.reply(await callee.request('INVITE'), 180);
  await caller.response(180);
  const cancel = invite
    .toString()
    .replace(/^INVITE/, 'CANCEL')
    .replace(/(CSeq: \d+) INVITE/, '$1 CANCEL');
  stranger.sendBytes(cancel);
  await stranger.response(481, 'CANCEL');
  assert.equal(callee.received.some(isRequest('CANCEL')), false);
});

const BEST: readonly (readonly [replies: readonly number[], best: number])[] = [
  [[486, 480], 486],
  [[487, 486], 486],
  [[404, 302], 302],
  [[503, 486], 486],
  [[486, 603], 603],
  [[486, 415], 415],
  [[500, 480], 480],
];
for (const [replies, best] of BEST) {
  test(`of ${replies.join(' and ')} the caller gets ${String(best)}`, async () => {
    const caller = await phone();
    const both = await shared(2);
    caller.sendMessage(caller.make('INVITE', both[0]?.user ?? '', [], SDP));
    await Promise.all(
      both.map(async (each, at) => {
        const invite = await each.request('INVITE');
        each.reply(invite, replies[at] ?? 0);
        await each.request('ACK');
      }),
    );
    assert.equal(
      (await caller.next((message) => isResponse(best, 'INVITE')(message))).startLine.slice(8, 11),
      String(best),
    );
  });
}

test('statuses say what is wrong with a number', async () => {
  const caller = await phone();
  const away = (await lease(exchange)).user;
  const table: readonly (readonly [target: string, status: number])[] = [
    [away, 480],
    ['777', 404],
    [caller.user, 486],
    ['501', 486],
    ['tel:501', 486],
    ['sip:someone@elsewhere.test', 404],
    ['mailto:someone@elsewhere.test', 416],
    [`sip:${DOMAIN}`, 405],
  ];
  for (const [target, status] of table) {
    caller.sendMessage(caller.make('INVITE', target, [], SDP));
    await caller.response(status, 'INVITE');
  }
});

test('502 rings until the caller gives up, or for too long', async () => {
  const caller = await phone();
  const invite = caller.make('INVITE', '502', [], SDP);
  caller.sendMessage(invite);
  await caller.response(180);
  caller.sendBytes(
    invite
      .toString()
      .replace(/^INVITE/, 'CANCEL')
      .replace(/(CSeq: \d+) INVITE/, '$1 CANCEL'),
  );
  await caller.response(200, 'CANCEL');
  await caller.response(487, 'INVITE');
  caller.sendMessage(caller.make('INVITE', '502', [], SDP));
  await caller.response(180);
  await caller.response(408, 'INVITE');
});

test('a phone that never says anything costs the caller a 408', async () => {
  const [caller, callee] = [await phone(), await phone()];
  caller.sendMessage(caller.make('INVITE', callee.user, [], SDP));
  await callee.request('INVITE');
  await caller.response(408, 'INVITE');
  caller.sendMessage(caller.make('MESSAGE', callee.user));
  await callee.request('MESSAGE');
  await caller.response(408, 'MESSAGE');
});

test('both sides speak within the dialog, by the recorded route', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const { invite, answer, received, given } = await establish(caller, callee, [
    'Session-Expires: 90;refresher=uac',
    'Supported: timer',
  ]);
  assert.equal(received.get('session-expires'), '90;refresher=uac');
  assert.equal(received.get('record-route'), `<sip:${DOMAIN};transport=ws;lr>`);
  assert.equal(received.get('max-forwards'), '69');
  assert.equal(received.uri, `sip:${callee.contact};transport=ws`);
  for (const method of ['INFO', 'UPDATE', 'REFER', 'INVITE', 'MESSAGE', 'PRACK', 'OPTIONS']) {
    caller.sendMessage(caller.within(method, invite, answer));
    const seen = await callee.request(method);
    assert.equal(seen.get('route'), undefined);
    callee.reply(seen, method === 'REFER' ? 202 : 200);
    await caller.response(method === 'REFER' ? 202 : 200, method);
  }
  const notify = callee.within('NOTIFY', received, given, ['Event: refer', 'Subscription-State: active']);
  callee.sendMessage(notify);
  caller.reply(await caller.request('NOTIFY'), 200);
  await callee.response(200, 'NOTIFY');
  callee.sendMessage(callee.within('BYE', received, given));
  caller.reply(await caller.request('BYE'), 200);
  await callee.response(200, 'BYE');
  // The exchange may have been restarted meanwhile: the phone itself knows best that there is no such call.
  caller.sendMessage(caller.within('INFO', invite, answer));
  callee.reply(await callee.request('INFO'), 481);
  await caller.response(481, 'INFO');
  await callee.drop();
  caller.sendMessage(caller.within('INFO', invite, answer));
  await caller.response(480, 'INFO');
});

test('a refused re-INVITE is acknowledged hop by hop and the call goes on', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const { invite, answer } = await establish(caller, callee);
  const again = caller.within('INVITE', invite, answer);
  caller.sendMessage(again);
  callee.reply(await callee.request('INVITE'), 491);
  await callee.request('ACK');
  await caller.response(491, 'INVITE');
  const ack = again
    .toString()
    .replace(/^INVITE/, 'ACK')
    .replace(/(CSeq: \d+) INVITE/, '$1 ACK');
  caller.sendBytes(ack);
  caller.sendMessage(caller.within('BYE', invite, answer));
  callee.reply(await callee.request('BYE'), 200);
  await caller.response(200, 'BYE');
  assert.equal(callee.received.some(isRequest('ACK')), false);
});

test('an INVITE with Replaces, to a number or to a contact, passes through whole', async () => {
  const [first, second, third] = [await phone(), await phone(), await phone()];
  const { invite, answer } = await establish(first, second);
  const replaces = `${invite.get('call-id') ?? ''};to-tag=${readTag(answer.get('to'))};from-tag=${first.tag}`;
  for (const target of [second.user, `sip:${second.contact};transport=ws`]) {
    third.sendMessage(third.make('INVITE', target, [`Replaces: ${replaces}`, 'Require: replaces'], SDP));
    const seen = await second.request('INVITE');
    assert.equal(seen.get('replaces'), replaces);
    assert.equal(seen.get('require'), 'replaces');
    second.reply(seen, 486);
    await third.response(486, 'INVITE');
  }
});

test('a REFER outside any dialog and its NOTIFYs find their way', async () => {
  const [boss, worker] = [await phone(), await phone()];
  const refer = boss.make('REFER', worker.user, [`Refer-To: <sip:500@${DOMAIN}>`]);
  boss.sendMessage(refer);
  const received = await worker.request('REFER');
  const given = worker.reply(received, 202);
  await boss.response(202);
  for (const state of ['active', 'terminated;reason=noresource']) {
    worker.sendMessage(
      worker.within('NOTIFY', received, given, ['Event: refer', `Subscription-State: ${state}`]),
    );
    boss.reply(await boss.request('NOTIFY'), 200);
    await worker.response(200, 'NOTIFY');
  }
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
  for (const target of [`sip:50#1@${DOMAIN}`, `sip:50%231@${DOMAIN}`]) {
    caller.sendMessage(caller.make('INVITE', target, [], SDP));
    await caller.response(404);
  }
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
