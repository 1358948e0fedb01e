import { expect, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { OFFICE, SettingsStage, settle } from '../../../test/support/settings-stage.ts';
import { allNamed, button, loadTokens, textOf } from '../../../test/support/sound-stage.ts';
import { idleRegistration } from '../../domain/call/line.ts';
import type { RegistrationState } from '../../domain/call/line.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import { AccountSaveEvent } from '../account/account-events.ts';
import './log-page.ts';
import './overview-page.ts';
import './profile-page.ts';

let stage: SettingsStage;

before(async () => {
  await useLocale('en');
  await loadTexts('settings');
  await loadTokens();
});
beforeEach(async () => {
  stage = await SettingsStage.open();
});
afterEach(() => {
  stage.close();
});

/** The names and contents of the files that the page offers meanwhile. */
async function savedBy(act: () => void): Promise<readonly string[]> {
  const saved: string[] = [];
  const remember = (event: Event): void => {
    event.preventDefault();
    saved.push((event.target as HTMLAnchorElement).download);
  };
  const { click } = Object.getOwnPropertyDescriptors(HTMLElement.prototype);
  HTMLElement.prototype.click = function (this: HTMLElement) {
    if (this instanceof HTMLAnchorElement) {
      this.addEventListener('click', remember);
      document.body.append(this);
    }
    (click.value as () => void).call(this);
    if (this instanceof HTMLAnchorElement) this.remove();
  };
  try {
    act();
    await settle();
  } finally {
    Object.defineProperty(HTMLElement.prototype, 'click', click);
  }
  return saved;
}

describe('overview-page', () => {
  const show = (): Promise<Element> => stage.show(html`<overview-page></overview-page>`);

  it('tells the version, and what is enabled', async () => {
    await stage.accounts.save(OFFICE, 'secret');
    const page = await show();
    expect(textOf(page)).to.include('Offhook 1.4.0').and.include('0 of 1 accounts connected');
    stage.notifier.access.value = 'denied';
    stage.audio.state.value = { ...stage.audio.state.value, microphone: 'absent' };
    await settle();
    expect(textOf(page)).to.include('Blocked by the browser').and.include('None connected');
    await stage.settings.apply({ notifications: false });
    await settle();
    expect(textOf(page)).not.to.include('Blocked by the browser');
  });

  it('asks for updates and says when there is none', async () => {
    const page = await show();
    button(page, 'Check for updates').click();
    await settle();
    expect(stage.installation.asked).to.deep.equal(['check']);
    expect(textOf(page)).to.include('This is the newest version.');
  });

  it('applies an update, but not while a call is open', async () => {
    stage.installation.state.value = { ...stage.installation.state.value, updateReady: true };
    const call = stage.control.ring();
    const page = await show();
    button(page, 'Update now').click();
    expect(stage.installation.asked).to.deep.equal([]);
    expect(button(page, 'Update now').ariaDisabled).to.equal('true');
    call.end('missed');
    await settle();
    button(page, 'Update now').click();
    expect(stage.installation.asked).to.deep.equal(['apply']);
  });

  it('says what was wrong with the stored data', async () => {
    stage.maintenance.problem.value = { kind: 'newer', areas: ['history', 'settings'] };
    const page = await show();
    expect(textOf(page))
      .to.include('The stored data is from a newer version')
      .and.include('history and settings');
  });

  it('deletes everything only after a question, and not while a call is open', async () => {
    const page = await show();
    expect(textOf(page)).to.include('Deletes accounts, passwords, contacts,');
    button(page, 'Delete everything').click();
    await settle();
    button(page, 'Cancel').click();
    await settle();
    expect(stage.maintenance.done).to.deep.equal([]);
    button(page, 'Delete everything').click();
    await settle();
    allNamed<HTMLButtonElement>(page, 'ui-dialog .button.danger')[0]?.click();
    await settle();
    expect(stage.maintenance.done).to.deep.equal(['reset']);
    stage.control.ring();
    await settle();
    button(page, 'Delete everything').click();
    await settle();
    expect(allNamed<HTMLDialogElement>(page, 'dialog').some((dialog) => dialog.open)).to.be.false;
  });

  for (const deleteHistory of [true, false]) {
    it(`signs out of all accounts and ${deleteHistory ? 'deletes' : 'keeps'} the history`, async () => {
      const profile = await stage.accounts.save(OFFICE, 'secret');
      const page = await show();
      button(page, 'Sign out').click();
      await settle();
      const [dialog] = allNamed(page, 'sign-out-dialog');
      if (deleteHistory) allNamed<HTMLInputElement>(dialog!, 'input[role=switch]')[0]?.click();
      await settle();
      allNamed<HTMLButtonElement>(page, 'ui-dialog .button.danger')[0]?.click();
      await settle();
      expect(stage.maintenance.done).to.deep.equal([`sign out ${profile.id} ${String(deleteHistory)}`]);
      expect(stage.ui.view.value).to.equal('sign-in');
    });
  }
});

describe('profile-page', () => {
  const show = (): Promise<Element> => stage.show(html`<profile-page></profile-page>`);
  const rows = (page: Element): readonly string[] =>
    allNamed(page, 'account-row').map((row) => textOf(row).trim());

  it('invites to add an account where there is none', async () => {
    const page = await show();
    expect(textOf(page)).to.include('No account yet');
    button(page, 'Add an account').click();
    await settle();
    expect(allNamed(page, 'account-form')).to.have.length(1);
    button(page, 'Cancel').click();
    await settle();
    expect(allNamed(page, 'account-form')).to.have.length(0);
  });

  for (const [state, words] of [
    ['registered', 'Connected'],
    ['registering', 'Connecting'],
    ['waiting', 'Not connected'],
    ['failed', 'Not connected'],
  ] as readonly (readonly [RegistrationState, string])[]) {
    it(`shows an account that is ${state} as “${words}”`, async () => {
      const { id, label } = await stage.accounts.save(OFFICE, 'secret');
      const registration = { ...idleRegistration(0), state };
      stage.control.setLines([{ id, label, address: '', registration }]);
      const [row] = rows(await show());
      expect(row).to.include('Berlin office').and.include('pbx.example.com').and.include(words);
    });
  }

  it('chooses the account for outgoing calls, and switches one off', async () => {
    await stage.accounts.save(OFFICE, 'secret');
    const second = await stage.accounts.save({ ...OFFICE, user: '22', label: 'Munich' }, 'secret');
    const page = await show();
    expect(rows(page)[0]).to.include('For outgoing calls');
    button(page, 'Call with this one').click();
    await waitUntil(() => stage.accounts.activeId.value === second.id);
    allNamed<HTMLInputElement>(page, 'input[role=switch]')[0]?.click();
    await waitUntil(() => stage.accounts.profiles.value[0]?.enabled === false);
    await settle();
    expect(rows(page)[0]).to.include('Off');
    expect(await stage.accounts.password(second.id)).to.equal('secret');
  });

  it('stores what the form says, over the account that is edited', async () => {
    const { id } = await stage.accounts.save(OFFICE, 'secret');
    const page = await show();
    button(page, 'Edit Berlin office').click();
    await settle();
    const [form] = allNamed(page, 'account-form');
    form?.dispatchEvent(new AccountSaveEvent({ ...OFFICE, label: 'Potsdam' }, undefined));
    await waitUntil(() => stage.accounts.profiles.value[0]?.label === 'Potsdam');
    expect(stage.accounts.profiles.value.map((profile) => profile.id)).to.deep.equal([id]);
    expect(await stage.accounts.password(id)).to.equal('secret');
    await settle();
    expect(allNamed(page, 'account-form')).to.have.length(0);
  });

  it('adds the account of the form', async () => {
    await stage.accounts.save(OFFICE, 'secret');
    const page = await show();
    button(page, 'Add an account').click();
    await settle();
    allNamed(page, 'account-form')[0]?.dispatchEvent(
      new AccountSaveEvent({ ...OFFICE, user: '22', label: 'Munich' }, 'new'),
    );
    await waitUntil(() => stage.accounts.profiles.value.length === 2);
    expect(await stage.accounts.password(stage.accounts.profiles.value[1]?.id ?? '')).to.equal('new');
  });

  it('removes an account after a question, which has no accessibility finding', async () => {
    const { id } = await stage.accounts.save(OFFICE, 'secret');
    const page = await show();
    button(page, 'Sign out of Berlin office').click();
    await settle();
    await expect(page).to.be.accessible();
    expect(stage.maintenance.done).to.deep.equal([]);
    allNamed<HTMLButtonElement>(page, 'ui-dialog .button.danger')[0]?.click();
    await settle();
    expect(stage.maintenance.done).to.deep.equal([`sign out ${id} false`]);
  });
});

describe('log-page', () => {
  const record = (text: string) => ({ time: 0, level: 'info', area: 'sip', text }) as const;

  it('shows the lines as they come, until it is stopped', async () => {
    const page = await stage.show(html`<log-page></log-page>`);
    expect(textOf(page)).to.include('Nothing was recorded yet.');
    stage.maintenance.recentLog.value = [record('first line')];
    await settle();
    expect(textOf(page)).to.include('first line');
    button(page, 'Pause').click();
    stage.maintenance.recentLog.value = [record('first line'), record('second line')];
    await settle();
    expect(textOf(page)).not.to.include('second line');
    button(page, 'Continue').click();
    await settle();
    expect(textOf(page)).to.include('second line');
  });

  it('stays at the newest line, unless the person scrolled up', async () => {
    const many = Array.from({ length: 200 }, (_, index) => record(`line ${index}`));
    stage.maintenance.recentLog.value = many;
    const page = await stage.show(html`<log-page></log-page>`);
    const [lines] = allNamed<HTMLElement>(page, '.lines');
    const atEnd = (): boolean => lines!.scrollTop + lines!.clientHeight >= lines!.scrollHeight - 2;
    expect(atEnd()).to.be.true;
    lines!.scrollTop = 0;
    await settle();
    stage.maintenance.recentLog.value = [...many, record('one more')];
    await settle();
    expect(lines!.scrollTop).to.equal(0);
  });

  it('exports the log as a file', async () => {
    const page = await stage.show(html`<log-page></log-page>`);
    const saved = await savedBy(() => button(page, 'Export log').click());
    expect(stage.maintenance.done).to.deep.equal(['log']);
    expect(saved[0]).to.match(/^offhook-[\dT-]+\.log$/);
  });
});
