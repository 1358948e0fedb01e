import { expect } from '@open-wc/testing';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { FakeSurroundings, TEST_PROFILE } from '../../../test/support/line-under-test.ts';
import { respond } from '../../../test/support/sip-text.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { signal } from '../../lib/signals.ts';
import { SipConnectionTester } from './connection-tester.ts';

const never = new AbortController().signal;

function testerOn(server: FakeSipServer): { tester: SipConnectionTester; clock: FakeClock } {
  const clock = new FakeClock();
  const tester = new SipConnectionTester({
    settings: signal(DEFAULT_SETTINGS),
    timers: clock,
    surroundings: new FakeSurroundings(),
    openSocket: server.open,
  });
  return { tester, clock };
}

describe('SipConnectionTester', () => {
  it('registers, says how long it took, unregisters and closes', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'secret' } });
    const { tester, clock } = testerOn(server);
    const result = await tester.test(TEST_PROFILE, 'secret', never);
    if (!result.ok) throw new Error(result.problem);
    expect(result.registeredInMs).to.be.at.least(result.openedInMs);
    expect(server.registrar.registers.at(-1)?.header('Expires')).to.equal('0');
    expect(server.socket.readyState).to.equal(WebSocket.CLOSED);
    expect(clock.waiting).to.equal(0);
  });

  it('uses an instance of its own, so that a registered phone keeps its binding', async () => {
    const server = new FakeSipServer();
    const { tester } = testerOn(server);
    await tester.test(TEST_PROFILE, '', never);
    await tester.test(TEST_PROFILE, '', never);
    const instances = server.registrar.registers.map(
      (request) => /urn:uuid:[^>]+/.exec(request.header('Contact') ?? '')?.[0],
    );
    expect(new Set(instances).size).to.equal(2);
  });

  it('says a wrong password, and how far it got', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'secret' } });
    const result = await testerOn(server).tester.test(TEST_PROFILE, 'wrong', never);
    expect(result).to.deep.include({
      ok: false,
      problem: 'wrong-password',
      detail: '401 Unauthorized',
      server: 'wss://one.test/ws',
    });
    expect(result.openedInMs).to.be.a('number');
    expect(server.registrar.registers).to.have.length(2);
  });

  const servers = ['wss://one.test/ws', 'wss://two.test/ws', 'wss://three.test/ws'];
  const unreachable = (server: string): object => ({ server, problem: 'server-unreachable' });

  for (const down of [servers.slice(0, 1), servers.slice(1), []]) {
    it(`succeeds with ${String(down.length)} of three addresses dead, and names them`, async () => {
      const server = new FakeSipServer();
      server.down = down;
      const result = await testerOn(server).tester.test({ ...TEST_PROFILE, servers }, '', never);
      if (!result.ok) throw new Error(result.problem);
      expect(result.dead ?? []).to.deep.equal(down.map(unreachable));
    });
  }

  it('names the first address when none can be reached', async () => {
    const server = new FakeSipServer();
    server.down = true;
    const result = await testerOn(server).tester.test({ ...TEST_PROFILE, servers }, '', never);
    expect(result).to.deep.include({ ok: false, ...unreachable('wss://one.test/ws') });
    expect(result).not.to.have.property('openedInMs');
  });

  it('does not try a refused password at the next address', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'secret' } });
    const result = await testerOn(server).tester.test({ ...TEST_PROFILE, servers }, 'wrong', never);
    expect(result).to.deep.include({ ok: false, problem: 'wrong-password', server: 'wss://one.test/ws' });
    expect(server.registrar.registers).to.have.length(2);
  });

  it('waits 12 s for a server that says nothing', async () => {
    const server = new FakeSipServer();
    server.silent = true;
    const { tester, clock } = testerOn(server);
    const pending = tester.test(TEST_PROFILE, '', never);
    await clock.pass(12_000);
    expect(await pending).to.deep.include({ ok: false, problem: 'server-silent' });
  });

  it('gives up 8 s after an address does not open', async () => {
    const server = new FakeSipServer();
    server.stalled = true;
    const { tester, clock } = testerOn(server);
    const pending = tester.test(TEST_PROFILE, '', never);
    await clock.pass(8000);
    expect(await pending).to.deep.include({ ok: false, problem: 'server-unreachable' });
  });

  it('says what a refusal was', async () => {
    const server = new FakeSipServer({ answer: (request) => respond(request, '404 Not Found') });
    expect(await testerOn(server).tester.test(TEST_PROFILE, '', never)).to.deep.include({
      ok: false,
      problem: 'unknown-account',
      detail: '404 Not Found',
    });
  });

  it('rejects only when it is abandoned, and leaves nothing behind', async () => {
    const server = new FakeSipServer();
    server.silent = true;
    const { tester, clock } = testerOn(server);
    const abort = new AbortController();
    const pending = tester.test(TEST_PROFILE, '', abort.signal);
    await clock.pass(100);
    abort.abort();
    let caught: unknown;
    await pending.catch((error: unknown) => {
      caught = error;
    });
    expect(caught).to.be.instanceOf(DOMException).with.property('name', 'AbortError');
    expect(clock.waiting).to.equal(0);
  });
});
