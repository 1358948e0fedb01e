import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { SessionState, type Session } from 'sip.js';
import { startExchange, type Exchange } from './exchange.ts';
import { lease, ORIGIN, Phone, reached } from '../test-support/phone.ts';

let exchange: Exchange;
const phones: Phone[] = [];

async function phone(): Promise<Phone> {
  const started = await new Phone(await lease(exchange)).start();
  phones.push(started);
  return started;
}

/** A call between two phones, as each of them holds it. */
async function connect(caller: Phone, callee: Phone): Promise<readonly [Session, Session]> {
  const call = caller.call(callee.user);
  const [invitation] = await Promise.all([callee.ring(), call.invite()]);
  await invitation.accept();
  await Promise.all([reached(call, SessionState.Established), reached(invitation, SessionState.Established)]);
  return [call, invitation];
}

/** The final status of a call that is refused. */
function refused(caller: Phone, target: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const onReject = (response: { readonly message: { readonly statusCode: number | undefined } }): void => {
      resolve(response.message.statusCode);
    };
    caller.call(target).invite({ requestDelegate: { onReject } }).catch(reject);
  });
}

beforeEach(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN] });
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((each) => each.stop()));
  await exchange.close();
});

test('two phones register, call, and either hangs up', async () => {
  const [a, b] = [await phone(), await phone()];
  for (const hangsUp of [0, 1] as const) {
    const sessions = await connect(a, b);
    assert.equal(sessions[1].remoteIdentity.uri.user, a.user);
    await sessions[hangsUp].bye();
    await Promise.all(sessions.map((session) => reached(session, SessionState.Terminated)));
  }
});

test('a wrong password is refused', async () => {
  const account = await lease(exchange);
  const wrong = new Phone({ ...account, password: 'wrong' });
  phones.push(wrong);
  await wrong.agent.start();
  await assert.rejects(wrong.register(), /not registered/);
});

test('a call rings two phones of an account and the slower one stops', async () => {
  const [caller, account] = [await phone(), await lease(exchange)];
  const both = await Promise.all([new Phone(account).start(), new Phone(account).start()]);
  phones.push(...both);
  const call = caller.call(account.user);
  const [first, second] = await Promise.all([both[0].ring(), both[1].ring(), call.invite()]);
  await first.accept();
  await Promise.all([reached(call, SessionState.Established), reached(second, SessionState.Terminated)]);
  await call.bye();
});

test('each failure has its status', async () => {
  const caller = await phone();
  const away = await lease(exchange);
  assert.equal(await refused(caller, '501'), 486);
  assert.equal(await refused(caller, '999'), 404);
  assert.equal(await refused(caller, away.user), 480);
  // No encryption, no media: the echo line has nothing to say to a plain session description.
  assert.equal(await refused(caller, '500'), 488);
});

test('an unanswered call is taken back', async () => {
  const [a, b] = [await phone(), await phone()];
  const call = a.call(b.user);
  const [invitation] = await Promise.all([b.ring(), call.invite()]);
  await call.cancel();
  await Promise.all([reached(call, SessionState.Terminated), reached(invitation, SessionState.Terminated)]);
});

test('hold by re-INVITE and digits by INFO pass both ways', async () => {
  const [a, b] = [await phone(), await phone()];
  const [call, invitation] = await connect(a, b);
  for (const [from, to] of [
    [call, invitation],
    [invitation, call],
  ] as const) {
    const heard = new Promise<string>((resolve) => {
      to.delegate = {
        onInvite: () => {
          resolve('INVITE');
        },
        onInfo: (info) => {
          void info.accept();
          resolve('INFO');
        },
      };
    });
    await from.info({
      requestOptions: {
        body: {
          contentDisposition: 'render',
          contentType: 'application/dtmf-relay',
          content: 'Signal=5\r\nDuration=160',
        },
      },
    });
    assert.equal(await heard, 'INFO');
    await new Promise<void>((resolve, reject) => {
      const delegate = {
        onAccept: () => {
          resolve();
        },
      };
      from.invite({ requestDelegate: delegate }).catch(reject);
    });
  }
  await call.bye();
});

test('a blind transfer is reported to its end', async () => {
  const [a, b, c] = [await phone(), await phone(), await phone()];
  const [call, invitation] = await connect(a, b);
  invitation.delegate = {
    onRefer: (referral) => {
      void referral.accept().then(() => referral.makeInviter().invite());
    },
  };
  const reports: string[] = [];
  const done = new Promise<void>((resolve) => {
    const onNotify = (notification: { request: { body: string }; accept(): Promise<void> }): void => {
      reports.push(notification.request.body.trim());
      void notification.accept();
      if (notification.request.body.includes('200')) resolve();
    };
    void call.refer(c.call(c.user).request.ruri, { onNotify });
  });
  const transferred = await c.ring();
  assert.equal(transferred.remoteIdentity.uri.user, b.user);
  await transferred.accept();
  await done;
  assert.match(reports.at(-1) ?? '', /^SIP\/2\.0 200/);
  await call.bye();
  await transferred.bye();
});

test('an attended transfer replaces the consultation call', async () => {
  const [a, b, c] = [await phone(), await phone(), await phone()];
  const [call, atB] = await connect(a, b);
  const [consultation, atC] = await connect(a, c);
  atB.delegate = {
    onRefer: (referral) => {
      void referral.accept().then(() => referral.makeInviter().invite());
    },
  };
  const ring = c.ring();
  await call.refer(consultation);
  const replacing = await ring;
  assert.equal(replacing.remoteIdentity.uri.user, b.user);
  await replacing.accept();
  await Promise.all([reached(atC, SessionState.Terminated), reached(consultation, SessionState.Terminated)]);
  await reached(replacing, SessionState.Established);
  await replacing.bye();
  await call.bye();
});
