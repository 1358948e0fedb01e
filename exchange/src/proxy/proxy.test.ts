import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { DOMAIN } from '../accounts.ts';
import { startExchange, type Exchange } from '../exchange.ts';
import { cancelOf, establish, SDP } from '../../test-support/call.ts';
import { lease, ORIGIN } from '../../test-support/phone.ts';
import { isRequest, isResponse, rawPhone, RawPhone } from '../../test-support/raw-sip.ts';
import { readTag } from '../wire/grammar.ts';

let exchange: Exchange;
const phones: RawPhone[] = [];

async function phone(): Promise<RawPhone> {
  const started = await rawPhone(exchange);
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
  const [rings, waits] = await shared(2);
  assert.ok(rings !== undefined && waits !== undefined);
  const invite = caller.make('INVITE', rings.user, ['Reason: SIP;cause=487;text="Gave up"'], SDP);
  caller.sendMessage(invite);
  const [ringing, waiting] = [await rings.request('INVITE'), await waits.request('INVITE')];
  rings.reply(ringing, 180);
  await caller.response(180);
  caller.sendBytes(cancelOf(invite));
  await caller.response(200, 'CANCEL');
  const cancel = await rings.request('CANCEL');
  assert.equal(cancel.get('reason'), 'SIP;cause=487;text="Gave up"');
  rings.reply(cancel, 200);
  rings.reply(ringing, 487);
  // A phone that said nothing yet must not be sent a CANCEL before it does (RFC 3261 §9.1).
  assert.equal(waits.received.some(isRequest('CANCEL')), false);
  waits.reply(waiting, 180);
  waits.reply(await waits.request('CANCEL'), 200);
  waits.reply(waiting, 487);
  await caller.response(487, 'INVITE');
});

test('a CANCEL of nothing, or of the call of another, is answered 481', async () => {
  const [caller, callee, stranger] = [await phone(), await phone(), await phone()];
  const invite = caller.make('INVITE', callee.user, [], SDP);
  caller.sendMessage(invite);
  callee.reply(await callee.request('INVITE'), 180);
  await caller.response(180);
  stranger.sendBytes(cancelOf(invite));
  await stranger.response(481, 'CANCEL');
  // Nor can a connection that proved nothing yet, without the secrets of the INVITE.
  const nobody = await new RawPhone(await lease(exchange)).connect();
  phones.push(nobody);
  for (const secret of [/(branch=z9hG4bK)[^\r]+/, /(Call-ID: )[^\r]+/, /(tag=)[^\r]+/]) {
    nobody.sendBytes(cancelOf(invite).replace(secret, '$1guess'));
    await nobody.response(481, 'CANCEL');
  }
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
  caller.sendBytes(cancelOf(invite));
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
