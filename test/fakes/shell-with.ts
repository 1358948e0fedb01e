import type { RegistrationSnapshot } from '../../src/domain/call/line.ts';
import { FAKE_LINE } from './fake-call-control.ts';
import { FakeShell } from './fake-shell.ts';
import { fakeProfile } from './fake-stores.ts';

/** A phone with two accounts, the first, active one in the given state. */
export function shellWith(registration: Partial<RegistrationSnapshot> = {}): FakeShell {
  const shell = new FakeShell();
  shell.accounts.set(
    fakeProfile({ displayName: 'Miriam Scholz' }),
    fakeProfile({ id: 'line-2', label: 'Hotline' }),
  );
  shell.control.setLines([{ ...FAKE_LINE, registration: { ...FAKE_LINE.registration, ...registration } }]);
  return shell;
}
