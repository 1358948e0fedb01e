import { expect, oneEvent } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { FAKE_LINE } from '../../../test/fakes/fake-call-control.ts';
import { shellWith } from '../../../test/fakes/shell-with.ts';
import { button, deepAll, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import { useLocale } from '../../i18n/localize.ts';
import type { DialogCloseEvent } from '../ui/ui-events.ts';
import './app-bar.ts';
import './nav-rail.ts';
import './readiness-panel.ts';
import './sign-out-dialog.ts';
import './user-menu.ts';
import './window-guest.ts';

describe('user-menu', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('says who, how the registration stands and why, at once when it changes', async () => {
    const { element, shell } = await mount('user-menu', { shell: shellWith() });
    const status = button(element, 'Open user menu');
    expect(status.getAttribute('aria-label')).to.equal('Miriam Scholz, Connected, free. Open user menu');
    expect(status.dataset.status).to.equal('ok');
    shell.control.setLines([
      {
        ...FAKE_LINE,
        registration: { ...FAKE_LINE.registration, state: 'failed', problem: 'wrong-password' },
      },
    ]);
    await element.updateComplete;
    expect(status.dataset.status).to.equal('error');
    expect(status.getAttribute('aria-label')).to.equal(
      'Miriam Scholz, Not connected. The server did not accept this password., offline. Open user menu',
    );
  });

  it('changes account, do not disturb and theme, and opens what it names', async () => {
    const { element, shell } = await mount('user-menu', { shell: shellWith() });
    const choose = async (words: string): Promise<void> => {
      button(element, 'Open user menu').click();
      await settled(element);
      button(element, words).click();
      await settled(element);
    };
    await choose('Hotline');
    expect(shell.accounts.activeId.value).to.equal('line-2');
    await choose('Do not disturb');
    expect(shell.settings.values.value.doNotDisturb).to.equal(true);
    await choose('Dark');
    expect(shell.settings.values.value.theme).to.equal('dark');
    await choose('Can I be called?');
    expect(shell.ui.readinessOpen.value).to.equal(true);
    await choose('Add an account');
    expect(shell.ui.view.value).to.equal('sign-in');
    await choose('Settings');
    expect(shell.ui.view.value).to.equal('settings');
  });

  it('signs out only after a question, with the history when asked, and never during a call', async () => {
    const { element, shell } = await mount('user-menu', { shell: shellWith() });
    button(element, 'Open user menu').click();
    await settled(element);
    await expect(element).to.be.accessible();
    button(element, 'Sign out of Office').click();
    await settled(element);
    expect(shell.maintenance.done).to.deep.equal([]);
    await expect(element).to.be.accessible();
    const dialog = deepAll(element, 'sign-out-dialog')[0]!;
    deepAll(dialog, 'input')[0]?.click();
    button(dialog, 'Sign out').click();
    await settled(element);
    expect(shell.maintenance.done).to.deep.equal(['sign out line-1 with history']);

    shell.control.ring();
    button(element, 'Open user menu').click();
    await settled(element);
    expect(button(element, 'Sign out of').getAttribute('aria-disabled')).to.equal('true');
  });
});

describe('user-menu of a guest window', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('says that the phone is in another window, not that it is offline', async () => {
    const shell = shellWith();
    shell.windowRole.role.value = 'guest';
    const { element } = await mount('user-menu', { shell });
    expect(button(element, 'Open user menu').getAttribute('aria-label')).to.contain(
      'the phone is in another window',
    );
    button(element, 'Open user menu').click();
    await settled(element);
    expect(deepText(element)).to.contain('In another window').and.not.to.contain('Not started');
  });
});

describe('nav-rail', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('shows where one is, missed calls and an update, and goes there', async () => {
    const { element, shell } = await mount('nav-rail');
    shell.history.unseen.value = 3;
    shell.installation.set({ updateReady: true });
    await settled(element);
    expect(button(element, 'Call').getAttribute('aria-current')).to.equal('page');
    expect(button(element, 'History').textContent).to.contain('3 missed calls');
    expect(button(element, 'Settings').textContent).to.contain('Update available');
    button(element, 'History').click();
    expect(shell.ui.view.value).to.equal('history');
    button(element, 'Settings').click();
    expect(shell.ui.settingsPage.value).to.equal('overview');
    await expect(element).to.be.accessible();
  });
});

describe('app-bar', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('names the view, chooses the account for outgoing calls, switches do not disturb', async () => {
    const { element, shell } = await mount('app-bar', { shell: shellWith() });
    expect(element.shadowRoot!.querySelector('h1')?.textContent).to.equal('Call');
    const select = deepAll(element, 'select')[0] as HTMLSelectElement;
    select.value = 'line-2';
    select.dispatchEvent(new Event('change'));
    expect(shell.accounts.activeId.value).to.equal('line-2');
    button(element, 'Do not disturb').click();
    await settled(element);
    expect(button(element, 'Do not disturb').getAttribute('aria-pressed')).to.equal('true');
    await expect(element).to.be.accessible();
  });
});

describe('window-guest', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('says what can be done here all the same', async () => {
    const { element } = await mount('window-guest');
    expect(deepText(element)).to.contain('Contacts, history and settings can be used here as well.');
  });

  it('takes over, but not while the other window has a call', async () => {
    const { element, shell } = await mount('window-guest');
    shell.windowRole.role.value = 'guest';
    shell.windowRole.ownerBusy.value = true;
    await settled(element);
    button(element, 'Use this window').click();
    expect(shell.windowRole.role.value).to.equal('guest');
    expect(deepText(element)).to.contain('The other window has a call.');
    await expect(element).to.be.accessible();
    shell.windowRole.ownerBusy.value = false;
    await settled(element);
    button(element, 'Use this window').click();
    expect(shell.windowRole.role.value).to.equal('owner');
  });
});

describe('readiness-panel', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('mends each point with its button', async () => {
    const shell = shellWith();
    shell.audio.set({ microphone: 'prompt', soundUnlocked: false });
    shell.notifier.access.value = 'prompt';
    const { element } = await mount('readiness-panel', { shell });
    expect(deepText(element)).to.contain('You cannot be called now.');
    await expect(element).to.be.accessible();
    button(element, 'Ringing: Switch sound on').click();
    button(element, 'Microphone: Allow').click();
    await settled(element);
    button(element, 'Notifications: Allow').click();
    await settled(element);
    expect(shell.audio.state.value).to.include({ soundUnlocked: true, microphone: 'granted' });
    expect(shell.notifier.access.value).to.equal('granted');
  });

  it('says that a microphone or notifications checked again are still blocked', async () => {
    const shell = shellWith();
    shell.audio.set({ microphone: 'denied' });
    shell.audio.answer = 'denied';
    shell.notifier.answer = 'denied';
    shell.notifier.access.value = 'denied';
    const { element } = await mount('readiness-panel', { shell });
    for (const name of ['Microphone', 'Notifications']) {
      button(element, `${name}: Check again`).click();
      await settled(element);
      const said = deepAll(element, 'p[role=status]')[0]?.textContent;
      expect(said).to.match(new RegExp(`^${name}: Still blocked. Click the symbol left of the address`));
    }
    expect(deepText(element)).to.contain('You cannot be called now.');
    await expect(element).to.be.accessible();
  });

  it('leads to the account when the password is wrong, and closes', async () => {
    const shell = shellWith({ state: 'failed', problem: 'wrong-password' });
    shell.ui.openReadiness(true);
    const { element } = await mount('readiness-panel', { shell });
    button(element, 'Registration: Edit account').click();
    await settled(element);
    expect(shell.ui.settingsPage.value).to.equal('profile');
    expect(shell.ui.readinessOpen.value).to.equal(false);
  });
});

describe('sign-out-dialog', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('can be left', async () => {
    const { element } = await mount('sign-out-dialog');
    element.account = 'Office';
    await settled(element);
    await expect(element).to.be.accessible();
    setTimeout(() => {
      button(element, 'Cancel').click();
    });
    const { type } = await oneEvent<DialogCloseEvent>(element, 'dialog-close');
    expect(type).to.equal('dialog-close');
  });
});
