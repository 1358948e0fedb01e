import JsSIP from 'jssip';
import { Web } from 'sip.js';
import { EMPTY_DRAFT } from '../../src/domain/account/profile.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import { signal } from '../../src/lib/signals.ts';
import { SipLine } from '../../src/services/sip/line.ts';
import type { Surroundings, Timers } from '../../src/services/sip/ports.ts';

export type Maker = 'ours' | 'sipjs' | 'jssip';

export interface Phone {
  readonly user: string;
  stop(): Promise<void>;
}

const DOMAIN = 'bench.test';

const timers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => {
      clearInterval(timer);
    };
  },
};

/** A machine that is always on the network and never sleeps. */
const surroundings: Surroundings = {
  online: () => true,
  onConnectivity: () => () => undefined,
  onWayChange: () => () => undefined,
  onWakeUp: () => () => undefined,
};

async function ours(user: string, url: string): Promise<Phone> {
  const line = new SipLine({
    profile: { ...EMPTY_DRAFT, id: user, label: user, user, domain: DOMAIN, servers: [url] },
    password: () => Promise.resolve('secret'),
    instanceId: crypto.randomUUID(),
    settings: signal(DEFAULT_SETTINGS),
    timers,
    surroundings,
    delegate: {},
    sessionDescriptionHandlerFactory: () => {
      throw new Error('no media in this measurement');
    },
  });
  await line.start();
  return { user, stop: () => line.stop() };
}

/** The session manager of SIP.js: the part of it that reconnects, with its defaults. */
async function sipjs(user: string, url: string): Promise<Phone> {
  // It listens for `online` on a global that Node has not.
  Object.assign(globalThis, { window: { addEventListener: () => undefined } });
  const manager = new Web.SessionManager(url, {
    aor: `sip:${user}@${DOMAIN}`,
    autoStop: false,
    userAgentOptions: { logBuiltinEnabled: false },
  });
  await manager.connect();
  await manager.register();
  return { user, stop: () => manager.disconnect() };
}

function jssip(user: string, url: string): Promise<Phone> {
  const userAgent = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(url)],
    uri: `sip:${user}@${DOMAIN}`,
    password: 'secret',
  });
  userAgent.start();
  return Promise.resolve({
    user,
    stop: () => {
      userAgent.stop();
      return Promise.resolve();
    },
  });
}

const MAKERS: Readonly<Record<Maker, (user: string, url: string) => Promise<Phone>>> = { ours, sipjs, jssip };

/** Starts phones that register as `<maker><number>`, some at a time. */
export async function startPhones(maker: Maker, count: number, url: string): Promise<readonly Phone[]> {
  const phones: Phone[] = [];
  for (let first = 0; first < count; first += 50) {
    const users = Array.from(
      { length: Math.min(50, count - first) },
      (_, index) => `${maker}${String(first + index)}`,
    );
    phones.push(...(await Promise.all(users.map((user) => MAKERS[maker](user, url)))));
  }
  return phones;
}
