import { aTimeout, expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { FAKE_LINE } from '../../../test/fakes/fake-call-control.ts';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { fakeProfile } from '../../../test/fakes/fake-stores.ts';
import { useLocale } from '../../i18n/localize.ts';
import { dialLinks } from './dial-links.ts';

function rethrow(error: unknown): void {
  throw error;
}

function start(shell: FakeShell, report = rethrow): (target: string) => void {
  return dialLinks({
    role: shell.windowRole,
    control: shell.control,
    accounts: shell.accounts,
    dialer: shell.dialer,
    ui: shell.ui,
    report,
  });
}

function signedIn(): FakeShell {
  const shell = new FakeShell();
  shell.accounts.set(fakeProfile());
  shell.control.setLines([FAKE_LINE]);
  return shell;
}

const heading = (shell: FakeShell): string | undefined => shell.ui.notices.value[0]?.heading;

describe('dial links', () => {
  before(() => useLocale('en'));

  it('are asked about', () => {
    const shell = signedIn();
    start(shell)('tel:+49301234567');
    expect(shell.dialer.proposal.value?.target).to.equal('tel:+49301234567');
  });

  for (const target of [
    '1'.repeat(300),
    'tel:',
    'callto:503',
    'sip:503@evil.test?Replaces=1',
    'tel:\u202e305',
  ]) {
    it(`say that ${JSON.stringify(target.slice(0, 30))} cannot be dialled, and ask nothing`, async () => {
      const shell = signedIn();
      const handed: string[] = [];
      shell.windowRole.handNumber = (number?: string) => {
        handed.push(number ?? '');
      };
      for (const role of ['owner', 'guest'] as const) {
        shell.windowRole.role.value = role;
        start(shell)(target);
        await waitUntil(() => heading(shell) === 'This link cannot be dialled.');
        shell.ui.dismiss('link');
      }
      expect(shell.dialer.proposal.value).to.equal(undefined);
      expect(handed).to.deep.equal([]);
    });
  }

  it('say so when nothing could be asked, because another question stands', async () => {
    const shell = signedIn();
    shell.dialer.propose = () => Promise.resolve(false);
    start(shell)('tel:503');
    await waitUntil(() => heading(shell) === 'This link was not followed.');
  });

  it('are handed to the window that is the phone by any other one, which stays where it is', () => {
    const shell = signedIn();
    const handed: string[] = [];
    shell.windowRole.handNumber = (number?: string) => {
      handed.push(number ?? '');
    };
    shell.windowRole.role.value = 'guest';
    shell.ui.show('history');
    start(shell)('tel:+4930');
    expect(handed).to.deep.equal(['tel:+4930']);
    expect(shell.dialer.proposal.value).to.equal(undefined);
    expect(shell.ui.view.value).to.equal('history');
  });

  it('that are barred are reported, and nothing else is said', async () => {
    const shell = signedIn();
    const failure = new Error('barred');
    shell.dialer.propose = () => Promise.reject(failure);
    const reported: unknown[] = [];
    start(shell, (error) => reported.push(error))('tel:0900');
    await aTimeout(20);
    expect(reported).to.deep.equal([failure]);
    expect(shell.ui.notices.value).to.deep.equal([]);
  });

  it('keep quiet when a person said no', async () => {
    const shell = signedIn();
    shell.dialer.propose = (wish) => {
      shell.dialer.proposal.value = wish;
      return Promise.resolve(false);
    };
    start(shell)('tel:503');
    await aTimeout(20);
    expect(shell.ui.notices.value).to.deep.equal([]);
  });

  it('wait for the first sign-in, and are asked about then', async () => {
    const shell = new FakeShell();
    shell.control.setLines([]);
    start(shell)('tel:+49301234567');
    await waitUntil(() => heading(shell) === '+49301234567 is dialled when the sign-in is done.');
    expect(shell.dialer.proposal.value).to.equal(undefined);
    shell.accounts.set(fakeProfile());
    shell.control.setLines([FAKE_LINE]);
    expect(shell.dialer.proposal.value?.target).to.equal('tel:+49301234567');
    expect(shell.ui.notices.value).to.deep.equal([]);
    shell.dialer.settleProposal();
    shell.control.setLines([{ ...FAKE_LINE }]);
    expect(shell.dialer.proposal.value).to.equal(undefined);
  });
});
