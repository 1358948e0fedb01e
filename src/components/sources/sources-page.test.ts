import { expect, waitUntil } from '@open-wc/testing';
import { FAKE_REPORT, fakeSource } from '../../../test/fakes/fake-sources.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { button, deepAll, deepText, settled, unmountAll } from '../../../test/support/mount.ts';
import { fill, openSources, press } from '../../../test/support/source-steps.ts';
import { useLocale } from '../../i18n/localize.ts';
import { keepFocus } from '../app/lost-focus.ts';
import { deepFocus } from '../ui/deep-focus.ts';
import './sources-page.ts';

/** Presses a button as the keyboard does: it has the focus. */
async function pressFocused(page: HTMLElementTagNameMap['sources-page'], words: string): Promise<void> {
  button(page, words).focus();
  await press(page, words);
}

/** What the control with the focus is, and what it is called. */
function focused(): string {
  const focus = deepFocus();
  return `${focus?.localName ?? ''} ${focus?.ariaLabel ?? focus?.textContent.trim() ?? ''}`;
}

describe('sources-page', () => {
  before(async () => {
    keepFocus();
    await useLocale('en', ['start', 'account', 'rest', 'sources']);
  });
  afterEach(unmountAll);

  it('says that there is no source yet, and offers both kinds', async () => {
    const { page } = await openSources();
    expect(deepText(page)).to.include('No source yet');
    expect(button(page, 'Add a CSV source')).not.to.equal(undefined);
    expect(button(page, 'Add a JSON source')).not.to.equal(undefined);
    await expect(page).to.be.accessible();
  });

  it('lists sources with last run, next run and last error', async () => {
    const { page, shell } = await openSources();
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
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource());
    await settled(page);
    await press(page, 'Import Staff now');
    expect(shell.sources.runs.done).to.deep.equal(['run staff true']);
    const text = deepText(page);
    expect(text).to.include('1,200').and.include('Line 17: The record has no unique ID');
    expect(text).to.include('Line 40, Notes “Once upon a time”: The text is too long');
    await expect(page).to.be.accessible();
  });

  for (const [milliseconds, words] of [
    [0, 'Took < 0.1 s'],
    [44, 'Took < 0.1 s'],
    [400, 'Took 0.4 s'],
    [61_260, 'Took 61.3 s'],
  ] as const)
    it(`says of ${milliseconds} ms “${words}”`, async () => {
      const { page, shell } = await openSources();
      const lastReport = { ...FAKE_REPORT, endedAt: FAKE_REPORT.startedAt + milliseconds };
      shell.sources.store.put(fakeSource(), { status: { lastRun: 1, lastReport } });
      await settled(page);
      await press(page, 'Last report of Staff');
      expect(deepText(page)).to.include(words);
    });

  it('says that a run was cancelled, and shows no older report as its own', async () => {
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource(), { status: { lastRun: 1, lastReport: FAKE_REPORT } });
    shell.sources.runs.outcome = 'cancelled';
    await settled(page);
    await press(page, 'Import Staff now');
    expect(shell.ui.announcement.value).to.equal('The import of Staff was cancelled');
    expect(deepText(page)).not.to.include('Line 17');
  });

  it('says that another window imports the source', async () => {
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource(), { status: { lastRun: 1, lastReport: FAKE_REPORT } });
    shell.sources.runs.outcome = 'running';
    await settled(page);
    await press(page, 'Import Staff now');
    expect(shell.ui.notices.value.map(({ heading }) => heading)).to.deep.equal([
      'This source is being imported already.',
    ]);
    expect(shell.ui.announcement.value).to.equal('');
    expect(deepText(page)).not.to.include('Line 17');
  });

  it('shows how far a run is, and cancels it', async () => {
    const { page, shell } = await openSources();
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
    const { page, shell } = await openSources();
    const lastReport = { ...FAKE_REPORT, removed: 5, removal: 'asked' } as const;
    shell.sources.store.put(fakeSource(), { status: { lastRun: 1, lastReport } });
    await settled(page);
    await press(page, 'Last report of Staff');
    expect(deepText(page)).to.include('does not name 5 of its contacts');
    await press(page, 'Mark them');
    expect(shell.sources.runs.done).to.deep.equal(['settle staff mark']);
  });

  it('asks before it deletes, with the contacts or without', async () => {
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource());
    shell.addressBook.put(fakeContact('staff/1', { source: 'staff', origin: 'csv' }));
    await settled(page);
    await press(page, 'Delete Staff');
    expect(deepText(page)).to.include('Delete the source Staff?').and.include('brought 1 contact,');
    await press(page, 'Keep them as own contacts');
    expect(shell.sources.runs.done).to.deep.equal(['remove staff keep']);
    expect(deepText(page)).to.include('No source yet');
  });

  it('keeps the focus where the form, the report and the question are opened and closed', async () => {
    const { page, shell } = await openSources();
    await pressFocused(page, 'Add a JSON source');
    expect(focused()).to.equal('h3 Add a JSON source');
    await pressFocused(page, 'Cancel');
    expect(focused()).to.equal('button Add a JSON source');
    shell.sources.store.put(fakeSource());
    shell.sources.store.put(fakeSource({ id: 'b', name: 'Partners' }));
    await settled(page);
    await pressFocused(page, 'Edit Staff');
    expect(focused()).to.match(/^h3 .*Staff/);
    deepAll(page, '.foot .primary')[0]?.focus();
    deepAll(page, '.foot .primary')[0]?.click();
    await settled(page);
    expect(focused()).to.equal('button Edit Staff');
    await pressFocused(page, 'Edit Staff');
    await pressFocused(page, 'Save and import');
    expect(focused()).to.match(/^h3 .*Staff/);
    await pressFocused(page, 'Close');
    expect(focused()).to.equal('button Last report of Staff');
  });

  it('keeps the focus when sources are deleted', async () => {
    const { page, shell } = await openSources();
    for (const name of ['Staff', 'Partners', 'Clients'])
      shell.sources.store.put(fakeSource({ id: name, name }));
    await settled(page);
    for (const [name, next] of [
      ['Staff', 'Delete Partners'],
      // What is pressed once more deletes nothing.
      ['Clients', 'Use Partners'],
      ['Partners', 'Add a CSV source'],
    ] as const) {
      await pressFocused(page, `Delete ${name}`);
      await pressFocused(page, 'Keep them as own contacts');
      await waitUntil(() => focused().endsWith(` ${next}`), `after ${name}, not ${focused()}`);
    }
  });

  it('keeps the focus when contacts that are gone are settled', async () => {
    const { page, shell } = await openSources();
    const lastReport = { ...FAKE_REPORT, removed: 5, removal: 'asked' } as const;
    shell.sources.store.put(fakeSource(), { status: { lastRun: 1, lastReport } });
    await settled(page);
    await pressFocused(page, 'Last report of Staff');
    await pressFocused(page, 'Mark them');
    expect(focused()).to.match(/^h3 .*Staff/);
  });

  it('switches a source off', async () => {
    const { page, shell } = await openSources();
    shell.sources.store.put(fakeSource());
    await settled(page);
    deepAll(page, 'input[role="switch"]')[0]?.click();
    await settled(page);
    expect(shell.sources.store.sources.value[0]?.source.enabled).to.equal(false);
  });
});

describe('helper-panel', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  it('pairs by the code that the helper shows', async () => {
    const { page, shell } = await openSources();
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

  it('explains what the browser will ask before it does, and looks only then', async () => {
    const { page, shell } = await openSources();
    shell.sources.helper.state.value = 'ask';
    shell.sources.helper.found = 'blocked';
    await settled(page);
    expect(deepText(page)).to.include('Your browser will ask whether this page may reach programs');
    await expect(page).to.be.accessible();
    await press(page, 'Look for the helper');
    expect(deepText(page)).not.to.include('Your browser will ask');
    expect(deepText(page)).to.include('Blocked by the browser').and.include('left of the address');
    await expect(page).to.be.accessible();
    shell.sources.helper.found = 'unpaired';
    await press(page, 'Look again');
    expect(button(page, 'Pair with the helper')).not.to.equal(undefined);
    expect(deepText(page)).not.to.include('left of the address');
  });

  it('explains it in German', async () => {
    await useLocale('de', ['start', 'account', 'rest', 'sources']);
    try {
      const { page, shell } = await openSources();
      shell.sources.helper.state.value = 'ask';
      shell.sources.helper.found = 'blocked';
      await settled(page);
      expect(deepText(page)).to.include('Ihr Browser wird fragen');
      await press(page, 'Helfer suchen');
      expect(deepText(page)).to.include('Vom Browser gesperrt').and.include('links der Adresse');
    } finally {
      await useLocale('en', ['start', 'account', 'rest', 'sources']);
    }
  });

  it('says how to start one where there is none', async () => {
    const { page, shell } = await openSources();
    shell.sources.helper.state.value = 'absent';
    await settled(page);
    expect(deepText(page)).to.include('Not running').and.include('npm start');
  });
});
