import { expect } from '@open-wc/testing';
import { MemoryExchange } from '../../../test/fakes/memory-exchange.ts';
import { callIn, eventually, hears, phone, until } from '../../../test/fakes/sip-world.ts';
import type { Phone } from '../../../test/fakes/sip-world.ts';

describe('a call between two phones', () => {
  let exchange: MemoryExchange;
  let ada: Phone;
  let bob: Phone;

  beforeEach(async () => {
    exchange = new MemoryExchange();
    ada = await phone(exchange, '100');
    bob = await phone(exchange, '101');
  });

  afterEach(async () => {
    await Promise.all([ada.close(), bob.close()]);
  });

  it('rings, is answered, carries sound both ways, and ends at both ends', async () => {
    const call = await ada.control.dial({ target: '101' });
    const ringing = await callIn(bob, 'ringing');
    expect(ringing.remote.number).to.equal('100');
    await callIn(ada, 'alerting');
    await bob.control.call(ringing.id)!.answer();
    await callIn(ada, 'connected');
    await callIn(bob, 'connected');
    await until(call.state, ({ audio }) => audio === 'flowing');
    await hears(ada.media.played[0]!, 880);
    await hears(bob.media.played[0]!, 440);
    await call.hangup();
    expect(call.state.value.endReason?.kind).to.equal('local-hangup');
    const ended = await callIn(bob, 'ended');
    expect(ended.endReason?.kind).to.equal('remote-hangup');
    await eventually(
      () => [...ada.media.opened, ...bob.media.opened].every((t) => t.readyState === 'ended'),
      'microphones closed',
    );
  });

  it('a caller who requires reliable progress is told 420, and the phone does not ring (RFC 3262 §3)', async () => {
    for (const header of ['Require: 100rel', 'Supported: 100rel\r\nRequire: timer, 100rel']) {
      exchange.meddle = (text) =>
        text.startsWith('INVITE ') ? text.replace(/^Max-Forwards/m, `${header}\r\nMax-Forwards`) : text;
      const call = await ada.control.dial({ target: '101' });
      const { endReason } = await until(call.state, ({ phase }) => phase === 'ended');
      expect(endReason?.code, header).to.equal(420);
      expect(exchange.responses('INVITE', '100').at(-1)!.text).to.match(/^Unsupported: 100rel\r$/m);
    }
    expect(bob.control.calls.value).to.be.empty;
  });
});
