import { aTimeout, expect } from '@open-wc/testing';
import { Registerer, RegistererState, RequestPendingError } from 'sip.js';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import { plainUserAgent } from '../../../test/support/plain-sip.ts';
import { respond } from '../../../test/support/sip-text.ts';
import type { SipText } from '../../../test/support/sip-text.ts';

const contactWithoutExpires = (request: SipText): readonly string[] => [
  `Contact: ${(request.header('Contact') ?? '').replace(/;expires=\d+/, '')}`,
];

/** Each row: what SIP.js's own Registerer does, and what this phone does in the same place. */
describe('REGISTER', () => {
  it('names no MESSAGE among what is allowed, for one is answered 405', async () => {
    const server = new FakeSipServer();
    await lineOn(server).line.start();
    await settled();
    expect(server.registrar.registers[0]?.header('Allow'))
      .to.match(/INVITE/)
      .and.not.match(/MESSAGE/);
  });

  describe('link lost while REGISTER is under way', () => {
    const silence = (request: SipText, seen: number): string | undefined =>
      request.method === 'REGISTER' && seen === 1 ? '' : undefined;

    it('SIP.js refuses to register over the new link', async () => {
      const server = new FakeSipServer({ answer: silence });
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      const registerer = new Registerer(userAgent);
      await registerer.register();
      server.socket.end(1006);
      await userAgent.reconnect();
      let caught: unknown;
      await registerer.register().catch((error: unknown) => {
        caught = error;
      });
      expect(caught).to.be.instanceOf(RequestPendingError);
      await userAgent.transport.disconnect();
      userAgent.userAgentCore.dispose();
    });

    it('we register as soon as the new link is open', async () => {
      const server = new FakeSipServer({ answer: silence });
      const { line, clock } = lineOn(server);
      await line.start();
      await settled();
      expect(line.registration.value.state).to.equal('registering');
      server.socket.end(1006);
      await clock.pass(1500);
      expect(line.registration.value.state).to.equal('registered');
      expect(server.registrar.registers).to.have.length(2);
    });

    it('a late answer to the abandoned request changes nothing', async () => {
      const server = new FakeSipServer({ answer: silence });
      const { line, clock } = lineOn(server);
      await line.start();
      await settled();
      const abandoned = server.registrar.registers[0];
      server.socket.end(1006);
      await clock.pass(1500);
      const before = line.registration.value;
      if (abandoned === undefined) throw new Error('no REGISTER came');
      server.socket.receive(respond(abandoned, '403 Forbidden'));
      await settled();
      expect(line.registration.value.state).to.equal(before.state);
    });
  });

  describe('link lost while registered', () => {
    it('SIP.js goes on saying "registered"', async () => {
      const server = new FakeSipServer();
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      const registerer = new Registerer(userAgent);
      await registerer.register();
      await settled();
      server.socket.end(1006);
      await settled();
      expect(registerer.state).to.equal(RegistererState.Registered);
      userAgent.userAgentCore.dispose();
    });

    it('we say so in the same instant', async () => {
      const server = new FakeSipServer();
      const { line } = lineOn(server);
      await line.start();
      await settled();
      server.socket.end(1006);
      expect(line.registration.value.state).to.equal('waiting');
    });
  });

  describe('200 whose Contact names no lifetime', () => {
    it('SIP.js sends one REGISTER after the other', async () => {
      const server = new FakeSipServer({ accept: contactWithoutExpires });
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      await new Registerer(userAgent).register();
      // A lifetime that is no number is a timer of 0 ms: no clock has to be looked at to see that it never ends.
      while (server.registrar.registers.length < 10) await aTimeout(10);
      await userAgent.transport.disconnect();
      await userAgent.stop();
    });

    it('we take the Expires header, else what we asked for', async () => {
      const asked = new FakeSipServer({ accept: contactWithoutExpires });
      const first = lineOn(asked);
      await first.line.start();
      await first.clock.pass(10_000);
      expect(asked.registrar.registers).to.have.length(1);
      expect(first.line.registration.value.expiresAt).to.equal(first.clock.now() - 10_000 + 600_000);

      const named = new FakeSipServer({
        accept: (request) => [...contactWithoutExpires(request), 'Expires: 90'],
      });
      const second = lineOn(named);
      await second.line.start();
      await settled();
      expect(second.line.registration.value.expiresAt).to.equal(second.clock.now() + 90_000);
    });

    for (const value of ['', 'soon', '-5', '0', '99999999999999', 'NaN']) {
      it(`and an absurd one ("${value}") makes no storm`, async () => {
        const server = new FakeSipServer({
          accept: (request) => [
            `Contact: ${(request.header('Contact') ?? '').replace(/expires=\d+/, `expires=${value}`)}`,
          ],
        });
        const { line, clock } = lineOn(server);
        await line.start();
        await clock.pass(900);
        expect(server.registrar.registers).to.have.length(1);
        await clock.pass(60_000);
        expect(server.registrar.registers.length).to.be.lessThan(10);
      });
    }
  });

  describe('200 without any Contact', () => {
    it('SIP.js never registers again', async () => {
      const server = new FakeSipServer({ accept: () => [] });
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      const registerer = new Registerer(userAgent);
      await registerer.register();
      await settled();
      expect(registerer.state).to.equal(RegistererState.Unregistered);
      let caught: unknown;
      await registerer.register().catch((error: unknown) => {
        caught = error;
      });
      expect(caught).to.be.instanceOf(RequestPendingError);
      await userAgent.transport.disconnect();
      userAgent.userAgentCore.dispose();
    });

    it('we are registered, and refresh in time', async () => {
      const server = new FakeSipServer({ accept: () => [] });
      const { line, clock } = lineOn(server);
      await line.start();
      await settled();
      expect(line.registration.value.state).to.equal('registered');
      await clock.pass(480_000);
      expect(server.registrar.registers).to.have.length(2);
    });
  });

  describe('the bindings of other phones in the answer', () => {
    const odd = (request: SipText): readonly string[] => [
      `Contact: <sip:*31#@weird>;expires=3, ${request.header('Contact') ?? ''}`,
      'Contact: Müller <tel:110>;expires=1',
    ];

    it('SIP.js drops the answer when one of them is odd', async () => {
      const server = new FakeSipServer({ accept: odd });
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      const registerer = new Registerer(userAgent);
      await registerer.register();
      await settled();
      expect(registerer.state).to.equal(RegistererState.Initial);
      await userAgent.transport.disconnect();
      userAgent.userAgentCore.dispose();
    });

    it('we read our own', async () => {
      const server = new FakeSipServer({ accept: odd });
      const { line, clock } = lineOn(server);
      await line.start();
      await settled();
      expect(line.registration.value.expiresAt).to.equal(clock.now() + 600_000);
    });
  });

  it('SIP.js refreshes in the last hundredth of the lifetime (ours: see `SipLine`)', async () => {
    const server = new FakeSipServer({
      accept: (request) => [
        `Contact: ${(request.header('Contact') ?? '').replace(/expires=\d+/, 'expires=1')}`,
      ],
    });
    const userAgent = plainUserAgent(server);
    await userAgent.start();
    const registerer = new Registerer(userAgent);
    const startedAt = performance.now();
    await registerer.register();
    while (server.registrar.registers.length < 2) await aTimeout(10);
    expect(performance.now() - startedAt).to.be.at.least(980);
    await userAgent.transport.disconnect();
    await userAgent.stop();
  });

  describe('423 Interval Too Brief', () => {
    const brief = (request: SipText, seen: number): string | undefined =>
      seen === 1 ? respond(request, '423 Interval Too Brief', ['Min-Expires: 1800']) : undefined;

    it('SIP.js asks again without telling the caller of the outcome', async () => {
      const server = new FakeSipServer({ answer: brief });
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      let told = false;
      const tell = (): void => {
        told = true;
      };
      await new Registerer(userAgent).register({ requestDelegate: { onAccept: tell, onReject: tell } });
      await settled();
      expect(server.registrar.registers).to.have.length(2);
      expect(told).to.equal(false);
      await userAgent.transport.disconnect();
      userAgent.userAgentCore.dispose();
    });

    it('we ask for the lifetime that the server wants, and say that we are registered', async () => {
      const server = new FakeSipServer({ answer: brief });
      const { line, clock } = lineOn(server);
      await line.start();
      await settled();
      expect(server.registrar.registers.map((request) => request.header('Expires'))).to.deep.equal([
        '600',
        '1800',
      ]);
      expect(line.registration.value.expiresAt).to.equal(clock.now() + 1_800_000);
    });

    it('we do not go round for ever', async () => {
      const server = new FakeSipServer({
        answer: (request, seen) =>
          respond(request, '423 Interval Too Brief', [`Min-Expires: ${String(Math.min(1000 + seen, 1003))}`]),
      });
      const { line, clock } = lineOn(server);
      await line.start();
      await clock.pass(1000);
      expect(line.registration.value).to.deep.include({ state: 'waiting', problem: 'server-error' });
      expect(server.registrar.registers.length).to.be.lessThan(6);
    });
  });

  it('uses one Call-ID with rising CSeq, and no credentials of an earlier request', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'secret' } });
    const { line } = lineOn(server);
    await line.start();
    await settled();
    line.retry();
    await line.stop();
    const { registers } = server.registrar;
    expect(new Set(registers.map((request) => request.header('Call-ID'))).size).to.equal(1);
    const numbers = registers.map((request) => Number.parseInt(request.header('CSeq') ?? '', 10));
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).to.equal(numbers.length);
    expect(registers.map((request) => request.header('Authorization') !== undefined)).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
  });
});
