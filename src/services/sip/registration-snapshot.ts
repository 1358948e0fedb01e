import type { LinkSnapshot, RegistrationSnapshot } from '../../domain/call/line.ts';
import type { Failure, Machine } from './registration-model.ts';

function reason({ problem, detail }: Partial<Failure>): Partial<Failure> {
  return { ...(problem !== undefined && { problem }), ...(detail !== undefined && { detail }) };
}

/** What others see of the machine. `since` is kept while the state lasts, the problem until an attempt succeeds. */
export function registrationSnapshot(
  machine: Machine,
  link: LinkSnapshot,
  before: RegistrationSnapshot,
  now: number,
): RegistrationSnapshot {
  const { state } = machine;
  const base = { state, since: before.state === state ? before.since : now, link };
  switch (machine.state) {
    case 'off':
      return Object.freeze(base);
    case 'connecting':
    case 'registering':
      return Object.freeze({ ...base, ...reason(before) });
    case 'registered':
      return Object.freeze({ ...base, expiresAt: machine.expiresAt });
    case 'waiting':
      return Object.freeze({ ...base, ...reason(machine), retryAt: machine.retryAt });
    case 'failed':
      return Object.freeze({ ...base, ...reason(machine) });
  }
}
