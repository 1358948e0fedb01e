import { expect } from '@open-wc/testing';
import { fakeSource } from '../../../test/fakes/fake-sources.ts';
import { button, deepAll, deepText, settled, unmountAll } from '../../../test/support/mount.ts';
import { choose, field, fill, openSources, press } from '../../../test/support/source-steps.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import { deepFocus } from '../ui/deep-focus.ts';
import './sources-page.ts';

describe('source-form, when something changes around it', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  it('says that the source was deleted in another window, and keeps it as a new one when saved again', async () => {
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource());
    await settled(page);
    await press(page, 'Edit Staff');
    await fill(page, 'Directory name', 'Everybody');
    await shell.sources.store.remove('staff');
    await settled(page);
    await press(page, 'Save');
    expect(deepText(page)).to.include('This source was deleted in another window.');
    // The form is longer than the window, and Save is at its end.
    await waitUntil(() => {
      const [notice] = deepAll(page, 'ui-notice[role=alert]');
      const { top = -1, bottom = Infinity } = notice?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= innerHeight;
    });
    expect(shell.sources.store.sources.value).to.deep.equal([]);
    expect(field(page, 'Directory name').value).to.equal('Everybody');
    await expect(page).to.be.accessible();
    await press(page, 'Save');
    const [stored] = shell.sources.store.sources.value;
    expect(stored?.source.name).to.equal('Everybody');
    expect(stored?.source.id).not.to.equal('staff');
    expect(deepText(page)).to.include('Add a CSV source').and.not.include('deleted in another window');
  });

  it('lets go of a source that was deleted in another window', async () => {
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource());
    await settled(page);
    await press(page, 'Edit Staff');
    await shell.sources.store.remove('staff');
    await press(page, 'Save');
    await press(page, 'Cancel');
    expect(shell.sources.store.sources.value).to.deep.equal([]);
    expect(deepText(page)).to.include('No source yet');
  });

  /** What a person picks a file in. @returns what takes it away again */
  async function picker(name: string): Promise<{ handle: FileSystemFileHandle; restore: () => void }> {
    const original: unknown = Reflect.get(window, 'showOpenFilePicker');
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(name, { create: true });
    Reflect.set(window, 'showOpenFilePicker', () => Promise.resolve([handle]));
    return {
      handle,
      restore: () => {
        Reflect.set(window, 'showOpenFilePicker', original);
      },
    };
  }

  for (const [kept, shown] of [
    ['another/list', 'people'],
    ['people', 'people'],
  ] as const)
    it(`looks for the list of a new JSON file where the path leads nowhere: ${kept}`, async () => {
      const { page, shell } = await openSources();
      const { restore } = await picker('people.json');
      const { runs, store } = shell.sources;
      store.put(fakeSource({ format: 'json', access: 'file', url: '', records: kept }), {
        fileName: 'old.json',
      });
      await settled(page);
      const found = { fields: ['id'], records: [{ id: 1 }] };
      runs.sample = ({ records }) => {
        if (records === '') return Promise.resolve({ ...found, lists: ['people'] });
        if (records === 'people') return Promise.resolve(found);
        return Promise.reject(new AppError('import/no-records'));
      };
      try {
        await press(page, 'Edit Staff');
        button(page, 'Choose a file').focus();
        await press(page, 'Choose a file');
        await settled(page);
      } finally {
        restore();
      }
      expect(deepFocus()?.textContent.trim()).to.equal('Choose a file');
      expect(field(page, 'Path of the records').value).to.equal(shown);
      expect(deepText(page)).to.include('1 record is shown').and.not.include('There is no list');
    });

  it('keeps the path that was typed where no list is found in a new JSON file at all', async () => {
    const { page, shell } = await openSources();
    const { restore } = await picker('people.json');
    const file = fakeSource({ format: 'json', access: 'file', url: '', records: 'data/people' });
    shell.sources.store.put(file, { fileName: 'old.json' });
    await settled(page);
    shell.sources.runs.result = new AppError('import/no-records');
    try {
      await press(page, 'Edit Staff');
      await press(page, 'Choose a file');
      await settled(page);
    } finally {
      restore();
    }
    expect(shell.sources.runs.sampled?.source.records).to.equal('');
    expect(field(page, 'Path of the records').value).to.equal('data/people');
    expect(deepText(page)).to.include('There is no list of records at this path.');
  });

  it('keeps a file that was picked', async () => {
    const { page, shell } = await openSources();
    const { handle, restore } = await picker('people.csv');
    try {
      await press(page, 'Add a CSV source');
      await choose(page, 'API interface', 'file');
      await press(page, 'Save');
      expect(deepText(page)).to.include('Choose the file.');
      await press(page, 'Choose a file');
      await settled(page);
      expect(deepText(page)).to.include('Chosen: people.csv');
      expect(shell.sources.runs.sampled?.changes.file).to.equal(handle);
      await press(page, 'Save');
    } finally {
      restore();
    }
    expect(shell.sources.store.sources.value[0]?.source).to.include({
      name: 'people',
      access: 'file',
      url: '',
    });
    expect([...shell.sources.store.files.values()]).to.deep.equal([handle]);
  });
});
