import { expect } from '@open-wc/testing';
import { fakeSource } from '../../../test/fakes/fake-sources.ts';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { button, deepAll, deepText, settled, unmountAll } from '../../../test/support/mount.ts';
import { choose, field, fill, openSources, press } from '../../../test/support/source-steps.ts';
import { useLocale } from '../../i18n/localize.ts';
import { MAX_SOURCES } from '../../domain/import/source.ts';
import { AppError } from '../../lib/app-error.ts';
import { deepFocus } from '../ui/deep-focus.ts';
import './sources-page.ts';

describe('source-form', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  it('adds a CSV source with every field', async () => {
    const { page, shell } = await openSources();
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
      .to.include('1 record is shown')
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
    const { page, shell } = await openSources();
    await press(page, 'Add a JSON source');
    await fill(page, 'Directory name', 'PBX');
    await fill(page, 'URL', 'https://example.com/users');
    await fill(page, 'Path of the records', 'data/contacts');
    await press(page, 'Save');
    const [stored] = shell.sources.store.sources.value;
    expect(stored?.source).to.include({ format: 'json', records: 'data/contacts', name: 'PBX' });
  });

  it('enters the path of the only list of a JSON document, and offers several', async () => {
    const { page, shell } = await openSources();
    await press(page, 'Add a JSON source');
    await fill(page, 'Directory name', 'PBX');
    await fill(page, 'URL', 'https://example.com/users');
    const one = { fields: ['id', 'cn'], records: [{ id: 1, cn: 'Ada' }] };
    shell.sources.runs.result = { fields: [], records: [], lists: ['people', 'teams'] };
    await press(page, 'Test the connection');
    expect(deepText(page)).to.include('has several lists').and.not.include('is shown');
    await expect(page).to.be.accessible();
    shell.sources.runs.result = one;
    button(page, 'teams').focus();
    await press(page, 'teams');
    expect(deepFocus()?.textContent.trim()).to.equal('Test the connection');
    expect(shell.sources.runs.sampled?.source.records).to.equal('teams');
    expect(field(page, 'Path of the records').value).to.equal('teams');
    expect(deepText(page)).to.include('1 record is shown').and.not.include('has several lists');
    await fill(page, 'Path of the records', '');
    shell.sources.runs.result = { ...one, lists: ['data/people'] };
    await press(page, 'Test the connection');
    expect(deepText(page)).to.include('1 record is shown').and.include('Ada');
    await press(page, 'Save');
    expect(shell.sources.store.sources.value[0]?.source.records).to.equal('data/people');
  });

  it('proposes what was not assigned before it imports, and stays where that fails', async () => {
    const { page, shell } = await openSources();
    await press(page, 'Add a CSV source');
    await fill(page, 'Directory name', 'Staff');
    await fill(page, 'URL', 'https://example.com/staff.csv');
    shell.sources.runs.result = new AppError('import/empty');
    await press(page, 'Save and import');
    expect(deepText(page)).to.include('The file is empty');
    expect(shell.sources.store.sources.value).to.have.length(0);
    shell.sources.runs.result = { fields: ['id', 'sn'], records: [['1', 'Lovelace']], delimiter: ',' };
    await press(page, 'Save and import');
    await settled(page);
    expect(shell.sources.store.sources.value[0]?.source.mapping).to.deep.equal([
      { from: 'id', to: 'id' },
      { from: 'sn', to: 'lastName' },
    ]);
  });

  it('says at once what is wrong, and goes there', async () => {
    const { page, shell } = await openSources();
    await press(page, 'Add a CSV source');
    await fill(page, 'URL', 'file:///d:/json-csv/data.csv');
    await press(page, 'Save');
    expect(deepText(page)).to.include('Give the source a name.').and.include('A page cannot open file:///');
    expect(field(page, 'Directory name').matches(':focus')).to.equal(true);
    expect(shell.sources.store.sources.value).to.deep.equal([]);
    await expect(page).to.be.accessible();
  });

  it('keeps what was entered when it cannot be stored, and says why', async () => {
    const { page, shell } = await openSources();
    for (let at = 0; at < MAX_SOURCES; at++) shell.sources.store.put(fakeSource({ id: `s${String(at)}` }));
    await settled(page);
    await press(page, 'Add a CSV source');
    await fill(page, 'Directory name', 'One more');
    await fill(page, 'URL', 'https://example.com/more.csv');
    await press(page, 'Save and import');
    expect(deepText(page)).to.include('There are 100 sources already.');
    expect(field(page, 'Directory name').value).to.equal('One more');
    expect(shell.sources.store.sources.value.length).to.equal(MAX_SOURCES);
    expect(shell.sources.runs.done).to.deep.equal([]);
    await expect(page).to.be.accessible();
    await shell.sources.store.remove('s7');
    await press(page, 'Save');
    expect(deepText(page)).to.include('One more').and.not.include('There are 100 sources');
  });

  for (const interval of ['1e3', '1.5', '-1'])
    it(`takes ${interval} for no interval, and leaves it there`, async () => {
      const { page, shell } = await openSources();
      await press(page, 'Add a CSV source');
      await fill(page, 'Directory name', 'Staff');
      await fill(page, 'URL', 'https://example.com/staff.csv');
      await fill(page, 'Repeat every', '15');
      await fill(page, 'Repeat every', interval);
      expect(field(page, 'Repeat every').value).to.equal(interval);
      await press(page, 'Save');
      expect(deepText(page)).to.include('Enter whole minutes');
      expect(shell.sources.store.sources.value).to.deep.equal([]);
    });

  it('explains a failed test, with the ways that are left', async () => {
    const { page, shell } = await openSources();
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
    const { page, shell } = await openSources();
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
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource({ authentication: 'basic', user: 'me' }), { hasSecret: true });
    shell.sources.store.secrets.set('staff', { password: 'kept' });
    await settled(page);
    await press(page, 'Edit Staff');
    expect(deepText(page)).to.include('Stored, sealed.');
    await press(page, 'Save');
    expect(shell.sources.store.secrets.get('staff')).to.deep.equal({ password: 'kept' });
  });

  it('gives a kept password to no other server, neither in a test nor when saved', async () => {
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource({ authentication: 'basic', user: 'me' }), { hasSecret: true });
    shell.sources.store.secrets.set('staff', { password: 'kept' });
    await settled(page);
    await press(page, 'Edit Staff');
    await fill(page, 'URL', 'https://example.com/another.csv');
    await press(page, 'Test the connection');
    expect(shell.sources.runs.sampled?.changes).to.deep.equal({});
    await fill(page, 'URL', 'https://example.com.evil.example/staff.csv');
    expect(deepText(page)).not.to.include('Stored, sealed.');
    await press(page, 'Test the connection');
    expect(shell.sources.runs.sampled?.changes).to.deep.equal({ secret: null });
    await press(page, 'Save');
    expect(shell.sources.store.secrets.has('staff')).to.equal(false);
  });

  it('signs in at the server, and keeps the tokens with the source', async () => {
    const { page, shell } = await openSources();
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

  it('takes the tokens of one server to no other', async () => {
    const { page, shell } = await openSources();
    await press(page, 'Add a JSON source');
    await fill(page, 'URL', 'https://example.com/me/contacts');
    await choose(page, 'Authentication type', 'oauth');
    await fill(page, 'Authorisation server', 'https://id.example.com');
    await fill(page, 'Client ID', 'offhook');
    await press(page, 'Sign in');
    await fill(page, 'URL', 'https://other.example/me/contacts');
    expect(deepText(page)).not.to.include('Signed in');
    await press(page, 'Test the connection');
    expect(shell.sources.runs.sampled?.changes.secret).to.equal(undefined);
  });

  it('keeps what was typed while another page is looked at', async () => {
    const shell = new FakeShell();
    const first = await openSources(shell);
    await press(first.page, 'Add a CSV source');
    await fill(first.page, 'Directory name', 'Half done');
    expect(shell.ui.settingsDraft.dirty.value).to.equal(true);
    unmountAll();
    const second = await openSources(shell);
    expect(field(second.page, 'Directory name').value).to.equal('Half done');
    await press(second.page, 'Cancel');
    expect(shell.ui.settingsDraft.dirty.value).to.equal(false);
  });
});
