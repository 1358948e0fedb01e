import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startExchange, type Exchange } from '../exchange.ts';
import { cancelOf, establish, SDP } from '../../test-support/call.ts';
import { lease, ORIGIN } from '../../test-support/phone.ts';
import { isRequest, rawPhone, RawPhone, digestAnswer } from '../../test-support/raw-sip.ts';

const ABSENCE = 700;
let exchange: Exchange;
const phones: RawPhone[] = [];

async function phone(): Promise<RawPhone> {
  const started = await rawPhone(exchange);
  phones.push(started);
  return started;
}

/** Breaks the connection and waits until the exchange has noticed. */
async function vanish(gone: RawPhone): Promise<void> {
  const connections = async (): Promise<number> => {
    const response = await fetch(`http://127.0.0.1:${String(exchange.port)}/status`);
    return ((await response.json()) as { connections: number }).connections;
  };
  const before = await connections();
  await gone.drop();
  while ((await connections()) >= before) await delay(5);
}

async function start(absence: number): Promise<void> {
  exchange = await startExchange({ port: 0, origins: [ORIGIN], timers: { absence, transaction: 5000 } });
}

beforeEach(() => start(ABSENCE));
afterEach(async () => {
  await Promise.all(phones.splice(0).map((each) => each.drop()));
  await exchange.close();
});

test('a phone that registers again over a new connection keeps its call', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const { invite, answer, received, given } = await establish(caller, callee);
  await vanish(callee);
  caller.sendMessage(caller.within('INFO', invite, answer));
  await caller.response(480, 'INFO');
  await callee.start();
  caller.sendMessage(caller.within('INFO', invite, answer));
  callee.reply(await callee.request('INFO'), 200);
  await caller.response(200, 'INFO');
  callee.sendMessage(callee.within('INVITE', received, given));
  caller.reply(await caller.request('INVITE'), 200, [], SDP);
  await callee.response(200, 'INVITE');
  await delay(ABSENCE * 1.5);
  assert.equal(caller.received.some(isRequest('BYE')), false);
});

test('a request within a call, sent before the phone registered again, is challenged and then delivered', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const { invite, answer } = await establish(caller, callee);
  await caller.drop();
  await caller.connect();
  caller.sendMessage(caller.within('BYE', invite, answer));
  const challenge = (await caller.response(407, 'BYE')).get('proxy-authenticate') ?? '';
  const bye = caller.within('BYE', invite, answer);
  const { user, password } = caller;
  bye.append('Proxy-Authorization', digestAnswer(challenge, { method: 'BYE', uri: bye.uri, user, password }));
  caller.sendMessage(bye);
  callee.reply(await callee.request('BYE'), 200);
  await caller.response(200, 'BYE');
});

test('a call that rings when the connection breaks is answered over the next one', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const invite = caller.make('INVITE', callee.user, [], SDP);
  caller.sendMessage(invite);
  const received = await callee.request('INVITE');
  callee.reply(received, 180);
  await caller.response(180);
  await Promise.all([caller.drop(), callee.drop()]);
  await Promise.all([caller.start(), callee.start()]);
  callee.reply(received, 200, [], SDP);
  const answer = await caller.response(200, 'INVITE');
  caller.sendMessage(caller.within('ACK', invite, answer));
  await callee.request('ACK');
});

test('a caller who was away when the call was answered or refused gets the response on return', async () => {
  const [caller, callee] = [await phone(), await phone()];
  for (const status of [486, 200]) {
    caller.sendMessage(caller.make('INVITE', callee.user, [], SDP));
    const received = await callee.request('INVITE');
    callee.reply(received, 180);
    await caller.response(180);
    await vanish(caller);
    callee.reply(received, status, [], SDP);
    // The exchange has taken the answer when it answers what came after it.
    callee.sendMessage(callee.make('OPTIONS', 'sip:practice.offhook.test'));
    await callee.response(200, 'OPTIONS');
    await caller.start();
    await caller.response(status, 'INVITE');
  }
});

test('who does not come back is hung up on both sides', async () => {
  const [caller, callee] = [await phone(), await phone()];
  await establish(caller, callee);
  await callee.drop();
  const bye = await caller.request('BYE');
  assert.match(bye.get('reason') ?? '', /did not come back/);
  caller.reply(bye, 200);
  // And learns it when it does come back after all.
  await callee.start();
  await callee.request('BYE');
});

test('a hang-up while the other side is away is confirmed and delivered on its return', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const { invite, answer } = await establish(caller, callee);
  await vanish(callee);
  caller.sendMessage(caller.within('BYE', invite, answer));
  await caller.response(200, 'BYE');
  await callee.start();
  const bye = await callee.request('BYE');
  assert.equal(bye.get('call-id'), invite.get('call-id'));
});

test('a hang-up into a connection that is dead without anybody knowing is delivered later', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const { invite, answer } = await establish(caller, callee);
  caller.sendMessage(caller.within('BYE', invite, answer));
  await callee.request('BYE');
  await vanish(callee);
  await caller.response(480, 'BYE');
  await callee.start();
  await callee.request('BYE');
});

test('a page that was loaded anew does not inherit the calls of the old one', async () => {
  await exchange.close();
  // So long that only the new page itself can be what ends the call.
  await start(60_000);
  const [caller, callee] = [await phone(), await new RawPhone(await lease(exchange)).connect()];
  phones.push(callee);
  const instance = ';+sip.instance="<urn:uuid:browser>";reg-id=1';
  await callee.register([], instance);
  await establish(caller, callee);
  await vanish(callee);
  callee.contact = 'fresh@page.invalid';
  await callee.connect();
  await callee.register([], instance);
  caller.reply(await caller.request('BYE'), 200);
});

test('a caller who vanishes while it rings gives the call up', async () => {
  const [caller, callee] = [await phone(), await phone()];
  caller.sendMessage(caller.make('INVITE', callee.user, [], SDP));
  const received = await callee.request('INVITE');
  callee.reply(received, 180);
  await caller.response(180);
  await caller.drop();
  callee.reply(await callee.request('CANCEL'), 200);
  callee.reply(received, 487);
  await callee.request('ACK');
});

test('a call is cancelled over a connection that did not register again yet', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const invite = caller.make('INVITE', callee.user, [], SDP);
  caller.sendMessage(invite);
  const received = await callee.request('INVITE');
  callee.reply(received, 180);
  await caller.response(180);
  await caller.drop();
  await caller.connect();
  caller.sendBytes(cancelOf(invite));
  await caller.response(200, 'CANCEL');
  callee.reply(await callee.request('CANCEL'), 200);
  callee.reply(received, 487);
  await callee.request('ACK');
  await caller.register();
  await caller.response(487, 'INVITE');
});

test('a callee who was away when the call was cancelled hears of it on return', async () => {
  const [caller, callee] = [await phone(), await phone()];
  const invite = caller.make('INVITE', callee.user, [], SDP);
  caller.sendMessage(invite);
  const received = await callee.request('INVITE');
  callee.reply(received, 180);
  await caller.response(180);
  await vanish(callee);
  caller.sendBytes(cancelOf(invite));
  await caller.response(200, 'CANCEL');
  await callee.start();
  callee.reply(await callee.request('CANCEL'), 200);
  callee.reply(received, 487);
  await caller.response(487, 'INVITE');
});

test('a callee who vanishes while it rings counts as unreachable', async () => {
  const [caller, callee] = [await phone(), await phone()];
  caller.sendMessage(caller.make('INVITE', callee.user, [], SDP));
  callee.reply(await callee.request('INVITE'), 180);
  await callee.drop();
  await caller.response(480, 'INVITE');
});
