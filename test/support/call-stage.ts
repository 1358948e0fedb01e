import type { Call } from '../../src/domain/call/call-control.ts';
import { MemoryExchange } from '../fakes/memory-exchange.ts';
import { plainPhone } from '../fakes/plain-phone.ts';
import type { PlainOptions, PlainPhone } from '../fakes/plain-phone.ts';
import { phone, until } from '../fakes/sip-world.ts';
import type { Phone, PhoneOptions } from '../fakes/sip-world.ts';

/** Phones of ours and plain ones of SIP.js on an exchange in memory, which is a new one for each test. */
export interface CallStage {
  readonly exchange: MemoryExchange;
  open(user: string, options?: PhoneOptions): Promise<Phone>;
  plain(user: string, options?: PlainOptions): Promise<PlainPhone>;
  /** Two of ours talk: the call of the one who dialled, and that of the other. */
  talk(from: Phone, to: Phone, target: string): Promise<[Call, Call]>;
  /** The last request of a method that went from a user, as text. */
  last(method: string, from: string): string;
}

/** Call it in a `describe`: it sets up before each test, and clears up after it. */
export function callStage(): CallStage {
  let exchange = new MemoryExchange();
  const open: { close(): Promise<void> }[] = [];
  const kept = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const opened = await opening;
    open.push(opened);
    return opened;
  };

  beforeEach(() => {
    exchange = new MemoryExchange();
  });

  afterEach(async () => {
    exchange.down = false;
    await Promise.all(open.splice(0).map((each) => each.close()));
  });

  return {
    get exchange() {
      return exchange;
    },
    open: (user, options) => kept(phone(exchange, user, options)),
    plain: (user, options) => kept(plainPhone(exchange, user, options)),
    async talk(from, to, target) {
      const call = await from.control.dial({ target });
      const calls = await until(to.control.calls, (all) => all.some(({ phase }) => phase === 'ringing'));
      const other = to.control.call(calls.find(({ phase }) => phase === 'ringing')!.id)!;
      await other.answer();
      await until(call.state, ({ phase }) => phase === 'connected');
      return [call, other];
    },
    last: (method, from) => exchange.requests(method, from).at(-1)!.text,
  };
}
