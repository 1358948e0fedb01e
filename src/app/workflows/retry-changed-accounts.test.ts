import { expect } from '@open-wc/testing';
import { FAKE_LINE, FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import { FakeAccounts, fakeProfile } from '../../../test/fakes/fake-stores.ts';
import type { RegistrationState } from '../../domain/call/line.ts';
import { retryChangedAccounts } from './retry-changed-accounts.ts';

function retriesAfterSaving(state: RegistrationState, saves: number): readonly (string | undefined)[] {
  const control = new FakeCallControl([
    { ...FAKE_LINE, registration: { ...FAKE_LINE.registration, state } },
    { ...FAKE_LINE, id: 'line-2', registration: { ...FAKE_LINE.registration, state: 'failed' } },
  ]);
  const retried: (string | undefined)[] = [];
  control.retry = (line) => {
    retried.push(line);
  };
  const accounts = new FakeAccounts();
  const other = fakeProfile({ id: 'line-2' });
  accounts.set(fakeProfile(), other);
  const stop = retryChangedAccounts(control, accounts);
  for (let round = 0; round < saves; round++) accounts.set(fakeProfile(), other);
  stop();
  accounts.set(fakeProfile(), other);
  return retried;
}

describe('retryChangedAccounts', () => {
  for (const [state, expected] of [
    ['failed', ['line-1', 'line-1']],
    ['waiting', ['line-1', 'line-1']],
    ['registered', []],
    ['registering', []],
  ] as const) {
    it(`${state}: ${expected.length} attempts after two saves, none of the account that was not saved`, () => {
      expect(retriesAfterSaving(state, 2)).to.deep.equal(expected);
    });
  }

  it('makes no attempt at the start', () => {
    expect(retriesAfterSaving('failed', 0)).to.deep.equal([]);
  });
});
