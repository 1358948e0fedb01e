import { expect } from '@open-wc/testing';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { fakeProfile } from '../../../test/fakes/fake-stores.ts';
import { button, deepAll, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import { useLocale } from '../../i18n/localize.ts';
import './password-prompt.ts';

function shellWithout(known: readonly string[]): FakeShell {
  const shell = new FakeShell();
  shell.accounts.password = (id?: string) =>
    Promise.resolve(id !== undefined && known.includes(id) ? 'known' : undefined);
  shell.accounts.set(
    fakeProfile({ id: 'a', label: 'Office', forgetPassword: true }),
    fakeProfile({ id: 'b', label: 'Practice', origin: 'practice' }),
    fakeProfile({ id: 'c', label: 'Hotline', forgetPassword: true }),
  );
  return shell;
}

describe('password-prompt', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('asks for each password that is not kept, one after the other, and stores what was given', async () => {
    const { element, shell } = await mount('password-prompt', { shell: shellWithout([]) });
    expect(deepText(element)).to.contain('Password for Office');
    await expect(element).to.be.accessible();
    const input = deepAll(element, 'input')[0] as HTMLInputElement;
    input.value = 's3cret';
    input.dispatchEvent(new Event('input'));
    button(element, 'Connect').click();
    await settled(element);
    expect(shell.accounts.saved).to.have.length(1);
    expect(shell.accounts.saved[0]).to.deep.include({ password: 's3cret' });
    expect(deepText(element)).to.contain('Password for Hotline').and.not.to.contain('s3cret');
    button(element, 'Later').click();
    await settled(element);
    expect(deepAll(element, 'ui-dialog')).to.have.length(0);
  });

  it('asks again when a person wishes to', async () => {
    const { element, shell } = await mount('password-prompt', { shell: shellWithout([]) });
    for (const label of ['Office', 'Hotline']) {
      expect(deepText(element)).to.contain(`Password for ${label}`);
      button(element, 'Later').click();
      await settled(element);
    }
    shell.ui.askPassword('a');
    await settled(element);
    expect(deepText(element)).to.contain('Password for Office');
    button(element, 'Later').click();
    await settled(element);
    expect(deepAll(element, 'ui-dialog')).to.have.length(0);
    shell.ui.askPassword('a');
    await settled(element);
    expect(deepText(element)).to.contain('Password for Office');
  });

  it('is silent where all is known, and in a window that is not the phone', async () => {
    const known = await mount('password-prompt', { shell: shellWithout(['a', 'c']) });
    expect(deepAll(known.element, 'ui-dialog')).to.have.length(0);
    const shell = shellWithout([]);
    shell.windowRole.role.value = 'guest';
    const guest = await mount('password-prompt', { shell });
    expect(deepAll(guest.element, 'ui-dialog')).to.have.length(0);
  });
});
