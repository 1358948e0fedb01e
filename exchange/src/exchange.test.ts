import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SessionState } from 'sip.js';
import { lease, ORIGIN, Phone, reached } from '../test-support/phone.ts';
import { startExchange, type Exchange } from './exchange.ts';

let exchange: Exchange;
before(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN] });
});
after(() => exchange.close());

test('two phones get accounts, register, call and hang up', async () => {
  const [a, b] = await Promise.all([await lease(exchange), await lease(exchange)].map((each) => new Phone(each).start()));
  assert.ok(a !== undefined && b !== undefined);
  assert.notEqual(a.user, b.user);
  const call = a.call(b.user);
  const [invitation] = await Promise.all([b.ring(), call.invite()]);
  assert.equal(invitation.remoteIdentity.uri.user, a.user);
  await invitation.accept();
  await reached(call, SessionState.Established);
  await reached(invitation, SessionState.Established);
  await call.bye();
  await reached(invitation, SessionState.Terminated);
  await Promise.all([a.stop(), b.stop()]);
});
