import { expect, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { SettingsStage, settle } from '../../../test/support/settings-stage.ts';
import { allNamed, button, loadTokens, textOf } from '../../../test/support/sound-stage.ts';
import type { AreaChanges, BackupChanges, OpenedBackup } from '../../domain/maintenance/backup.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import { deepFocus } from '../ui/deep-focus.ts';
import './data-panel.ts';

let stage: SettingsStage;

before(async () => {
  await useLocale('en');
  await loadTexts('settings', 'rest');
  await loadTokens();
});
beforeEach(async () => {
  stage = await SettingsStage.open();
});
afterEach(() => {
  stage.close();
});

const show = (): Promise<Element> => stage.show(html`<data-panel></data-panel>`);

function type(panel: Element, label: string, text: string): void {
  const field = allNamed<HTMLElement & { label: string }>(panel, 'ui-field').find(
    (one) => one.label === label,
  );
  const input = field?.shadowRoot?.querySelector('input');
  if (input === undefined || input === null) throw new Error(`no field ${label}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

function primary(panel: Element): HTMLButtonElement {
  const [found] = allNamed<HTMLButtonElement>(panel, 'ui-dialog .button.primary');
  if (found === undefined) throw new Error('no primary button');
  return found;
}

function switchOf(panel: Element, label: string): HTMLInputElement {
  const owner = allNamed<HTMLElement & { label: string }>(panel, 'ui-switch').find(
    (one) => one.label === label,
  );
  const input = owner?.shadowRoot?.querySelector('input');
  if (input === undefined || input === null) throw new Error(`no switch ${label}`);
  return input;
}

describe('backup-dialog', () => {
  const open = async (): Promise<Element> => {
    const panel = await show();
    button(panel, 'Back up').click();
    await settle();
    return panel;
  };

  it('backs up without passwords when no passphrase is entered', async () => {
    const panel = await open();
    await expect(panel).to.be.accessible();
    primary(panel).click();
    await waitUntil(() => stage.maintenance.done.length > 0);
    expect(stage.maintenance.done).to.deep.equal(['backup']);
    await waitUntil(() => allNamed(panel, 'backup-dialog').length === 0);
  });

  for (const [what, first, second, words] of [
    ['is short', 'secret', 'secret', 'Use at least 15 characters'],
    [
      'was mistyped',
      'correct horse battery',
      'correct horse batery',
      'The two passphrases are not the same.',
    ],
  ] as const) {
    it(`backs up nothing when the passphrase ${what}, and says so`, async () => {
      const panel = await open();
      type(panel, 'Passphrase for the passwords', first);
      type(panel, 'The same passphrase again', second);
      await settle();
      expect(textOf(panel)).not.to.include(words);
      primary(panel).click();
      await settle();
      expect(textOf(panel)).to.include(words);
      expect(stage.maintenance.done).to.deep.equal([]);
    });
  }

  it('backs up under the passphrase, by Enter too', async () => {
    const panel = await open();
    type(panel, 'Passphrase for the passwords', 'correct horse battery');
    type(panel, 'The same passphrase again', 'correct horse battery');
    await settle();
    const input = allNamed(panel, 'ui-field')[1]?.shadowRoot?.querySelector('input');
    input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    await waitUntil(() => stage.maintenance.done.length > 0);
    expect(stage.maintenance.done).to.deep.equal(['backup under correct horse battery']);
  });
});

class FakeBackup implements OpenedBackup {
  readonly version = '1.2.3';
  readonly createdAt = Date.UTC(2026, 0, 2);
  readonly locked: boolean;
  readonly done: string[] = [];
  failure: Error | undefined;
  /** What a restore takes. */
  work: Promise<unknown> | undefined;

  constructor(locked: boolean) {
    this.locked = locked;
  }

  compare(): Promise<BackupChanges> {
    const changes = (changed: number): readonly AreaChanges[] => [
      { area: 'history', added: 3, changed, unchanged: 0, missing: 2, unusable: 0 },
      { area: 'settings', added: 0, changed: 0, unchanged: 0, missing: 0, unusable: 0 },
    ];
    return Promise.resolve({ merge: changes(1), replace: changes(4) });
  }

  unlock(passphrase: string): Promise<void> {
    return passphrase === 'right'
      ? Promise.resolve()
      : Promise.reject(new AppError('backup/wrong-passphrase'));
  }

  async restore(...[areas, mode]: Parameters<OpenedBackup['restore']>): Promise<void> {
    this.done.push(`${mode} ${[...areas].join(' ')}`);
    await this.work;
    if (this.failure !== undefined) throw this.failure;
  }
}

describe('restore-dialog', () => {
  const open = async (backup: FakeBackup | undefined): Promise<Element> => {
    stage.maintenance.backup = backup;
    const panel = await show();
    const [input] = allNamed<HTMLInputElement>(panel, 'input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'offhook.json'));
    if (input !== undefined) input.files = files.files;
    input?.dispatchEvent(new Event('change'));
    await waitUntil(
      () => !textOf(panel).includes('Reading') && allNamed(panel, 'restore-dialog').length === 1,
    );
    await settle();
    return panel;
  };

  it('says what would change, and restores all of it unless told otherwise', async () => {
    const backup = new FakeBackup(false);
    const panel = await open(backup);
    expect(textOf(panel))
      .to.include('with version 1.2.3')
      .and.include('3 new · 1 changed · 2 only on this device')
      .and.include('Nothing in the backup and nothing here');
    // While it comes in, its colours are not yet its own.
    const moving = allNamed(panel, 'dialog').flatMap((dialog) => dialog.getAnimations({ subtree: true }));
    await Promise.all(moving.map(({ finished }) => finished));
    await expect(panel).to.be.accessible();
    primary(panel).focus();
    primary(panel).click();
    await settle();
    expect(deepFocus()?.textContent.trim()).to.equal('Close');
    expect(backup.done).to.deep.equal(['merge history settings']);
    expect(textOf(panel)).to.include('Restored').and.include('History · Settings');
    expect(allNamed(panel, 'ui-dialog .button.primary')).to.deep.equal([]);
  });

  it('restores the areas that are chosen, and replaces what is here when asked to', async () => {
    const backup = new FakeBackup(false);
    const panel = await open(backup);
    switchOf(panel, 'Settings').click();
    switchOf(panel, 'Delete what is not in the backup').click();
    await settle();
    expect(textOf(panel)).to.include('3 new · 4 changed');
    primary(panel).click();
    await settle();
    expect(backup.done).to.deep.equal(['replace history']);
  });

  it('has nothing to do when no area is chosen', async () => {
    const panel = await open(new FakeBackup(false));
    for (const area of ['History', 'Settings']) switchOf(panel, area).click();
    await settle();
    expect(primary(panel).disabled).to.be.true;
  });

  it('asks for the passphrase, says when it is wrong, and does without it', async () => {
    const backup = new FakeBackup(true);
    const panel = await open(backup);
    type(panel, 'Passphrase of the backup', 'wrong');
    primary(panel).click();
    await settle();
    expect(textOf(panel)).to.include('This is not the passphrase of the backup.');
    expect(backup.done).to.deep.equal([]);
    type(panel, 'Passphrase of the backup', '');
    primary(panel).click();
    await settle();
    expect(backup.done.length).to.equal(1);
  });

  it('says of a backup with too many sources why it cannot be taken', async () => {
    const backup = new FakeBackup(false);
    backup.failure = new AppError('source/too-many', '130');
    const panel = await open(backup);
    primary(panel).click();
    await settle();
    expect(textOf(panel)).to.include('sources').and.include('everything is as it was');
  });

  it('says why nothing was restored, and lets the person try again', async () => {
    const backup = new FakeBackup(false);
    backup.failure = new AppError('backup/not-writable', 'history');
    const panel = await open(backup);
    // Long enough for the browser to take the focus from what is disabled.
    backup.work = new Promise((resolve) => setTimeout(resolve, 100));
    primary(panel).focus();
    primary(panel).click();
    await backup.work;
    await settle();
    expect(deepFocus()?.textContent.trim()).to.equal('Restore');
    expect(textOf(panel))
      .to.include('The stored data cannot be written.')
      .and.include('everything is as it was')
      .and.not.include('Restored');
    backup.failure = undefined;
    primary(panel).click();
    await settle();
    expect(textOf(panel)).to.include('Restored').and.not.include('cannot be written');
  });

  it('refuses a file that is none, and opens nothing during a call', async () => {
    const panel = await open(undefined);
    expect(textOf(panel)).to.include('This file is no backup of this phone.');
    button(panel, 'Close').click();
    await settle();
    stage.control.ring();
    await settle();
    expect(button(panel, 'Choose backup').ariaDisabled).to.equal('true');
  });
});

describe('storage-row', () => {
  it('says how much is stored, warns when it is nearly full, and asks to keep it', async () => {
    stage.maintenance.space.value = { persistent: false, used: 950e6, quota: 1e9 };
    const panel = await show();
    expect(textOf(panel))
      .to.include('950 MB of 1 GB used')
      .and.include('may clear it')
      .and.include('Little room is left');
    button(panel, 'Keep it for good').click();
    await settle();
    expect(stage.maintenance.done).to.deep.equal(['keep space']);
    expect(textOf(panel)).to.include('keeps it until you delete it');
    stage.maintenance.space.value = { persistent: true, used: 1e6, quota: 1e9 };
    await settle();
    expect(textOf(panel)).not.to.include('Little room');
  });
});
