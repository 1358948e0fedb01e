import { expect, fixture, html } from '@open-wc/testing';
import { FAKE_REPORT, fakeSource } from '../../../test/fakes/fake-sources.ts';
import { deepText } from '../../../test/support/mount.ts';
import { mappingDetail } from '../../domain/import/failure-place.ts';
import type { ImportIssue } from '../../domain/import/import-run.ts';
import type { SourceFailure } from '../../domain/import/source-store.ts';
import { Localize, useLocale } from '../../i18n/localize.ts';
import './import-report.ts';
import { testedWell } from './source-result.ts';
import './source-row.ts';
import type { SourceRow } from './source-row.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsverzeichnis';

/** What a source says of its last run. */
async function rowOf(lastError: SourceFailure): Promise<string> {
  const stored = { source: fakeSource(), status: { lastRun: 1, lastError }, hasSecret: false };
  return deepText(await fixture<SourceRow>(html`<source-row .stored=${stored}></source-row>`));
}

const NO_COLUMN: SourceFailure = {
  code: 'import/bad-mapping',
  detail: mappingDetail({
    field: 'lastName',
    expression: 'the "name"',
    position: 1,
    code: 'unknown-column',
  }),
};

describe('what sources say in English', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));

  it('names the place of what cannot be used in a mapping', async () => {
    expect(await rowOf(NO_COLUMN)).to.include(
      'Last name: “the "name"”, character 1. The file has no column of this name.',
    );
  });

  it('shows what it does not know as it is', async () => {
    expect(await rowOf({ code: 'import/bad-mapping', detail: 'row 3: something' })).to.include(
      'row 3: something',
    );
  });

  it('writes counts with separators', async () => {
    const issues = Array.from({ length: 1000 }, (_, line): ImportIssue => ({ code: 'no-id', line }));
    const report = { ...FAKE_REPORT, issues, issueCount: 12345 };
    const element = await fixture<HTMLElement>(
      html`<import-report .source=${fakeSource()} .report=${report}></import-report>`,
    );
    expect(deepText(element)).to.include('12,345 things to know').and.include('100 of 12,345 are shown');
    const text = new Localize(await fixture<SourceRow>(html`<source-row></source-row>`));
    const records = Array.from({ length: 1234 }, () => ({}));
    const notice = await fixture<HTMLElement>(testedWell({ fields: [], records }, text));
    expect(deepText(notice)).to.include('1,234 records are shown below');
  });
});

describe('what sources say in German', () => {
  before(() => useLocale('de', ['start', 'account', 'rest', 'sources']));
  after(() => useLocale('en'));

  it('ends a long name of a source in dots where there is no room', async () => {
    const stored = { source: fakeSource({ name: LONG }), status: {}, hasSecret: false };
    const row = await fixture<SourceRow>(html`<source-row .stored=${stored}></source-row>`);
    row.style.inlineSize = '320px';
    expect(row.scrollWidth).to.equal(320);
  });

  it('names fields by the words of the mapping, in German quotes', async () => {
    const issues: readonly ImportIssue[] = [
      { code: 'list-name', line: 2, field: 'groups', value: 'Favoriten' },
      { code: 'too-many-numbers', line: 3, field: 'mobile', value: '1' },
    ];
    const report = await fixture<HTMLElement>(
      html`<import-report .source=${fakeSource()} .report=${{ ...FAKE_REPORT, issues }}></import-report>`,
    );
    expect(deepText(report))
      .to.include('Zeile 2, Zuordnung zu Kontaktgruppe „Favoriten“:')
      .and.include('Zeile 3, Mobil „1“:');
  });

  it('names the place of what cannot be used in a mapping, and of what cannot be read', async () => {
    expect(await rowOf(NO_COLUMN)).to.include(
      'Nachname: „the "name"“, Zeichen 1. Die Datei hat keine Spalte dieses Namens.',
    );
    const read = await rowOf({ code: 'import/not-json', detail: 'line 1200, column 10' });
    expect(read).to.include('Zeile 1.200, Zeichen 10');
    expect(await rowOf({ code: 'import/not-text', detail: 'line 3' })).to.include('Zeile 3');
  });

  it('says of a file without records that no contact could be made of it', async () => {
    const text = new Localize(await fixture<SourceRow>(html`<source-row></source-row>`));
    const notice = await fixture<HTMLElement>(testedWell({ fields: [], records: [] }, text));
    expect(deepText(notice)).to.include('nichts darin, woraus ein Kontakt werden könnte');
  });
});
