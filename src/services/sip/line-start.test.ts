import { expect } from '@open-wc/testing';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';

describe('the start of a SipLine', () => {
  it('sends no REGISTER without a password, says so, and registers once there is one', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'secret' } });
    const under = lineOn(server);
    under.password = undefined;
    await under.line.start();
    await settled();
    expect(under.line.registration.value).to.deep.include({ state: 'failed', problem: 'password-needed' });
    // An emergency call goes out from a line that is not registered.
    expect(under.line.registration.value.link.state).to.equal('open');
    under.line.retry();
    under.surroundings.setOnline(true);
    under.surroundings.wakeUp(60_000);
    await under.clock.pass(3_600_000);
    expect(server.registrar.registers).to.have.length(0);
    under.password = 'secret';
    under.line.retry();
    await settled();
    expect(under.line.registration.value.state).to.equal('registered');
    expect(server.registrar.registers).to.have.length(2);
  });

  it('a stop while it starts is an abort', async () => {
    const server = new FakeSipServer();
    const { line } = lineOn(server);
    const starting = line.start();
    await line.stop();
    await starting;
    expect(line.started).to.equal(false);
    expect(server.sockets).to.have.length(0);
  });

  it('does not close a socket before it is open, of which browsers complain, but soon', async () => {
    const server = new FakeSipServer();
    server.stalled = true;
    const { line, clock } = lineOn(server);
    await line.start();
    await line.stop();
    expect(server.socket.readyState).to.equal(WebSocket.CONNECTING);
    await clock.pass(1000);
    expect(server.socket.readyState).to.equal(WebSocket.CLOSED);
    expect(server.registrar.registers).to.have.length(0);
  });
});
