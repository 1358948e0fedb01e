import { expect } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { fakeProfile } from '../../../test/fakes/fake-stores.ts';
import { button, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import { until } from '../../../test/support/phone-fixture.ts';
import { useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import './sign-in-view.ts';

describe('sign-in-view', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('signs in to the practice exchange with one click', async () => {
    const { element, shell } = await mount('sign-in-view');
    shell.ui.show('sign-in');
    button(element, 'Try the practice exchange').click();
    await settled(element);
    expect(shell.accounts.saved[0]).to.deep.include({ password: 'secret' });
    expect(shell.accounts.saved[0]?.draft).to.include({ label: 'Practice 100', displayName: 'Practice 100' });
    expect(shell.accounts.activeId.value).to.equal('line-1');
    expect(shell.ui.view.value).to.equal('call');
  });

  it('updates an account that is there already, and says so', async () => {
    const { element, shell } = await mount('sign-in-view');
    shell.accounts.set(fakeProfile({ id: 'known', label: 'Desk', domain: 'Example.com' }));
    button(element, 'Try the practice exchange').click();
    await settled(element);
    expect(shell.accounts.profiles.value.map(({ id }) => id)).to.deep.equal(['known']);
    expect(shell.accounts.activeId.value).to.equal('known');
    expect(shell.ui.notices.value[0]?.heading).to.contain('“Desk”');
  });

  it('does not offer a practice exchange that is not there', async () => {
    const shell = new FakeShell();
    shell.practice.offered = false;
    const { element } = await mount('sign-in-view', { shell });
    expect(deepText(element)).not.to.contain('practice exchange');
    expect(deepText(element)).to.contain('Connect your phone system');
  });

  it('tells why there is no account to practise with', async () => {
    const { element, shell } = await mount('sign-in-view');
    shell.practice.failure = new AppError('practice/full');
    button(element, 'Try the practice exchange').click();
    await settled(element);
    expect(shell.ui.notices.value[0]?.heading).to.equal('All practice accounts are taken.');
    expect(shell.accounts.saved).to.have.length(0);
  });

  it('asks for what is still to be allowed', async () => {
    const shell = new FakeShell();
    shell.notifier.access.value = 'prompt';
    shell.audio.set({ microphone: 'prompt' });
    shell.installation.set({ installable: true });
    const { element } = await mount('sign-in-view', { shell });
    button(element, 'Microphone: Allow').click();
    button(element, 'Notifications: Allow').click();
    button(element, 'Installed as an app: Install').click();
    await settled(element);
    expect(shell.audio.requests).to.equal(1);
    expect(shell.notifier.access.value).to.equal('granted');
    expect(shell.installation.done).to.deep.equal(['install']);
  });

  it('says what to do about what the browser blocks', async () => {
    const shell = new FakeShell();
    shell.notifier.access.value = 'denied';
    shell.audio.set({ microphone: 'denied' });
    const { element } = await mount('sign-in-view', { shell });
    expect(deepText(element)).to.contain('Click the symbol left of the address and allow the microphone.');
    expect(deepText(element)).to.contain('Click the symbol left of the address and allow notifications.');
  });

  it('says what is wrong with a provisioning link, and stores nothing', async () => {
    const { element, shell } = await mount('sign-in-view');
    shell.provisioning.failure = new AppError('provisioning/foreign', 'offhook: missing');
    button(element, 'Use a provisioning link').click();
    await settled(element);
    const field = element.shadowRoot!.querySelector('.provision ui-field')!;
    const control = field.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    control.value = 'https://phone.example/p.json';
    control.dispatchEvent(new Event('input'));
    button(element, 'Look at it').click();
    await until(() => deepText(element).includes('This is no set-up file of Offhook.'));
    expect(shell.accounts.saved).to.have.length(0);
  });

  for (const width of [1200, 340]) {
    it(`is accessible and fits at ${width} px`, async () => {
      const { element } = await mount('sign-in-view', { width });
      button(element, 'Connect your phone system').click();
      await settled(element);
      expect(element.scrollWidth).to.be.at.most(width);
      await expect(element).to.be.accessible();
    });
  }
});
