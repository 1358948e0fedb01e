import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import '../../../test/support/all-elements.ts';
import { FAKE_LINE } from '../../../test/fakes/fake-call-control.ts';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { fakeProfile } from '../../../test/fakes/fake-stores.ts';
import { button, deepAll, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import { loadAccountForms, loadRest, loadView } from './load-elements.ts';
import './phone-app.ts';
import type { PhoneApp } from './phone-app.ts';

function signedIn(): FakeShell {
  const shell = new FakeShell();
  shell.accounts.set(fakeProfile());
  shell.control.setLines([FAKE_LINE]);
  return shell;
}

const shows = (element: PhoneApp, tag: string): boolean => deepAll(element, tag).length > 0;

async function until(met: () => boolean): Promise<void> {
  for (let round = 0; round < 100 && !met(); round++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(met()).to.equal(true);
}

function focusPath(): string {
  const path: string[] = [];
  for (
    let active = document.activeElement;
    active !== null;
    active = active.shadowRoot?.activeElement ?? null
  ) {
    path.push(active.localName);
  }
  return path.join(' ');
}

describe('phone-app', () => {
  // What the app loads as it goes is there from the start: these tests are about what is shown, not about how fast.
  before(() =>
    Promise.all([
      useLocale('en'),
      loadTexts('settings'),
      loadRest(),
      loadAccountForms(),
      ...Object.values(loadView).map((load) => load()),
    ]),
  );
  afterEach(unmountAll);

  it('begins with the sign-in where there is no account, and shows the phone once there is one', async () => {
    const { element, shell } = await mount('phone-app');
    expect(shows(element, 'sign-in-view')).to.equal(true);
    shell.accounts.set(fakeProfile());
    await waitUntil(() => shows(element, 'call-view'));
    expect(shows(element, 'sign-in-view')).to.equal(false);
  });

  it('goes on showing a call whose account is gone', async () => {
    const shell = signedIn();
    const { element } = await mount('phone-app', { shell });
    const call = await shell.control.dial({ target: '101' });
    shell.accounts.set();
    await settled(element);
    expect(shows(element, 'call-view')).to.equal(true);
    await call.hangup();
    await waitUntil(() => shows(element, 'sign-in-view'));
  });

  it('shows a view alone in a window that was opened for it, and all of them once that is the phone', async () => {
    const shell = signedIn();
    shell.popOuts.alone = true;
    shell.windowRole.role.value = 'guest';
    shell.ui.show('contacts');
    const { element } = await mount('phone-app', { shell });
    await waitUntil(() => shows(element, 'contacts-view'));
    expect([shows(element, 'nav-rail'), shows(element, 'app-bar')]).to.deep.equal([false, false]);
    await expect(element).to.be.accessible();
    shell.windowRole.role.value = 'owner';
    await waitUntil(() => shows(element, 'nav-rail'));
  });

  it('shows what the set-up file of the origin offers before it is used', async () => {
    const shell = new FakeShell();
    shell.ui.offerProvisioning({
      source: 'https://phone.example/provisioning.json',
      accounts: [{ draft: fakeProfile({ user: '21', label: 'Berlin' }) }],
      settings: { registerExpires: 300 },
    });
    const { element } = await mount('phone-app', { shell });
    await until(() => deepText(element).includes('21@example.com'));
    expect(deepText(element)).to.contain('Registration is valid for');
    expect(shell.accounts.saved).to.have.length(0);
    await expect(element).to.be.accessible();
    button(element, 'Set up').click();
    await until(
      () => shell.accounts.saved.length === 1 && shell.settings.values.value.registerExpires === 300,
    );
    expect(shell.accounts.saved[0]?.draft.user).to.equal('21');
    expect(shell.settings.values.value.registerExpires).to.equal(300);
  });

  it('shows what a provisioning link sets up', async () => {
    const shell = signedIn();
    shell.provisioning.offer = {
      source: 'https://phone.example/p.json',
      accounts: [],
      settings: { theme: 'dark' },
    };
    const { element } = await mount('phone-app', { shell });
    shell.ui.offerProvisioning('https://phone.example/p.json');
    await until(() => deepText(element).includes('Theme'));
    expect(shell.settings.values.value.theme).to.equal('system');
    button(element, 'Cancel').click();
    await until(() => !shows(element, 'ui-dialog'));
    expect(shell.settings.values.value.theme).to.equal('system');
  });

  for (const [view, tag] of [
    ['history', 'history-view'],
    ['settings', 'settings-view'],
  ] as const) {
    it(`loads ${tag} when it is first shown`, async () => {
      const { element, shell } = await mount('phone-app', { shell: signedIn() });
      shell.ui.show(view);
      await until(() => shows(element, tag));
      expect(shell.ui.notices.value).to.have.length(0);
    });
  }

  it('is no phone in a guest window', async () => {
    const shell = signedIn();
    shell.windowRole.role.value = 'guest';
    const { element } = await mount('phone-app', { shell });
    expect(shows(element, 'call-view')).to.equal(false);
    expect(shows(element, 'window-guest')).to.equal(true);
  });

  for (const [capability, words] of [
    ['no-webrtc', 'This browser cannot make calls'],
    ['insecure', 'This page was not opened securely'],
  ] as const) {
    it(`says plainly: ${words}`, async () => {
      const { element } = await mount('phone-app', { shell: signedIn() });
      element.capability = capability;
      await settled(element);
      expect(deepText(element)).to.contain(words);
      expect(shows(element, 'call-view')).to.equal(false);
    });
  }

  it('leads to history and settings without an account where no call is possible', async () => {
    const { element, shell } = await mount('phone-app');
    element.capability = 'no-webrtc';
    await settled(element);
    expect(deepText(element)).to.contain('This browser cannot make calls');
    button(element, 'History').click();
    await settled(element);
    expect(shell.ui.view.value).to.equal('history');
    expect(shows(element, 'nav-rail')).to.equal(true);
  });

  it('announces, and opens "Can I be called?"', async () => {
    const { element, shell } = await mount('phone-app', { shell: signedIn() });
    shell.ui.announce('Incoming call from Ada');
    shell.ui.openReadiness(true);
    await settled(element);
    const said = element.shadowRoot!.querySelector('[role=status]')!;
    expect(said.textContent).to.equal('Incoming call from Ada');
    // Below the app it would make the page scroll by its pixel.
    const { top } = element.getBoundingClientRect();
    expect(said.getBoundingClientRect().bottom).to.be.at.most(top + 1);
    expect(shows(element, 'readiness-panel')).to.equal(true);
  });

  it('moves the focus through all regions with F6, and back with Shift', async () => {
    const { element } = await mount('phone-app', { shell: signedIn() });
    const press = async (shiftKey: boolean): Promise<string> => {
      const before = focusPath();
      dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', shiftKey, cancelable: true }));
      await waitUntil(() => focusPath() !== before);
      return focusPath();
    };
    const forward: string[] = [];
    for (let step = 0; step < 6; step++) forward.push(await press(false));
    expect(forward[0]).to.contain('user-menu');
    expect(forward.join()).to.contain('nav-rail').and.to.contain('call-view').and.to.contain('app-bar');
    await settled(element);
    const last = focusPath();
    await press(false);
    expect(await press(true)).to.equal(last);
  });

  for (const width of [1200, 800, 320]) {
    it(`is accessible and scrolls no way sideways at ${width} px`, async () => {
      const { element } = await mount('phone-app', { shell: signedIn(), width });
      expect(element.scrollWidth).to.be.at.most(width);
      await expect(element).to.be.accessible();
    });
  }
});
