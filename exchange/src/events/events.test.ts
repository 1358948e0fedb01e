import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { DOMAIN } from '../accounts.ts';
import { startExchange, type Exchange } from '../exchange.ts';
import { establish, SDP } from '../../test-support/call.ts';
import { ORIGIN } from '../../test-support/phone.ts';
import { rawPhone, type RawPhone } from '../../test-support/raw-sip.ts';
import { readTag } from '../wire/grammar.ts';
import { decodeUtf8, encodeUtf8, type SipRequest } from '../wire/sip-message.ts';

let exchange: Exchange;
const phones: RawPhone[] = [];

async function phone(): Promise<RawPhone> {
  const started = await rawPhone(exchange);
  phones.push(started);
  return started;
}

/** The next NOTIFY, answered. */
async function notified(watcher: RawPhone, status = 200): Promise<SipRequest> {
  const notify = await watcher.request('NOTIFY');
  watcher.reply(notify, status);
  return notify;
}

function states(notify: SipRequest): readonly string[] {
  return [...notify.body.matchAll(/direction="(\w+)"[^>]*><state>(\w+)/g)].map(
    ([, way, state]) => `${way ?? ''} ${state ?? ''}`,
  );
}

async function watch(watcher: RawPhone, user: string, event = 'dialog'): Promise<SipRequest> {
  watcher.sendMessage(watcher.make('SUBSCRIBE', user, [`Event: ${event}`, 'Expires: 600']));
  const response = await watcher.response(200, 'SUBSCRIBE');
  assert.equal(response.get('expires'), '600');
  return notified(watcher);
}

beforeEach(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN], timers: { absence: 300 } });
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((each) => each.drop()));
  await exchange.close();
});

test('a watcher sees the calls of both sides begin, stand and end, with rising versions', async () => {
  const [watcher, caller, callee] = [await phone(), await phone(), await phone()];
  const first = await watch(watcher, callee.user);
  assert.equal(first.get('event'), 'dialog');
  assert.match(first.get('subscription-state') ?? '', /^active;expires=(?:600|599)$/);
  assert.match(
    first.body,
    new RegExp(`version="0" state="full" entity="sip:${callee.user}@${DOMAIN}"></dialog-info>`),
  );
  const { invite, answer } = await establish(caller, callee);
  const seen = [await notified(watcher), await notified(watcher), await notified(watcher)];
  assert.deepEqual(
    seen.map((each) => states(each).join()),
    ['recipient trying', 'recipient early', 'recipient confirmed'],
  );
  assert.deepEqual(
    seen.map((each) => /version="(\d+)"/.exec(each.body)?.[1]),
    ['1', '2', '3'],
  );
  await watch(watcher, caller.user).then((notify) => {
    assert.deepEqual(states(notify), ['initiator confirmed']);
  });
  caller.sendMessage(caller.within('BYE', invite, answer));
  const ends = [await notified(watcher), await notified(watcher)];
  assert.deepEqual(ends.map((each) => states(each).join()).toSorted(), [
    'initiator terminated',
    'recipient terminated',
  ]);
});

test('a ringing call is told with all that a pickup by Replaces needs', async () => {
  const [watcher, caller, callee] = [await phone(), await phone(), await phone()];
  await watch(watcher, callee.user);
  const invite = caller.make('INVITE', callee.user, [], SDP);
  invite.set('From', `${encodeUtf8('"Jürgen <&> \'Co\'"')} <${caller.uri}>;tag=${caller.tag}`);
  caller.sendMessage(invite);
  callee.reply(await callee.request('INVITE'), 180);
  await notified(watcher);
  const { body } = await notified(watcher);
  const ringing = await caller.response(180);
  assert.ok(body.includes(`call-id="${invite.get('call-id') ?? ''}"`));
  assert.ok(body.includes(`local-tag="${readTag(ringing.get('to'))}" remote-tag="${caller.tag}"`));
  assert.ok(body.includes(`<target uri="sip:${caller.contact};transport=ws"/>`));
  assert.ok(decodeUtf8(body).includes('display="Jürgen &lt;&amp;&gt; &apos;Co&apos;"'));
});

test('a refused call ends in "terminated"', async () => {
  const [watcher, caller] = [await phone(), await phone()];
  await watch(watcher, '501');
  caller.sendMessage(caller.make('INVITE', '501', [], SDP));
  const seen = [await notified(watcher), await notified(watcher)];
  assert.deepEqual(
    seen.map((each) => states(each).join()),
    ['recipient trying', 'recipient terminated'],
  );
});

test('message-summary tells the counts of the own mailbox, and only that', async () => {
  const [owner, other] = [await phone(), await phone()];
  const none = await watch(owner, owner.user, 'message-summary');
  assert.equal(
    none.body,
    `Messages-Waiting: no\r\nMessage-Account: sip:${owner.user}@${DOMAIN}\r\nVoice-Message: 0/0 (0/0)\r\n`,
  );
  exchange.setVoicemail(owner.user, { new: 2, old: 5 });
  const some = await notified(owner);
  assert.equal(some.get('content-type'), 'application/simple-message-summary');
  assert.match(some.body, /^Messages-Waiting: yes\r\n[^]*Voice-Message: 2\/5 \(0\/0\)\r\n$/);
  other.sendMessage(other.make('SUBSCRIBE', owner.user, ['Event: message-summary']));
  await other.response(403);
  assert.throws(() => {
    exchange.setVoicemail(owner.user, { new: -1, old: 0 });
  }, RangeError);
});

test('a subscription is refreshed, ended by its watcher and by a 481', async () => {
  const [watcher, user] = [await phone(), await phone()];
  const subscribe = watcher.make('SUBSCRIBE', user.user, ['Event: dialog;id=7', 'Expires: 600']);
  watcher.sendMessage(subscribe);
  const response = await watcher.response(200);
  assert.equal((await notified(watcher)).get('event'), 'dialog;id=7');
  const refresh = (expires: number): void => {
    const again = watcher.within('SUBSCRIBE', subscribe, response, [
      'Event: dialog;id=7',
      `Expires: ${String(expires)}`,
    ]);
    watcher.sendMessage(again);
  };
  refresh(300);
  await watcher.response(200);
  assert.match((await notified(watcher)).get('subscription-state') ?? '', /^active;expires=(?:300|299)/);
  refresh(0);
  await watcher.response(200);
  assert.equal((await notified(watcher)).get('subscription-state'), 'terminated;reason=timeout');
  refresh(300);
  await watcher.response(481);
  watcher.sendMessage(watcher.make('SUBSCRIBE', user.user, ['Event: dialog']));
  const second = await watcher.response(200);
  await notified(watcher, 481);
  watcher.sendMessage(
    watcher.within('SUBSCRIBE', watcher.make('SUBSCRIBE', user.user), second, ['Event: dialog']),
  );
  await watcher.response(481);
});

test('a watcher that was away gets the state when it is back', async () => {
  const [watcher, caller, callee] = [await phone(), await phone(), await phone()];
  await watch(watcher, callee.user);
  await watcher.drop();
  await establish(caller, callee);
  await watcher.start();
  assert.deepEqual(states(await notified(watcher)), ['recipient confirmed']);
});

const REFUSALS: readonly (readonly [target: string, headers: readonly string[], status: number])[] = [
  ['100', ['Event: presence'], 489],
  ['100', [], 489],
  ['777', ['Event: dialog'], 404],
  ['100', ['Event: dialog', 'Expires: 3'], 423],
];
for (const [target, headers, status] of REFUSALS) {
  test(`SUBSCRIBE ${target} with ${headers.join(', ') || 'no event'} is answered ${String(status)}`, async () => {
    const watcher = await phone();
    watcher.sendMessage(watcher.make('SUBSCRIBE', target, headers));
    const response = await watcher.response(status);
    if (status === 489) assert.equal(response.get('allow-events'), 'dialog, message-summary');
  });
}
