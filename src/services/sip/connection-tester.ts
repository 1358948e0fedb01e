import type {
  ConnectionTestResult,
  ConnectionTester,
  DeadAddress,
} from '../../domain/account/connection-test.ts';
import type { ProfileDraft } from '../../domain/account/profile.ts';
import type { LineProblem } from '../../domain/call/line.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { deferred } from '../../lib/deferred.ts';
import { effect } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { SipLine } from './line.ts';
import type { Surroundings, Timers } from './ports.ts';
import type { Socket } from './transport.ts';

export interface ConnectionTesterOptions {
  readonly settings: ReadonlySignal<Settings>;
  readonly timers: Timers;
  readonly surroundings: Surroundings;
  /** Opens a WebSocket with subprotocol `sip`; the browser's when missing. */
  readonly openSocket?: (url: string) => Socket;
}

/** Longer than a slow server takes, shorter than a person's patience. */
const PATIENCE_MS = 12_000;

/** Refusals of the account, not of an address: to try the next one would count as another failed login. */
const OF_ACCOUNT: readonly LineProblem[] = [
  'wrong-password',
  'unknown-account',
  'forbidden',
  'unsupported-digest',
  'password-needed',
];

/**
 * Tries an account by the very code that will use it. Each address is tried by itself, so that a spare one that does not
 * work is found before the day it is needed. One that works is a success, with the dead ones named.
 */
export class SipConnectionTester implements ConnectionTester {
  readonly #options: ConnectionTesterOptions;

  constructor(options: ConnectionTesterOptions) {
    this.#options = options;
  }

  async test(draft: ProfileDraft, password: string, signal: AbortSignal): Promise<ConnectionTestResult> {
    let best: ConnectionTestResult | undefined;
    const dead: DeadAddress[] = [];
    for (const server of draft.servers) {
      signal.throwIfAborted();
      const result = await this.#try({ ...draft, servers: [server] }, password, signal);
      const named = result.ok ? result : { ...result, server };
      if (!named.ok && OF_ACCOUNT.includes(named.problem)) return named;
      if (!named.ok) dead.push({ server, problem: named.problem });
      // The first that works, else the first that does not.
      if (best === undefined || (named.ok && !best.ok)) best = named;
    }
    if (best === undefined) return { ok: false, problem: 'invalid-address' };
    return best.ok && dead.length > 0 ? { ...best, dead } : best;
  }

  async #try(draft: ProfileDraft, password: string, signal: AbortSignal): Promise<ConnectionTestResult> {
    // An instance of its own: the binding of a phone that is registered with this account stays untouched.
    const line = new SipLine({
      ...this.#options,
      profile: { ...draft, id: 'connection-test' },
      password: () => Promise.resolve(password),
      instanceId: crypto.randomUUID(),
      delegate: REFUSES_CALLS,
      sessionDescriptionHandlerFactory: () => {
        throw new Error('a connection test has no media');
      },
    });
    try {
      return await this.#outcome(line, signal);
    } finally {
      await line.stop();
    }
  }

  async #outcome(line: SipLine, signal: AbortSignal): Promise<ConnectionTestResult> {
    const outcome = deferred<ConnectionTestResult>();
    const startedAt = performance.now();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    let openedInMs: number | undefined;
    const fail = (problem: LineProblem, detail?: string): void => {
      const opened = openedInMs === undefined ? {} : { openedInMs };
      outcome.resolve({ ok: false, problem, ...(detail !== undefined && { detail }), ...opened });
    };
    const abort = (): void => {
      outcome.reject(new DOMException('the test was abandoned', 'AbortError'));
    };
    signal.addEventListener('abort', abort);
    const stopWatching = effect(() => {
      const { state, link, problem, detail } = line.registration.value;
      if (link.state === 'open') openedInMs ??= elapsed();
      if (state === 'registered') {
        outcome.resolve({ ok: true, openedInMs: openedInMs ?? elapsed(), registeredInMs: elapsed() });
      } else if (problem !== undefined) fail(problem, detail);
    });
    const cancelPatience = this.#options.timers.after(PATIENCE_MS, () => {
      fail(openedInMs === undefined ? 'server-unreachable' : 'server-silent');
    });
    try {
      line.start().catch((error: unknown) => {
        fail('invalid-address', String(error));
      });
      return await outcome.promise;
    } finally {
      signal.removeEventListener('abort', abort);
      stopWatching();
      cancelPatience();
    }
  }
}

/** While the test is registered, a call may be forked to it: it is busy, and the account's other phones ring on. */
const REFUSES_CALLS = {};
