import type { LinkSnapshot, RegistrationSnapshot } from '../../domain/call/line.ts';
import type { Machine } from './registration-model.ts';

/** What others see of the machine. `since` is kept while the state lasts. */
export function registrationSnapshot(
  machine: Machine,
  link: LinkSnapshot,
  before: RegistrationSnapshot,
  now: number,
): RegistrationSnapshot {
  const { state } = machine;
  const since = before.state === state ? before.since : now;
  switch (machine.state) {
    case 'registered':
      return Object.freeze({ state, since, link, expiresAt: machine.expiresAt });
    case 'waiting':
    case 'failed':
      return Object.freeze({
        state,
        since,
        link,
        problem: machine.problem,
        ...(machine.detail !== undefined && { detail: machine.detail }),
        ...(machine.state === 'waiting' && { retryAt: machine.retryAt }),
      });
    default:
      return Object.freeze({ state, since, link });
  }
}
