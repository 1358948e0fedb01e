import type { Call } from '../../src/domain/call/call-control.ts';
import { FakeCallControl, fakeParty } from '../fakes/fake-call-control.ts';
import type { FakeCall } from '../fakes/fake-call-control.ts';
import { MemoryExchange } from '../fakes/memory-exchange.ts';
import { phone } from '../fakes/sip-world.ts';
import { callControlContract } from './call-control.ts';
import type { FarSide } from './call-control.ts';
import { SipFarSide } from './sip-far-side.ts';

function fake(): Promise<FarSide> {
  const control = new FakeCallControl();
  const of = (call: Call): FakeCall => control.call(call.id)!;
  const ended = (call: Call, kind: Parameters<FakeCall['end']>[0]): Promise<void> => {
    of(call).end(kind);
    return Promise.resolve();
  };
  return Promise.resolve({
    control,
    ring: (number) => Promise.resolve(control.ring(fakeParty(number)).id),
    alerts(call) {
      of(call).event({ type: 'progress', earlyMedia: false });
      return Promise.resolve();
    },
    soundsEarly(call) {
      of(call).event({ type: 'progress', earlyMedia: true, digits: true });
      return Promise.resolve();
    },
    answers(call) {
      of(call).event({ type: 'connected', at: Date.now() });
      return Promise.resolve();
    },
    rejects: (call, status) =>
      ended(call, ({ 404: 'not-found', 486: 'busy', 603: 'declined' } as const)[status]),
    hangsUp: (call) => ended(call, 'remote-hangup'),
    cancels: (call, elsewhere) => ended(call, elsewhere ? 'answered-elsewhere' : 'missed'),
    holds(call, remote) {
      of(call).event({ type: 'hold', remote });
      return Promise.resolve();
    },
    digits: (call) =>
      of(call)
        .commands.filter((command) => command.startsWith('dtmf '))
        .map((command) => command.slice(5))
        .join(''),
    refusesHold() {
      control.network = { ...control.network, refuses: new Set(['hold']) };
    },
    close: () => control.stop(),
  });
}

callControlContract('fake', fake);
callControlContract('SIP', async () => {
  const exchange = new MemoryExchange();
  const far = new SipFarSide(exchange);
  return far.on(await phone(exchange, '100'));
});
