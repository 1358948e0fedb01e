import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect, html } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { entry } from '../../../test/support/history-entries.ts';
import { rows } from '../../../test/support/history-stage.ts';
import { buttonNamed, deepAll, phoneFixture, textOf, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { useLocale } from '../../i18n/localize.ts';
import './history-view.ts';

const ada = fakeContact('ada', {
  displayName: 'Ada King',
  numbers: [
    { kind: 'work', number: '101' },
    { kind: 'mobile', number: '0171' },
  ],
});
const CALLS: readonly HistoryEntry[] = [
  entry(5, { remote: fakeParty('101', 'A. K. (net)'), comment: 'Sent the offer' }),
  entry(4, { remote: fakeParty('0171'), comment: 'Prefers mornings' }),
  entry(3, { remote: fakeParty('999', 'Zoe') }),
  entry(2, { remote: fakeParty('101') }),
];

async function show(entries = CALLS): Promise<Phone> {
  const view = html`<div class="window"><history-view></history-view></div>`;
  const phone = await phoneFixture(view, { entries, contacts: [ada] });
  phone.root.querySelector<HTMLElement>('.window')?.style.setProperty('height', '700px');
  await until(() => rows(phone).length === entries.length);
  return phone;
}

const named = (phone: Phone): (string | undefined)[] =>
  rows(phone).map((row) => row.querySelector('.who')?.textContent.trim());

async function choose(phone: Phone, row: number, label: string): Promise<void> {
  rows(phone)[row]?.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }),
  );
  const item = (): HTMLElement | undefined =>
    deepAll(phone.root, '[role=menuitem]').find(
      (candidate) => candidate.checkVisibility() && candidate.textContent.trim() === label,
    );
  await until(() => item() !== undefined);
  item()?.click();
}

describe('the history and the contacts', () => {
  before(() => useLocale('en'));
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  it('calls by the contact’s name, and says in the detail what the network said', async () => {
    const phone = await show();
    await until(() => named(phone)[0] === 'Ada King');
    expect(named(phone)).to.deep.equal(['Ada King', 'Ada King', 'Zoe', 'Ada King']);
    rows(phone)[0]?.click();
    await until(() => textOf(phone.root).includes('The network says: A. K. (net)'));
  });

  it('follows a contact that is renamed', async () => {
    const phone = await show();
    await until(() => named(phone)[0] === 'Ada King');
    phone.book.put({ ...ada, displayName: 'Ada Lovelace' });
    await until(() => named(phone)[0] === 'Ada Lovelace');
  });

  it('writes those names into a table, also of calls that are not loaded', async () => {
    const phone = await show();
    const older = [entry(1, { remote: fakeParty('0171', 'net') }), entry(0, { remote: fakeParty('30') })];
    phone.history.all = () => Promise.resolve([...CALLS, ...older]);
    buttonNamed(phone.root, 'Order and export').click();
    const item = (): HTMLElement | undefined =>
      deepAll(phone.root, '[role^=menuitem]').find(({ textContent }) => textContent.includes('Save as CSV'));
    await until(() => item()?.checkVisibility() === true);
    item()?.click();
    await until(() => phone.csv.tables.length === 1);
    const [header = [], ...lines] = phone.csv.tables[0] ?? [];
    const names = lines.map((cells) => cells[header.indexOf('Name')]);
    expect(names).to.deep.equal(['Ada King', 'Ada King', 'Zoe', 'Ada King', 'Ada King', '']);
    const said = lines.map((cells) => cells[header.indexOf('Name by the network')]);
    expect(said).to.deep.equal(['A. K. (net)', '', 'Zoe', '', 'net', '']);
  });

  it('is searched and ordered by those names', async () => {
    const phone = await show();
    const search = deepAll<HTMLInputElement>(phone.root, 'input[type=search]')[0]!;
    search.value = 'king';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => rows(phone).length === 3);
    search.value = '';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    buttonNamed(phone.root, 'Call partner').click();
    await until(() => named(phone).join() === 'Ada King,Ada King,Ada King,Zoe');
  });

  it('is searched by numbers as they are dialled in the country of this phone', async () => {
    const plan = {
      country: 'US',
      callingCode: '1',
      internationalPrefix: '011',
      nationalPrefix: '1',
      exchanges: [],
    };
    const entries = [
      entry(2, { remote: fakeParty('+442071234567') }),
      entry(1, { remote: fakeParty('011') }),
    ];
    const phone = await show(entries);
    const field = deepAll<HTMLInputElement>(phone.root, 'input[type=search]')[0]!;
    field.value = '011 44 20';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await until(() => rows(phone).length === 0);
    // Known while the search stands there already.
    const { summary } = phone.book;
    summary.value = { ...summary.value, plan };
    await until(() => rows(phone).length === 1);
    expect(rows(phone)[0]?.textContent).to.include('+44 207 123 4567');
  });

  it('shows the calls with one contact, whichever number they were with, until everybody’s are wanted', async () => {
    const phone = await show();
    await until(() => named(phone)[0] === 'Ada King');
    await choose(phone, 0, 'Calls with Ada King');
    await until(() => rows(phone).length === 3);
    await expect(phone.root).to.be.accessible();
    buttonNamed(phone.root, 'Calls with Ada King').click();
    await until(() => rows(phone).length === 4);
  }).timeout(10_000);

  it('makes a contact of a call, and opens the one that is there', async () => {
    const phone = await show();
    await choose(phone, 2, 'Add contact');
    expect(phone.ui.contactWish.value).to.deep.equal({
      add: { displayName: 'Zoe', numbers: [{ kind: 'extension', number: '999' }] },
    });
    expect(phone.ui.view.value).to.equal('contacts');
    await choose(phone, 0, 'Open contact information');
    await until(() => JSON.stringify(phone.ui.contactWish.value) === '{"open":"ada"}');
  });

  it('blocks a number, with a way back', async () => {
    const phone = await show();
    await choose(phone, 2, 'Block this number');
    await until(() => phone.ui.notices.value.length === 1);
    expect(phone.book.summary.value.blockedNumbers).to.deep.equal(['999']);
    expect(phone.ui.notices.value[0]?.heading).to.equal('Calls from Zoe are refused from now on.');
    phone.ui.notices.value[0]?.action?.run();
    await until(() => phone.book.summary.value.blockedNumbers.length === 0);
  });

  it('lets a contact through that was blocked as a whole, with a way back', async () => {
    const phone = await show();
    await phone.book.setBlocked(['ada'], true);
    await choose(phone, 0, 'Unblock this number');
    await until(() => phone.book.summary.value.blockedContacts === 0);
    phone.ui.notices.value[0]?.action?.run();
    await until(() => phone.book.summary.value.blockedContacts === 1);
  });

  it('has a symbol for what was noted at other calls, which leads to all of it', async () => {
    const phone = await show();
    await until(() => deepAll(phone.root, '.notes').length === 3);
    expect(deepAll(phone.root, '.notes').map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      '1 further note on Ada King',
      '1 further note on Ada King',
      '2 further notes on Ada King',
    ]);
    buttonNamed(phone.root, '2 further notes on Ada King').click();
    await until(() => textOf(phone.root).includes('Notes on Ada King'));
    const notes = deepAll(phone.root, 'call-notes')[0]!;
    expect(textOf(notes.shadowRoot!)).to.contain('Sent the offer').and.to.contain('Prefers mornings');
    await expect(phone.root).to.be.accessible();
  }).timeout(10_000);

  it('shows all who sent a call on, in their order', async () => {
    const forwarded = entry(9, {
      forwardedVia: [fakeParty('301')],
      forwardedBy: fakeParty('101'),
    });
    const phone = await show([forwarded]);
    rows(phone)[0]?.click();
    await until(() => deepAll(phone.root, '.steps li').length > 3);
    const steps = deepAll(phone.root, '.steps li').map(
      ({ lastElementChild }) => lastElementChild?.textContent,
    );
    expect(steps.slice(0, 2)).to.deep.equal(['Forwarded by 301', 'Forwarded by Ada King, 101']);
  });

  it('says that a call was blocked, and does not count it as missed', async () => {
    const { connectedAt: _, ...blocked } = entry(9, { endReason: { kind: 'blocked', code: 603 } });
    const phone = await show([blocked]);
    expect(rows(phone)[0]?.querySelector('.direction')?.ariaLabel).to.equal('Blocked');
    deepAll(phone.root, '[role=radio]')
      .find((radio) => radio.textContent.includes('Missed'))
      ?.click();
    await until(() => textOf(phone.root).includes('No calls match'));
  });
});
