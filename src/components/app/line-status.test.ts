import { expect } from '@open-wc/testing';
import { FAKE_LINE, FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import type { LineSnapshot, RegistrationSnapshot } from '../../domain/call/line.ts';
import { lineStatus, ownPresence } from './line-status.ts';

const line = (changes: Partial<RegistrationSnapshot>): LineSnapshot => ({
  ...FAKE_LINE,
  registration: { ...FAKE_LINE.registration, ...changes },
});

describe('line-status', () => {
  for (const [changes, status] of [
    [{ state: 'off' }, 'off'],
    [{ state: 'connecting' }, 'connecting'],
    [{ state: 'registering' }, 'connecting'],
    [{ state: 'registering', problem: 'timeout' }, 'error'],
    [{ state: 'registered' }, 'ok'],
    [{ state: 'waiting', problem: 'offline' }, 'error'],
    [{ state: 'failed', problem: 'wrong-password' }, 'error'],
  ] as const satisfies readonly (readonly [Partial<RegistrationSnapshot>, string])[]) {
    it(`${JSON.stringify(changes)} → ${status}`, () => {
      expect(lineStatus(line(changes))).to.equal(status);
    });
  }

  it('has no status of no line', () => {
    expect(lineStatus(undefined)).to.equal('off');
  });

  it('shows a call before everything else, and do not disturb only when in reach', async () => {
    const control = new FakeCallControl();
    expect(ownPresence([], FAKE_LINE, false)).to.equal('free');
    expect(ownPresence([], FAKE_LINE, true)).to.equal('dnd');
    expect(ownPresence([], line({ state: 'waiting' }), true)).to.equal('offline');
    const call = control.ring();
    expect(ownPresence(control.calls.value, FAKE_LINE, true)).to.equal('ringing');
    await call.answer();
    expect(ownPresence(control.calls.value, line({ state: 'waiting' }), false)).to.equal('busy');
  });
});
