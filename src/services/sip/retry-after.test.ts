import { expect } from '@open-wc/testing';
import { Registerer, RegistererState } from 'sip.js';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import { plainUserAgent } from '../../../test/support/plain-sip.ts';
import { respond } from '../../../test/support/sip-text.ts';

describe('Retry-After in the refusal of a REGISTER', () => {
  const refusing = (status: string): FakeSipServer =>
    new FakeSipServer({ answer: (request) => respond(request, status, ['Retry-After: 100']) });

  for (const [status, known] of [
    ['480 Temporarily Unavailable', false],
    ['486 Busy Here', false],
    ['500 Server Error', true],
    ['503 Service Unavailable', true],
    ['600 Busy Everywhere', false],
  ] as const) {
    it(`${status}: SIP.js ${known ? 'reads' : 'does not read'} it, and never comes back`, async () => {
      const server = refusing(status);
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      const registerer = new Registerer(userAgent);
      let seen: number | undefined;
      await registerer.register({
        requestDelegate: {
          onReject: () => {
            seen = registerer.retryAfter;
          },
        },
      });
      await settled();
      expect(seen).to.equal(known ? 100 : undefined);
      expect(registerer.state).to.equal(RegistererState.Unregistered);
      expect(server.registrar.registers).to.have.length(1);
      await userAgent.transport.disconnect();
      userAgent.userAgentCore.dispose();
    });
  }

  it('we heed it where RFC 3261 allows it, and come back when its time is over', async () => {
    for (const status of [
      '480 Temporarily Unavailable',
      '486 Busy Here',
      '500 Server Error',
      '600 Busy Everywhere',
    ]) {
      const server = refusing(status);
      const { line, clock } = lineOn(server);
      await line.start();
      await clock.pass(99_999);
      expect(server.registrar.registers, status).to.have.length(1);
      await clock.pass(10_002);
      expect(server.registrar.registers, status).to.have.length(2);
      await line.stop();
    }
  });
});
