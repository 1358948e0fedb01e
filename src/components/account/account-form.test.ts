import { expect, oneEvent } from '@open-wc/testing';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { fakeProfile } from '../../../test/fakes/fake-stores.ts';
import { button, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import { useLocale } from '../../i18n/localize.ts';
import type { AccountSaveEvent } from './account-events.ts';
import './account-form.ts';
import type { AccountForm } from './account-form.ts';

const FILLED = { user: '21', password: 's3cret', domain: 'pbx.example', servers: 'wss://pbx.example/ws' };

async function fill(form: AccountForm, values: Readonly<Record<string, string>>): Promise<void> {
  for (const field of form.shadowRoot!.querySelectorAll('ui-field')) {
    const value = values[field.name];
    if (value === undefined) continue;
    const control = field.shadowRoot!.querySelector<HTMLInputElement>('#control')!;
    control.value = value;
    control.dispatchEvent(new Event('input'));
  }
  await form.updateComplete;
}

const errors = (form: AccountForm): readonly string[] =>
  [...form.shadowRoot!.querySelectorAll('ui-field')]
    .filter(({ error }) => error !== undefined)
    .map(({ name, error }) => `${name}: ${error ?? ''}`);

describe('account-form', () => {
  before(() => useLocale('en'));
  afterEach(unmountAll);

  it('says beside each field what is missing, and goes to the first', async () => {
    const { element, shell } = await mount('account-form');
    button(element, 'Connect').click();
    await settled(element);
    expect(errors(element).map((error) => error.split(':')[0])).to.deep.equal([
      'user',
      'password',
      'domain',
      'servers',
    ]);
    expect((element.shadowRoot!.activeElement as HTMLElement | null)?.getAttribute('name')).to.equal('user');
    expect(shell.tester.tried).to.have.length(0);
    await expect(element).to.be.accessible();
  });

  it('saves what the server accepted', async () => {
    const { element, shell } = await mount('account-form');
    await fill(element, FILLED);
    setTimeout(() => {
      button(element, 'Connect').click();
    });
    const { draft, password } = await oneEvent<AccountSaveEvent>(element, 'account-save');
    expect(draft).to.include({ user: '21', domain: 'pbx.example', origin: 'manual' });
    expect(password).to.equal('s3cret');
    expect(shell.tester.tried[0]?.password).to.equal('s3cret');
  });

  it('tests without saving, and says how fast it was', async () => {
    const { element } = await mount('account-form');
    await fill(element, FILLED);
    element.addEventListener('account-save', () => expect.fail('nobody asked to save'));
    button(element, 'Test connection').click();
    await settled(element);
    expect(deepText(element)).to.contain('The connection works.').and.to.contain('Reached in 38 ms');
    await expect(element).to.be.accessible();
  });

  it('blames the password for a refused one, and leaves no notice of an old test', async () => {
    const { element, shell } = await mount('account-form');
    shell.tester.result = { ok: false, problem: 'wrong-password', openedInMs: 12 };
    await fill(element, FILLED);
    button(element, 'Connect').click();
    await settled(element);
    expect(errors(element)).to.deep.equal(['password: The server did not accept this password.']);
    await fill(element, { password: 'another' });
    expect(errors(element)).to.deep.equal([]);
    expect(deepText(element)).not.to.contain('did not accept');
  });

  it('offers the address in a tab where the server cannot be reached, and to save all the same', async () => {
    const { element, shell } = await mount('account-form');
    shell.tester.result = { ok: false, problem: 'server-unreachable', detail: 'close 1006' };
    await fill(element, FILLED);
    button(element, 'Connect').click();
    await settled(element);
    const link = button(element, 'Open the address in a tab') as HTMLAnchorElement;
    expect(link.href).to.equal('https://pbx.example/ws');
    expect(link.rel).to.contain('noreferrer');
    expect(deepText(element)).to.contain('certificate is not trusted');
    setTimeout(() => {
      button(element, 'Save without connecting').click();
    });
    expect((await oneEvent<AccountSaveEvent>(element, 'account-save')).draft.user).to.equal('21');
  });

  it('saves where one of several addresses works, and names the dead one', async () => {
    const { element, shell } = await mount('account-form');
    shell.tester.result = {
      ok: true,
      openedInMs: 38,
      registeredInMs: 60,
      dead: [{ server: 'wss://two.example/ws', problem: 'server-unreachable' }],
    };
    await fill(element, FILLED);
    button(element, 'Test connection').click();
    await settled(element);
    expect(deepText(element))
      .to.contain('not by every address')
      .and.to.contain('wss://two.example/ws: The server could not be reached.');
    await expect(element).to.be.accessible();
    setTimeout(() => {
      button(element, 'Connect').click();
    });
    await oneEvent<AccountSaveEvent>(element, 'account-save');
    await settled(element);
    expect(shell.ui.notices.value[0]?.advice).to.contain('wss://two.example/ws');
  });

  it('names the address that failed', async () => {
    const { element, shell } = await mount('account-form');
    shell.tester.result = { ok: false, problem: 'server-silent', server: 'wss://pbx.example/ws' };
    await fill(element, FILLED);
    button(element, 'Test connection').click();
    await settled(element);
    expect(deepText(element)).to.contain('Tried wss://pbx.example/ws.');
  });

  it('takes a double click for one', async () => {
    const { element, shell } = await mount('account-form');
    shell.tester.hangs = true;
    await fill(element, FILLED);
    button(element, 'Connect').click();
    button(element, 'Connect').click();
    await settled(element);
    button(element, 'Connect').click();
    await settled(element);
    expect(shell.tester.tried).to.have.length(1);
  });

  it('wants the password of an account whose password is not kept', async () => {
    const shell = new FakeShell();
    shell.accounts.password = () => Promise.resolve(undefined);
    const { element } = await mount('account-form', { shell });
    element.profile = fakeProfile({ forgetPassword: true });
    await settled(element);
    button(element, 'Connect').click();
    await settled(element);
    expect(errors(element)).to.deep.equal(['password: This is needed.']);
    expect(shell.tester.tried).to.have.length(0);
  });

  it('drops a test under way when something is changed', async () => {
    const { element, shell } = await mount('account-form');
    shell.tester.hangs = true;
    await fill(element, FILLED);
    button(element, 'Test connection').click();
    await element.updateComplete;
    expect(deepText(element)).to.contain('Testing');
    await fill(element, { user: '22' });
    await settled(element);
    expect(deepText(element)).not.to.contain('Testing');
  });

  it('changes an account: the empty password stays the stored one, tested with it', async () => {
    const { element, shell } = await mount('account-form');
    element.profile = fakeProfile({ displayName: 'Miriam', origin: 'provisioning' });
    await settled(element);
    setTimeout(() => {
      button(element, 'Connect').click();
    });
    const { draft, password } = await oneEvent<AccountSaveEvent>(element, 'account-save');
    expect(draft).to.include({ displayName: 'Miriam', origin: 'provisioning' });
    expect(password).to.equal(undefined);
    expect(shell.tester.tried[0]?.password).to.equal('stored');
    await expect(element).to.be.accessible();
  });
});
