import { expect, fixture, html } from '@open-wc/testing';
import { FAKE_REPORT, fakeSource } from '../../../test/fakes/fake-sources.ts';
import { deepText } from '../../../test/support/mount.ts';
import type { ImportIssue } from '../../domain/import/import-run.ts';
import { Localize, useLocale } from '../../i18n/localize.ts';
import './import-report.ts';
import { testedWell } from './source-result.ts';
import './source-row.ts';
import type { SourceRow } from './source-row.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsverzeichnis';

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

  it('says of a file without records that no contact could be made of it', async () => {
    const text = new Localize(await fixture<SourceRow>(html`<source-row></source-row>`));
    const notice = await fixture<HTMLElement>(testedWell({ fields: [], records: [] }, text));
    expect(deepText(notice)).to.include('nichts darin, woraus ein Kontakt werden könnte');
  });
});
