import { expect } from '@open-wc/testing';
import { Core } from 'sip.js';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import { plainUserAgent } from '../../../test/support/plain-sip.ts';
import { readSip } from '../../../test/support/sip-text.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { loadInstanceId } from '../accounts/instance-id.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import { addressOfRecord } from './user-agent.ts';

describe('the user agent of a line', () => {
  for (const [user, domain, expected] of [
    ['100', 'practice.test', 'sip:100@practice.test'],
    ['100', 'practice.test:5080', 'sip:100@practice.test:5080'],
    ['*31#', 'practice.test', 'sip:*31%23@practice.test'],
    ['100', '4f3a2b', 'sip:100@4f3a2b'],
    ['100', 'pbx.4you:5080', 'sip:100@pbx.4you:5080'],
    ['100', '[2001:db8::1]', 'sip:100@[2001:db8::1]'],
  ] as const) {
    it(`has address ${expected}`, () => {
      expect(addressOfRecord({ user, domain }).toString()).to.equal(expected);
    });
  }

  it('sends the wait for a transaction from the settings to SIP.js', async () => {
    const { line, settings } = lineOn(new FakeSipServer());
    await line.start();
    settings.value = { ...DEFAULT_SETTINGS, transactionTimeout: 10 };
    expect(Core.Timers.TIMER_F).to.equal(10_500);
    expect(Core.Timers.TIMER_B).to.equal(10_500);
    await line.stop();
  });

  it('authenticates with the authorisation name where there is one', async () => {
    const server = new FakeSipServer({ accounts: { 'auth-100': 'secret' } });
    const { line } = lineOn(server, { authName: 'auth-100', displayName: 'Mia "Desk" Berg' });
    await line.start();
    await settled();
    expect(line.registration.value.state).to.equal('registered');
    expect(server.registrar.registers[0]?.header('From')).to.match(
      /^"Mia \\"Desk\\" Berg" <sip:100@practice\.test>/,
    );
  });

  it('answers OPTIONS, and refuses REGISTER, SUBSCRIBE and REFER from outside', async () => {
    const server = new FakeSipServer();
    const { line } = lineOn(server);
    await line.start();
    await settled();
    for (const [method, status] of [
      ['OPTIONS', '200'],
      ['REGISTER', '405'],
      ['SUBSCRIBE', '405'],
      ['REFER', '405'],
    ] as const) {
      server.messages.length = 0;
      server.socket.receive(
        `${method} sip:100@practice.test SIP/2.0\r\nVia: SIP/2.0/WSS p;branch=z9hG4bK${method}\r\nMax-Forwards: 70\r\n` +
          `From: <sip:7@p>;tag=1\r\nTo: <sip:100@practice.test>\r\nCall-ID: ${method}\r\nCSeq: 1 ${method}\r\n` +
          'Contact: <sip:7@p>\r\nEvent: dialog\r\nRefer-To: <sip:8@p>\r\nContent-Length: 0\r\n\r\n',
      );
      await settled();
      expect(
        server.messages.map((message) => readSip(message).start.split(' ')[1]),
        method,
      ).to.deep.equal([status]);
    }
  });

  describe('the instance id (RFC 5626), by which a registrar tells phones apart', () => {
    /** Two machines with the same state of `Math.random`, which no one may call secret or unique. */
    const withoutChance = async <T>(make: () => T | Promise<T>): Promise<readonly [T, T]> => {
      const { random } = Math;
      Math.random = () => 0.5;
      try {
        return [await make(), await make()];
      } finally {
        Math.random = random;
      }
    };

    it('SIP.js takes from Math.random, and makes a new one at each start', async () => {
      const make = (): string => plainUserAgent(new FakeSipServer()).instanceId;
      const [one, two] = await withoutChance(make);
      expect(one).to.equal(two);
      expect(make()).not.to.equal(make());
    });

    it('we take from the crypto of the browser, once, and keep it', async () => {
      const [one, two] = await withoutChance(() => loadInstanceId(new MemoryStore()));
      expect(one).not.to.equal(two);
      expect(one).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const store = new MemoryStore();
      const first = await loadInstanceId(store);
      expect(await loadInstanceId(store)).to.equal(first);
    });

    it('stands in each REGISTER as it was handed in', async () => {
      const server = new FakeSipServer();
      const { line } = lineOn(server);
      await line.start();
      await settled();
      await line.stop();
      const contacts = server.registrar.registers.map((request) => request.header('Contact'));
      expect(contacts).to.have.length(2);
      for (const contact of contacts)
        expect(contact).to.include('+sip.instance="<urn:uuid:2f7d7d2e-7b8e-4bb7-9d0b-7f0c9a1d2e3f>"');
    });
  });
});
