import { expect } from '@open-wc/testing';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import type { LineUnderTest } from '../../../test/support/line-under-test.ts';

async function registered(server: FakeSipServer): Promise<LineUnderTest> {
  const under = lineOn(server);
  await under.line.start();
  await settled();
  expect(under.line.registration.value.state).to.equal('registered');
  return under;
}

describe('the link of a line', () => {
  it('notices within 10 s that the server fell silent', async () => {
    const server = new FakeSipServer();
    const { line, clock } = await registered(server);
    await clock.pass(60_000);
    expect(server.sockets).to.have.length(1);
    server.silent = true;
    await clock.pass(9000);
    expect(server.sockets).to.have.length(2);
    expect(line.registration.value.state).to.equal('registering');
  });

  it('asks with OPTIONS where no pong comes, and notices silence as fast', async () => {
    const server = new FakeSipServer({ options: true });
    server.pongs = false;
    const { clock } = await registered(server);
    await clock.pass(60_000);
    expect(server.sockets).to.have.length(1);
    expect(
      server.messages.some((message) => message.startsWith('OPTIONS sip:practice.test SIP/2.0')),
    ).to.equal(true);
    server.silent = true;
    await clock.pass(10_000);
    expect(server.sockets).to.have.length(2);
  });

  it('never declares a server dead that answers neither', async () => {
    const server = new FakeSipServer();
    server.pongs = false;
    const { line, clock } = await registered(server);
    await clock.pass(300_000);
    expect(server.sockets).to.have.length(1);
    expect(line.registration.value.state).to.equal('registered');
    expect(server.pings).to.be.greaterThan(8);
  });

  it('probes at once after a wake-up and has a new link within 2.5 s', async () => {
    const server = new FakeSipServer();
    const { line, clock, surroundings } = await registered(server);
    await clock.pass(1000);
    server.silent = true;
    clock.sleep(120_000);
    surroundings.wakeUp(120_000);
    await clock.pass(2000);
    expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'server-silent' });
    server.silent = false;
    await clock.pass(500);
    expect(line.registration.value.state).to.equal('registered');
  });

  it('probes when the way out of the machine may be another: the old socket may lead nowhere', async () => {
    const server = new FakeSipServer();
    const { line, clock, surroundings } = await registered(server);
    await clock.pass(1000);
    server.silent = true;
    surroundings.changeWay();
    await clock.pass(2000);
    expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'server-silent' });
  });

  it('registers anew after a wake-up where the server answers no probe', async () => {
    const server = new FakeSipServer();
    server.pongs = false;
    const { clock, surroundings } = await registered(server);
    await clock.pass(20_000);
    surroundings.wakeUp(60_000);
    await settled();
    expect(server.registrar.registers).to.have.length(2);
    expect(server.sockets).to.have.length(1);
  });

  it('tries within 300 ms when the network comes back, and says "offline" before', async () => {
    const server = new FakeSipServer();
    const { line, clock, surroundings } = await registered(server);
    server.down = true;
    surroundings.setOnline(false);
    server.socket.end(1006);
    expect(line.registration.value.problem).to.equal('offline');
    await clock.pass(120_000);
    expect(line.registration.value.problem).to.equal('offline');
    server.down = false;
    surroundings.setOnline(true);
    await clock.pass(300);
    expect(line.registration.value.state).to.equal('registered');
  });

  it('keeps a link that lives on while the browser says offline: the server may be on this machine', async () => {
    const server = new FakeSipServer();
    const { line, clock, surroundings } = await registered(server);
    surroundings.setOnline(false);
    await clock.pass(30_000);
    expect(line.registration.value.state).to.equal('registered');
    expect(server.sockets).to.have.length(1);
  });

  it('shows when the server was heard last, at most once a second', async () => {
    const server = new FakeSipServer();
    const { line, clock } = await registered(server);
    const first = line.registration.value.link.heardAt ?? 0;
    await clock.pass(20_000);
    const later = line.registration.value.link.heardAt ?? 0;
    expect(later - first).to.be.within(14_000, 20_000);
  });

  it('takes a pong later than its due time after sleep for what it is', async () => {
    const server = new FakeSipServer();
    const { clock } = await registered(server);
    await clock.pass(3900);
    // The ping goes out, the machine sleeps before the pong is read, and the deadline comes long after its time.
    server.pongs = false;
    await clock.pass(200);
    clock.sleep(600_000);
    server.pongs = true;
    await clock.pass(1000);
    expect(server.sockets).to.have.length(1);
  });
});
