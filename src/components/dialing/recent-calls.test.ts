import { expect, html } from '@open-wc/testing';
import { fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { deepAll, phoneFixture, until } from '../../../test/support/phone-fixture.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { useLocale } from '../../i18n/localize.ts';
import './recent-calls.ts';

const missed: HistoryEntry = {
  guid: 'missed',
  line: 'line-1',
  lineLabel: 'Office',
  direction: 'inbound',
  remote: fakeParty(
    '101',
    'Dr. Wilhelmine Freifrau von und zu Hohenstein-Wittgenstein, Vorzimmer der Leitung',
  ),
  startedAt: 1,
  endedAt: 3,
  comment: '',
  unseen: false,
};

describe('recent-calls', () => {
  before(() => useLocale('en'));

  for (const width of [340, 480]) {
    it(`clips a long name and not what became of the call, ${width} px wide`, async () => {
      const phone = await phoneFixture(html`<recent-calls></recent-calls>`, { entries: [missed] });
      phone.root.style.cssText = `inline-size: ${String(width)}px; font: 13px sans-serif`;
      await until(() => deepAll(phone.root, '.result').length === 1);
      const [result] = deepAll(phone.root, '.result');
      const [name] = deepAll(phone.root, '.name');
      expect(result?.textContent).to.equal('Missed');
      expect(result?.scrollWidth).to.equal(result?.clientWidth);
      expect(name?.scrollWidth).to.be.greaterThan(name?.clientWidth ?? Infinity);
    });
  }
});
