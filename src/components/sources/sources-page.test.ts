import { expect } from '@open-wc/testing';
import { FAKE_REPORT, fakeSource } from '../../../test/fakes/fake-sources.ts';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { button, deepAll, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import { useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import type { SourcesPage } from './sources-page.ts';
import './sources-page.ts';

async function open(
  shell = new FakeShell(),
  width = 900,
): Promise<{ readonly page: SourcesPage; readonly shell: FakeShell }> {
  const { element: page } = await mount('sources-page', { shell, width });
  return { page, shell };
}

type Field = HTMLElementTagNameMap['ui-field'];
type Select = HTMLElementTagNameMap['ui-select'];

function field(page: SourcesPage, label: string): Field {
  const found = deepAll(page, 'ui-field').find((one) => (one as Field).label === label);
  if (found === undefined) throw new Error(`no field "${label}"`);
  return found as Field;
}

async function fill(page: SourcesPage, label: string, text: string): Promise<void> {
  const input = field(page, label).shadowRoot?.querySelector('input');
  if (input == null) throw new Error(`no input "${label}"`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(page);
}

async function choose(page: SourcesPage, label: string, value: string): Promise<void> {
  const select = deepAll(page, 'ui-select')
    .find((one) => (one as Select).label === label)
    ?.shadowRoot?.querySelector('select');
  if (select == null) throw new Error(`no choice "${label}"`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(page);
}

async function press(page: SourcesPage, words: string): Promise<void> {
  button(page, words).click();
  await settled(page);
}

describe('sources-page', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  it('says that there is no source yet, and offers both kinds', async () => {
    const { page } = await open();
    expect(deepText(page)).to.include('No source yet');
    expect(button(page, 'Add a CSV source')).not.to.equal(undefined);
    expect(button(page, 'Add a JSON source')).not.to.equal(undefined);
    await expect(page).to.be.accessible();
  });

  it('lists sources with last run, next run and last error', async () => {
    const { page, shell } = await open();
    const lastRun = Date.UTC(2026, 10, 3, 12);
    shell.sources.store.put(fakeSource({ interval: 30 }), {
      status: { lastRun, lastError: { code: 'source/forbidden', detail: 'HTTP 403' } },
    });
    shell.sources.store.put(fakeSource({ id: 'b', name: 'Partners', enabled: false }));
    await settled(page);
    const when = (at: number) =>
      new Intl.DateTimeFormat(document.documentElement.lang, {
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(at);
    const text = deepText(page);
    expect(text)
      .to.include(when(lastRun))
      .and.include(when(lastRun + 1_800_000));
    expect(text).to.include('does not let this account in').and.include('HTTP 403');
    expect(text).to.include('Partners').and.include('Off');
    await expect(page).to.be.accessible();
  });

  it('imports now, and shows the report with each place', async () => {
    const { page, shell } = await open();
    shell.sources.store.put(fakeSource());
    await settled(page);
    await press(page, 'Import Staff now');
    expect(shell.sources.runs.done).to.deep.equal(['run staff true']);
    const text = deepText(page);
    expect(text).to.include('1,200').and.include('Line 17: The record has no unique ID');
    expect(text).to.include('Line 40, notes “Once upon a time”: The text is too long');
    await expect(page).to.be.accessible();
  });

  it('shows how far a run is, and cancels it', async () => {
    const { page, shell } = await open();
    shell.sources.store.put(fakeSource());
    shell.sources.runs.running.value = new Map([
      ['staff', { phase: 'fetching', bytes: 1_500_000, totalBytes: 3_000_000, records: 0 }],
    ]);
    await settled(page);
    expect(deepText(page)).to.include('Fetching, 1.5 MB / 3 MB');
    await press(page, 'Cancel the import');
    expect(shell.sources.runs.done).to.deep.equal(['cancel staff']);
  });

  it('asks what becomes of contacts that are gone at the source', async () => {
    const { page, shell } = await open();
    const lastReport = { ...FAKE_REPORT, removed: 5, removal: 'asked' } as const;
    shell.sources.store.put(fakeSource(), { status: { lastRun: 1, lastReport } });
    await settled(page);
    await press(page, 'Last report of Staff');
    expect(deepText(page)).to.include('does not name 5 of its contacts');
    await press(page, 'Mark them');
    expect(shell.sources.runs.done).to.deep.equal(['settle staff mark']);
  });

  it('asks before it deletes, with the contacts or without', async () => {
    const { page, shell } = await open();
    shell.sources.store.put(fakeSource());
    shell.addressBook.put(fakeContact('staff/1', { source: 'staff', origin: 'csv' }));
    await settled(page);
    await press(page, 'Delete Staff');
    expect(deepText(page)).to.include('Delete the source Staff?').and.include('brought 1 contacts');
    await press(page, 'Keep them as own contacts');
    expect(shell.sources.runs.done).to.deep.equal(['remove staff keep']);
    expect(deepText(page)).to.include('No source yet');
  });

  it('switches a source off', async () => {
    const { page, shell } = await open();
    shell.sources.store.put(fakeSource());
    await settled(page);
    deepAll(page, 'input[role="switch"]')[0]?.click();
    await settled(page);
    expect(shell.sources.store.sources.value[0]?.source.enabled).to.equal(false);
  });
});

describe('source-form', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  it('adds a CSV source with every field', async () => {
    const { page, shell } = await open();
    await press(page, 'Add a CSV source');
    await expect(page).to.be.accessible();
    await fill(page, 'Directory name', 'Staff');
    await fill(page, 'URL', 'https://example.com/staff.csv');
    await choose(page, 'Authentication type', 'basic');
    await fill(page, 'User name', 'me');
    await fill(page, 'Password', 'secret');
    await choose(page, 'Delimiter', ';');
    await choose(page, 'Encoding', 'windows-1252');
    await fill(page, 'Repeat every', '15');
    await choose(page, 'Contacts that the source does not name any more', 'mark');
    for (const toggle of deepAll(page, 'input[role="switch"]')) toggle.click();
    await settled(page);
    shell.sources.runs.result = {
      fields: ['id', 'cn', 'sn'],
      records: [['1', 'Ada', 'Lovelace']],
      delimiter: ';',
    };
    await press(page, 'Test the connection');
    expect(deepText(page))
      .to.include('1 records are shown')
      .and.include('Semicolon')
      .and.include('Ada Lovelace');
    await expect(page).to.be.accessible();
    await press(page, 'Save and import');

    const [stored] = shell.sources.store.sources.value;
    const { id, ...rest } = stored?.source ?? fakeSource();
    expect(id).to.match(/^[\da-f-]{36}$/);
    expect(rest).to.deep.equal({
      format: 'csv',
      name: 'Staff',
      enabled: false,
      skipOnStart: true,
      addWithoutId: true,
      access: 'http',
      url: 'https://example.com/staff.csv',
      via: 'page',
      authentication: 'basic',
      user: 'me',
      interval: 15,
      removed: 'mark',
      csv: { delimiter: ';', encoding: 'windows-1252' },
      records: '',
      mapping: [
        { from: 'id', to: 'id' },
        { from: 'cn', to: 'firstName' },
        { from: 'sn', to: 'lastName' },
      ],
    });
    expect(shell.sources.store.secrets.get(id)).to.deep.equal({ password: 'secret' });
    expect(shell.sources.runs.done).to.deep.equal([`run ${id} true`]);
  });

  it('asks a JSON source for the path of its records', async () => {
    const { page, shell } = await open();
    await press(page, 'Add a JSON source');
    await fill(page, 'Directory name', 'PBX');
    await fill(page, 'URL', 'https://example.com/users');
    await fill(page, 'Path of the records', 'data/contacts');
    await press(page, 'Save');
    const [stored] = shell.sources.store.sources.value;
    expect(stored?.source).to.include({ format: 'json', records: 'data/contacts', name: 'PBX' });
  });

  it('says at once what is wrong, and goes there', async () => {
    const { page, shell } = await open();
    await press(page, 'Add a CSV source');
    await fill(page, 'URL', 'file:///d:/json-csv/data.csv');
    await press(page, 'Save');
    expect(deepText(page)).to.include('Give the source a name.').and.include('A page cannot open file:///');
    expect(field(page, 'Directory name').matches(':focus-within')).to.equal(true);
    expect(shell.sources.store.sources.value).to.deep.equal([]);
    await expect(page).to.be.accessible();
  });

  it('explains a failed test, with the ways that are left', async () => {
    const { page, shell } = await open();
    await press(page, 'Add a CSV source');
    await fill(page, 'URL', 'https://example.com/a.csv');
    shell.sources.runs.result = new AppError('source/unreachable', 'Failed to fetch');
    await press(page, 'Test the connection');
    expect(deepText(page)).to.include('certificate that is not trusted').and.include('CORS');
    expect(button(page, 'Open the address in a tab').getAttribute('href')).to.equal(
      'https://example.com/a.csv',
    );
    await press(page, 'Fetch through the helper');
    expect(shell.sources.runs.sampled?.source.via).to.equal('helper');
    expect(deepAll(page, 'ui-notice button').some((one) => one.textContent.includes('helper'))).to.equal(
      false,
    );
  });

  it('throws a sample away that was fetched from elsewhere', async () => {
    const { page, shell } = await open();
    shell.sources.store.put(fakeSource());
    await settled(page);
    await press(page, 'Edit Staff');
    shell.sources.runs.result = { fields: ['id'], records: [['1']] };
    await press(page, 'Test the connection');
    expect(deepText(page)).to.include('In the file (1)');
    await fill(page, 'Directory name', 'Other');
    expect(deepText(page)).to.include('In the file (1)');
    await fill(page, 'URL', 'https://example.com/other.csv');
    expect(deepText(page)).to.include('No sample yet');
  });

  it('leaves the stored password as it is when none is entered, and says so', async () => {
    const { page, shell } = await open();
    shell.sources.store.put(fakeSource({ authentication: 'basic', user: 'me' }), { hasSecret: true });
    shell.sources.store.secrets.set('staff', { password: 'kept' });
    await settled(page);
    await press(page, 'Edit Staff');
    expect(deepText(page)).to.include('Stored, sealed.');
    await press(page, 'Save');
    expect(shell.sources.store.secrets.get('staff')).to.deep.equal({ password: 'kept' });
  });

  it('signs in at the server, and keeps the tokens with the source', async () => {
    const { page, shell } = await open();
    await press(page, 'Add a JSON source');
    await fill(page, 'Directory name', 'Cloud');
    await fill(page, 'URL', 'https://example.com/me/contacts');
    await choose(page, 'Authentication type', 'oauth');
    expect(deepText(page)).to.include('/oauth-callback.html');
    await fill(page, 'Authorisation server', 'https://id.example.com');
    await fill(page, 'Client ID', 'offhook');
    await press(page, 'Sign in');
    expect(shell.sources.signIn.asked).to.deep.equal(['sign in https://id.example.com']);
    expect(deepText(page)).to.include('Signed in');
    await press(page, 'Save');
    expect([...shell.sources.store.secrets.values()]).to.deep.equal([{ tokens: { accessToken: 'fresh' } }]);
  });

  it('keeps what was typed while another page is looked at', async () => {
    const shell = new FakeShell();
    const first = await open(shell);
    await press(first.page, 'Add a CSV source');
    await fill(first.page, 'Directory name', 'Half done');
    expect(shell.ui.settingsDraft.dirty.value).to.equal(true);
    unmountAll();
    const second = await open(shell);
    expect(field(second.page, 'Directory name').value).to.equal('Half done');
    await press(second.page, 'Cancel');
    expect(shell.ui.settingsDraft.dirty.value).to.equal(false);
  });

  it('keeps a file that was picked', async () => {
    const { page, shell } = await open();
    const original: unknown = Reflect.get(window, 'showOpenFilePicker');
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('people.csv', { create: true });
    Reflect.set(window, 'showOpenFilePicker', () => Promise.resolve([handle]));
    try {
      await press(page, 'Add a CSV source');
      await choose(page, 'API interface', 'file');
      await press(page, 'Save');
      expect(deepText(page)).to.include('Choose the file.');
      await press(page, 'Choose a file');
      await settled(page);
      expect(deepText(page)).to.include('Chosen: people.csv');
      await press(page, 'Save');
    } finally {
      Reflect.set(window, 'showOpenFilePicker', original);
    }
    expect(shell.sources.store.sources.value[0]?.source).to.include({
      name: 'people',
      access: 'file',
      url: '',
    });
    expect([...shell.sources.store.files.values()]).to.deep.equal([handle]);
  });
});

describe('helper-panel', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  it('pairs by the code that the helper shows', async () => {
    const { page, shell } = await open();
    await press(page, 'Pair with the helper');
    expect(shell.sources.helper.codesShown).to.equal(1);
    await fill(page, 'Code of the helper', '00000000');
    button(page, 'Pair').closest('form')?.requestSubmit();
    await settled(page);
    expect(deepText(page)).to.include('The code is wrong or too old.');
    await expect(page).to.be.accessible();
    await fill(page, 'Code of the helper', '12345678');
    button(page, 'Pair').closest('form')?.requestSubmit();
    await settled(page);
    expect(deepText(page)).to.include('Paired').and.not.include('wrong or too old');
    await press(page, 'End the pairing');
    expect(shell.sources.helper.state.value).to.equal('unpaired');
  });

  it('says how to start one where there is none', async () => {
    const { page, shell } = await open();
    shell.sources.helper.state.value = 'absent';
    await settled(page);
    expect(deepText(page)).to.include('Not running').and.include('npm start');
  });
});
