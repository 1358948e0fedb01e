import { expect } from '@open-wc/testing';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import type { LineUnderTest } from '../../../test/support/line-under-test.ts';
import { respond } from '../../../test/support/sip-text.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';

async function registered(server: FakeSipServer, changes = {}): Promise<LineUnderTest> {
  const under = lineOn(server, changes);
  await under.line.start();
  await settled();
  expect(under.line.registration.value.state).to.equal('registered');
  return under;
}

describe('SipLine', () => {
  it('registers with digest, over subprotocol-ready sockets, naming instance and lifetime', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'secret' } });
    const { line } = await registered(server);
    expect(server.registrar.registers).to.have.length(2);
    const [first, second] = server.registrar.registers;
    expect(first?.header('Authorization')).to.equal(undefined);
    expect(second?.header('Contact')).to.match(
      /^<sip:[0-9a-f]{16}@[0-9a-f]+\.invalid;transport=ws>;reg-id=1;\+sip\.instance="<urn:uuid:2f7d7d2e-[^>]+>";expires=600$/,
    );
    expect(second?.header('Via')).to.match(/^SIP\/2\.0\/WSS /);
    expect(second?.header('User-Agent')).to.match(/^Offhook\//);
    expect(second?.header('Supported')).to.include('replaces').and.to.include('timer');
    expect(line.registration.value.expiresAt).to.equal(1_800_000_600_000);
  });

  it('shows each state at once, and the link beside it', async () => {
    const server = new FakeSipServer();
    const { line, clock } = lineOn(server);
    expect(line.registration.value).to.deep.include({ state: 'off' });
    server.stalled = true;
    await line.start();
    expect(line.registration.value.state).to.equal('connecting');
    expect(line.registration.value.link).to.deep.include({ state: 'opening', url: 'wss://one.test/ws' });
    server.stalled = false;
    await clock.pass(9500);
    expect(line.registration.value.state).to.equal('registered');
    expect(line.registration.value.link.state).to.equal('open');
    server.socket.end(1006);
    expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'connection-lost' });
    expect(line.registration.value.link.state).to.equal('closed');
  });

  it('is back 0–300 ms after the socket closed, and tells the calls', async () => {
    const server = new FakeSipServer();
    const { line, clock } = await registered(server);
    let restored = 0;
    line.onLinkRestored(() => restored++);
    server.socket.end(1006);
    expect(line.registration.value.retryAt).to.equal(clock.now() + 150);
    await clock.pass(150);
    expect(line.registration.value.state).to.equal('registered');
    expect(restored).to.equal(1);
    expect(server.sockets).to.have.length(2);
  });

  it('comes back within 1.5 s of the return of a server that was away for 20 s', async () => {
    const server = new FakeSipServer();
    const { line, clock } = await registered(server);
    server.down = true;
    server.socket.end(1006);
    await clock.pass(20_000);
    expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'server-unreachable' });
    const attempts = server.sockets.length;
    expect(attempts).to.be.within(14, 41);
    server.down = false;
    await clock.pass(1500);
    expect(line.registration.value.state).to.equal('registered');
  });

  it('names the problem through each new attempt, until one succeeds', async () => {
    const server = new FakeSipServer();
    const { line, clock } = lineOn(server);
    server.down = true;
    await line.start();
    await settled();
    expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'server-unreachable' });
    server.down = false;
    server.stalled = true;
    await clock.pass(1500);
    expect(line.registration.value).to.deep.include({ state: 'connecting', problem: 'server-unreachable' });
    server.stalled = false;
    server.silent = true;
    await clock.pass(12_000);
    expect(line.registration.value).to.deep.include({ state: 'registering', problem: 'server-unreachable' });
    server.silent = false;
    await clock.pass(40_000);
    expect(line.registration.value.state).to.equal('registered');
    expect(line.registration.value).not.to.have.property('problem');
    await line.stop();
    expect(line.registration.value).not.to.have.property('problem');
  });

  it('takes the next address at once when one refuses, and stays with the one that works', async () => {
    const server = new FakeSipServer();
    server.down = ['wss://one.test/ws'];
    const under = lineOn(server, { servers: ['wss://one.test/ws', 'wss://two.test/ws'] });
    await under.line.start();
    await under.clock.pass(300);
    expect(under.line.registration.value.state).to.equal('registered');
    expect(under.line.registration.value.link.url).to.equal('wss://two.test/ws');
    server.down = false;
    server.socket.end(1001);
    await under.clock.pass(300);
    expect(under.line.registration.value.link.url).to.equal('wss://two.test/ws');
  });

  it('gives an address that does not answer 4 s when there is another', async () => {
    const server = new FakeSipServer();
    server.stalled = true;
    const { line, clock } = lineOn(server, { servers: ['wss://one.test/ws', 'wss://two.test/ws'] });
    await line.start();
    await clock.pass(3999);
    server.stalled = false;
    await clock.pass(302);
    expect(line.registration.value.link.url).to.equal('wss://two.test/ws');
    expect(line.registration.value.state).to.equal('registered');
  });

  it('says a wrong password once and never tries it again by itself', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'other' } });
    const under = lineOn(server);
    await under.line.start();
    await settled();
    expect(under.line.registration.value).to.deep.include({
      state: 'failed',
      problem: 'wrong-password',
      detail: '401 Unauthorized',
    });
    await under.clock.pass(3_600_000);
    under.surroundings.setOnline(true);
    under.surroundings.wakeUp(60_000);
    await under.clock.pass(60_000);
    expect(server.registrar.registers).to.have.length(2);
    under.password = 'other';
    under.line.retry();
    await settled();
    expect(under.line.registration.value.state).to.equal('registered');
  });

  it('does not count a lost link in state failed as a reason to try again', async () => {
    const server = new FakeSipServer({ accounts: {} });
    const { line, clock } = lineOn(server);
    await line.start();
    await settled();
    server.socket.end(1006);
    await clock.pass(600_000);
    expect(line.registration.value.state).to.equal('failed');
    expect(server.sockets).to.have.length(1);
  });

  it('refreshes between 50 and 80 % of the lifetime', async () => {
    const server = new FakeSipServer({
      accept: (request) => [
        `Contact: ${(request.header('Contact') ?? '').replace(/expires=\d+/, 'expires=100')}`,
      ],
    });
    const { line, clock } = await registered(server);
    await clock.pass(64_999);
    expect(server.registrar.registers).to.have.length(1);
    await clock.pass(2);
    expect(server.registrar.registers).to.have.length(2);
    expect(line.registration.value.state).to.equal('registered');
    expect(line.registration.value.expiresAt).to.equal(clock.now() - 1 + 100_000);
  });

  it('registers anew when the lifetime is set to another value', async () => {
    const server = new FakeSipServer();
    const { settings } = await registered(server);
    settings.value = { ...DEFAULT_SETTINGS, registerExpires: 120 };
    await settled();
    expect(server.registrar.registers.at(-1)?.header('Expires')).to.equal('120');
    settings.value = { ...DEFAULT_SETTINGS, registerExpires: 120, theme: 'dark' };
    await settled();
    expect(server.registrar.registers).to.have.length(2);
  });

  it('waits for an answer as long as the setting says, then tries over a new link', async () => {
    const server = new FakeSipServer({
      answer: (request) => (request.method === 'REGISTER' ? '' : undefined),
    });
    const { line, clock, settings } = lineOn(server);
    settings.value = { ...DEFAULT_SETTINGS, transactionTimeout: 6 };
    await line.start();
    await clock.pass(5999);
    expect(line.registration.value.state).to.equal('registering');
    await clock.pass(1);
    expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'timeout' });
    expect(line.registration.value.link.state).to.equal('closed');
    await clock.pass(1500);
    expect(server.sockets).to.have.length(2);
  });

  it('calls a server silent that accepts the WebSocket and says nothing', async () => {
    const server = new FakeSipServer();
    server.silent = true;
    const { line, clock } = lineOn(server);
    await line.start();
    await clock.pass(32_000);
    expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'server-silent' });
  });

  it('lets Retry-After of a 503 win', async () => {
    const server = new FakeSipServer({
      answer: (request, seen) =>
        seen === 1
          ? respond(request, '503 Service Unavailable', ['Retry-After: 40 (maintenance)'])
          : undefined,
    });
    const { line, clock } = lineOn(server);
    await line.start();
    await settled();
    expect(line.registration.value).to.deep.include({
      state: 'waiting',
      problem: 'server-error',
      detail: '503 Service Unavailable',
    });
    await clock.pass(39_999);
    expect(server.registrar.registers).to.have.length(1);
    await clock.pass(4001);
    expect(line.registration.value.state).to.equal('registered');
  });

  it('goes to another server for a 503 that names no time', async () => {
    const server = new FakeSipServer({
      answer: (request, seen) => (seen === 1 ? respond(request, '503 Service Unavailable') : undefined),
    });
    const { line, clock } = lineOn(server, { servers: ['wss://one.test/ws', 'wss://two.test/ws'] });
    await line.start();
    await clock.pass(300);
    expect(line.registration.value.state).to.equal('registered');
    expect(line.registration.value.link.url).to.equal('wss://two.test/ws');
  });

  it('unregisters on stop, and does not wait for a server that is gone', async () => {
    const server = new FakeSipServer();
    const { line } = await registered(server);
    await line.stop();
    expect(server.registrar.registers.at(-1)?.header('Expires')).to.equal('0');
    expect(line.registration.value.state).to.equal('off');
    expect(line.registration.value.link.state).to.equal('closed');

    const dead = new FakeSipServer();
    const second = await registered(dead);
    dead.silent = true;
    const stopped = second.line.stop();
    await second.clock.pass(1500);
    await stopped;
    expect(second.line.registration.value.state).to.equal('off');
    expect(second.clock.waiting).to.equal(0);
  });

  it('fails with a clear reason on an address that no browser opens', async () => {
    const { line } = lineOn(new FakeSipServer());
    const real = lineOn(
      Object.assign(new FakeSipServer(), { open: () => new WebSocket('wss://[not-an-address/', 'sip') }),
    );
    await real.line.start();
    await settled();
    expect(real.line.registration.value).to.deep.include({ state: 'failed', problem: 'invalid-address' });
    expect(() => line.userAgent).to.throw('not started');
  });
});
