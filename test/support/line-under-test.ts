import type { UserAgentDelegate } from 'sip.js';
import { EMPTY_DRAFT } from '../../src/domain/account/profile.ts';
import type { Profile } from '../../src/domain/account/profile.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import type { Settings } from '../../src/domain/settings/settings.ts';
import { signal } from '../../src/lib/signals.ts';
import type { Signal } from '../../src/lib/signals.ts';
import { SipLine } from '../../src/services/sip/line.ts';
import { FakeClock } from './fake-clock.ts';
import type { FakeSipServer } from './fake-sip-server.ts';

/** Network and sleep, as a test orders them. */
export class FakeSurroundings {
  isOnline = true;
  readonly #connectivity = new Set<(online: boolean) => void>();
  readonly #wayChange = new Set<() => void>();
  readonly #wakeUp = new Set<(sleptMs: number) => void>();

  online(): boolean {
    return this.isOnline;
  }

  onConnectivity(listener: (online: boolean) => void): () => void {
    this.#connectivity.add(listener);
    return () => this.#connectivity.delete(listener);
  }

  onWayChange(listener: () => void): () => void {
    this.#wayChange.add(listener);
    return () => this.#wayChange.delete(listener);
  }

  onWakeUp(listener: (sleptMs: number) => void): () => void {
    this.#wakeUp.add(listener);
    return () => this.#wakeUp.delete(listener);
  }

  setOnline(online: boolean): void {
    this.isOnline = online;
    for (const listener of this.#connectivity) listener(online);
  }

  changeWay(): void {
    for (const listener of this.#wayChange) listener();
  }

  wakeUp(sleptMs: number): void {
    for (const listener of this.#wakeUp) listener(sleptMs);
  }
}

export interface LineUnderTest {
  readonly line: SipLine;
  readonly clock: FakeClock;
  readonly surroundings: FakeSurroundings;
  readonly settings: Signal<Settings>;
  /** The password that the line gets when it asks. */
  password: string | undefined;
}

export const TEST_PROFILE: Profile = {
  ...EMPTY_DRAFT,
  id: 'line-1',
  label: 'Desk',
  user: '100',
  domain: 'practice.test',
  servers: ['wss://one.test/ws'],
};

/** A line on a fake server and a fake clock. The random parts of all delays are in the middle of their range. */
export function lineOn(
  server: FakeSipServer,
  changes: Partial<Profile> = {},
  delegate: UserAgentDelegate = {},
): LineUnderTest {
  const clock = new FakeClock();
  const surroundings = new FakeSurroundings();
  const settings = signal(DEFAULT_SETTINGS);
  const parts = { clock, surroundings, settings, password: 'secret' as string | undefined };
  const line = new SipLine({
    profile: { ...TEST_PROFILE, ...changes },
    password: () => Promise.resolve(under.password),
    instanceId: '2f7d7d2e-7b8e-4bb7-9d0b-7f0c9a1d2e3f',
    settings,
    timers: clock,
    surroundings,
    delegate,
    sessionDescriptionHandlerFactory: () => {
      throw new Error('no media in this test');
    },
    openSocket: server.open,
    now: clock.now,
    random: () => 0.5,
  });
  const under: LineUnderTest = Object.assign(parts, { line });
  return under;
}
