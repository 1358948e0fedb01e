import { expect } from '@open-wc/testing';
import { shellWith } from '../../../test/fakes/shell-with.ts';
import { button, deepAll, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import { useLocale } from '../../i18n/localize.ts';
import './notice-stack.ts';

describe('notice-stack', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('is silent while all is well', async () => {
    const { element } = await mount('notice-stack', { shell: shellWith() });
    expect(deepAll(element, 'ui-notice')).to.have.length(0);
    await expect(element).to.be.accessible();
  });

  it('counts down to the next attempt and tries at once when asked', async () => {
    const shell = shellWith({
      state: 'waiting',
      problem: 'server-unreachable',
      retryAt: Date.now() + 60_500,
    });
    const retried: (string | undefined)[] = [];
    shell.control.retry = (line) => {
      retried.push(line);
    };
    const { element } = await mount('notice-stack', { shell });
    expect(deepText(element))
      .to.contain('The server could not be reached.')
      .and.to.match(/Trying again in \d+ s/);
    button(element, 'Try now').click();
    expect(retried).to.deep.equal(['line-1']);
    await expect(element).to.be.accessible();
  });

  it('stays while the next attempt is under way', async () => {
    const { element } = await mount('notice-stack', {
      shell: shellWith({ state: 'connecting', problem: 'server-unreachable' }),
    });
    expect(deepText(element)).to.contain('The server could not be reached. Trying again now.');
  });

  it('says once that the computer is offline, and what still works', async () => {
    const { element } = await mount('notice-stack', {
      shell: shellWith({ state: 'waiting', problem: 'offline' }),
    });
    expect(deepText(element))
      .to.contain('This computer is offline')
      .and.to.contain('Contacts, history and settings stay');
  });

  it('offers no endless attempts for a wrong password, but the account', async () => {
    const shell = shellWith({ state: 'failed', problem: 'wrong-password' });
    const { element } = await mount('notice-stack', { shell });
    button(element, 'Edit account').click();
    expect(shell.ui.settingsPage.value).to.equal('profile');
  });

  it('asks for a password that is not kept', async () => {
    const shell = shellWith({ state: 'failed', problem: 'password-needed' });
    const { element } = await mount('notice-stack', { shell });
    expect(deepText(element)).to.contain('It is not kept in this browser.');
    button(element, 'Enter the password').click();
    expect(shell.ui.passwordWish.value).to.deep.equal({ profile: 'line-1' });
  });

  it('says before the first call that the page is silent', async () => {
    const shell = shellWith();
    shell.audio.set({ soundUnlocked: false });
    const { element } = await mount('notice-stack', { shell });
    button(element, 'Switch sound on').click();
    await settled(element);
    expect(deepAll(element, 'ui-notice')).to.have.length(0);
  });

  it('tells a guest window nothing of a phone it does not own', async () => {
    const shell = shellWith({ state: 'failed', problem: 'wrong-password' });
    shell.windowRole.role.value = 'guest';
    const { element } = await mount('notice-stack', { shell });
    expect(deepAll(element, 'ui-notice')).to.have.length(0);
  });

  it('updates when asked, not during a call, and keeps quiet when told later', async () => {
    const shell = shellWith();
    shell.installation.set({ updateReady: true });
    const { element } = await mount('notice-stack', { shell });
    button(element, 'Update now').click();
    expect(shell.installation.done).to.deep.equal(['update']);
    shell.control.ring();
    await settled(element);
    expect(() => button(element, 'Update now')).to.throw();
    expect(deepText(element)).to.contain('when no call is open');
    button(element, 'Close').click();
    await settled(element);
    expect(deepAll(element, 'ui-notice')).to.have.length(0);
  });

  it('exports damaged data, and resets only after a question', async () => {
    const shell = shellWith();
    shell.maintenance.problem.value = { kind: 'damaged', areas: ['settings', 'history'] };
    const { element } = await mount('notice-stack', { shell });
    expect(deepText(element)).to.contain('Concerned: settings and history.');
    button(element, 'Delete everything').click();
    await settled(element);
    expect(shell.maintenance.done).to.deep.equal([]);
    expect(deepText(element)).to.contain('Accounts, contacts, settings and history');
    await expect(element).to.be.accessible();
    button(deepAll(element, 'ui-dialog')[0]!.parentElement ?? element, 'Cancel').click();
  });

  it('runs the action of a notice and takes it away', async () => {
    const { element, shell } = await mount('notice-stack', { shell: shellWith() });
    let ran = 0;
    const run = (): void => {
      ran++;
    };
    shell.ui.notify({ id: 'n', tone: 'info', heading: 'Interrupted', action: { label: 'Call again', run } });
    await settled(element);
    button(element, 'Call again').click();
    await settled(element);
    expect(ran).to.equal(1);
    expect(shell.ui.notices.value).to.have.length(0);
  });
});
