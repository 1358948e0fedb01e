import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect, html } from '@open-wc/testing';
import { buttonNamed, deepAll, phoneFixture, textOf, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { useLocale } from '../../i18n/localize.ts';
import './history-view.ts';

const DAY = 86_400_000;

/** Newest first; every third call is missed and new, every second one noted. */
function manyCalls(count: number): readonly HistoryEntry[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index): HistoryEntry => {
    const startedAt = now - index * (DAY / 20);
    const missed = index % 3 === 0;
    return {
      guid: `g${index}`,
      line: 'line-1',
      lineLabel: 'Office',
      direction: missed || index % 2 === 0 ? 'inbound' : 'outbound',
      remote: {
        uri: `sip:${index}@x`,
        number: String(1000 + index),
        displayName: `Caller ${index}`,
        anonymous: false,
      },
      startedAt,
      ...(!missed && { connectedAt: startedAt + 1000 }),
      endedAt: startedAt + 61_000,
      endReason: { kind: missed ? 'missed' : 'remote-hangup' },
      comment: index % 2 === 0 ? `Note ${index}` : '',
      unseen: missed && index < 10,
    };
  });
}

async function show(count: number): Promise<Phone> {
  const phone = await phoneFixture(html`<div class="window"><history-view></history-view></div>`, {
    entries: manyCalls(count),
  });
  phone.root.querySelector<HTMLElement>('.window')?.style.setProperty('height', '600px');
  if (count > 0) await until(() => rows(phone).length > 0);
  return phone;
}

const rows = ({ root }: Phone): HTMLElement[] => deepAll(root, '[role=row][data-guid]');

const press = (row: HTMLElement, key: string, ctrlKey = false): boolean =>
  row.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, composed: true, cancelable: true }),
  );

describe('history-view', () => {
  before(() => useLocale('en'));

  // The virtualizer measures rows while they are laid out; the browser tells of the second round as an "error" that
  // is none (csswg-drafts#9587). The app's error hook passes over it as well.
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  it('is accessible, with calls, with one open, and empty', async () => {
    const phone = await show(12);
    await expect(phone.root).to.be.accessible();
    rows(phone)[1]?.click();
    await until(() => textOf(phone.root).includes('Answered by the other side'));
    await expect(phone.root).to.be.accessible();
    const none = await show(0);
    expect(textOf(none.root)).to.contain('No calls so far');
    await expect(none.root).to.be.accessible();
  }).timeout(30_000);

  it('keeps few of 10,000 rows in the document', async () => {
    const phone = await show(10_000);
    expect(rows(phone).length).to.be.greaterThan(5).and.lessThan(100);
    expect(deepAll(phone.root, '[role=grid]')[0]?.getAttribute('aria-rowcount')).to.match(/^10\d{3}$/);
  });

  it('marks missed calls as seen when they are looked at, and keeps them marked meanwhile', async () => {
    const phone = await show(12);
    await until(() => phone.history.unseen.value === 0);
    expect(textOf(phone.root)).to.contain('New');
  });

  it('filters by direction, result and words', async () => {
    const phone = await show(12);
    buttonNamed(phone.root, 'Incoming calls').click();
    await until(() => !textOf(phone.root).includes('Caller 0'));
    expect(textOf(phone.root)).to.contain('Caller 1');
    buttonNamed(phone.root, 'Incoming calls').click();
    deepAll(phone.root, '[role=radio]')
      .find((radio) => radio.textContent.includes('Missed'))
      ?.click();
    await until(() => rows(phone).length === 4);
    const search = deepAll<HTMLInputElement>(phone.root, 'input')[0]!;
    search.value = 'nobody';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => textOf(phone.root).includes('No calls match'));
    buttonNamed(phone.root, 'Show all calls').click();
    await until(() => rows(phone).length === 12);
  });

  it('shows the days and the account that are chosen', async () => {
    const phone = await show(12);
    const select = (label: string): HTMLSelectElement =>
      deepAll<HTMLSelectElement>(phone.root, 'select').find(({ ariaLabel }) => ariaLabel === label)!;
    const choose = (label: string, value: string): void => {
      select(label).value = value;
      select(label).dispatchEvent(new Event('change', { bubbles: true }));
    };
    expect(deepAll(phone.root, 'select')).to.have.length(1);
    choose('Period', 'days');
    await until(() => deepAll(phone.root, 'input[type=date]').length === 2);
    const [first] = deepAll<HTMLInputElement>(phone.root, 'input[type=date]');
    const newest = new Date(phone.history.entries.value[0]!.startedAt);
    newest.setDate(newest.getDate() + 1);
    first!.value = newest.toISOString().slice(0, 10);
    first!.dispatchEvent(new Event('change'));
    await until(() => textOf(phone.root).includes('No calls match'));
    buttonNamed(phone.root, 'Show all calls').click();
    await until(() => rows(phone).length === 12);
    const [entry] = phone.history.entries.value;
    await phone.history.put({ ...entry!, guid: 'other', line: 'line-2', lineLabel: 'Warehouse' });
    await until(() => deepAll(phone.root, 'select').length === 2);
    choose('Account', 'line-2');
    await until(() => rows(phone).length === 1);
    await expect(phone.root).to.be.accessible();
  });

  it('is sorted by its column headers, and by the menu', async () => {
    const phone = await show(12);
    const names = (): readonly string[] =>
      rows(phone).map((row) => row.querySelector('.who')!.textContent.split(',')[0]!.trim());
    const header = (name: string): Element =>
      deepAll(phone.root, '[role=columnheader]').find(({ textContent }) => textContent.includes(name))!;
    expect(header('Date').ariaSort).to.equal('descending');
    header('Call partner').querySelector('button')!.click();
    await until(() => header('Call partner').ariaSort === 'ascending' && names()[2] === 'Caller 2');
    expect(deepAll(phone.root, '.day'), 'no days in this order').to.have.length(0);
    header('Call partner').querySelector('button')!.click();
    await until(() => names()[0] === 'Caller 11');
    buttonNamed(phone.root, 'Order and export').click();
    const item = (name: string): HTMLElement | undefined =>
      deepAll(phone.root, '[role^=menuitem]').find(({ textContent }) => textContent.includes(name));
    await until(() => item('Oldest first')?.checkVisibility() === true);
    await expect(phone.root).to.be.accessible();
    item('Longest first')!.click();
    await until(() => header('Duration').ariaSort === 'descending');
    header('Date').querySelector('button')!.click();
    await until(() => header('Date').ariaSort === 'descending' && names()[0] === 'Caller 0');
    header('Date').querySelector('button')!.click();
    await until(() => names()[0] === 'Caller 11');
    expect(header('Date').ariaSort).to.equal('ascending');
  });

  it('offers what can be done with a call by right click, the menu key and the button', async () => {
    const phone = await show(4);
    const menu = (): HTMLElement | undefined =>
      deepAll(phone.root, '[role=menu]').find(
        (found) => found.ariaLabel === 'More for the call with Caller 0',
      );
    const item = (name: string): HTMLElement =>
      [...menu()!.querySelectorAll<HTMLElement>('button')].find(
        ({ textContent }) => textContent.trim() === name,
      )!;
    const row = rows(phone)[0]!;
    row.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }));
    await until(() => menu()?.checkVisibility() === true);
    expect(
      [...menu()!.querySelectorAll('button')].map(({ textContent }) => textContent.trim()),
    ).to.deep.equal([
      'Call Caller 0',
      'Copy the number',
      'Edit the note of the call with Caller 0',
      'Delete the note',
      'Delete the call with Caller 0',
    ]);
    item('Delete the note').click();
    await until(() => phone.history.entries.value[0]!.comment === '');
    buttonNamed(phone.root, 'More for the call with Caller 0').click();
    await until(() => menu()?.checkVisibility() === true);
    item('Call Caller 0').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('1000');
  });

  it('saves the calls that match as a table and as JSON, in the order that is shown', async () => {
    const phone = await show(6);
    const saved: { readonly name: string; readonly text: Promise<string> }[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement): void {
      saved.push({ name: this.download, text: fetch(this.href).then((response) => response.text()) });
    };
    try {
      const save = async (name: string): Promise<void> => {
        buttonNamed(phone.root, 'Order and export').click();
        const item = (): HTMLElement | undefined =>
          deepAll(phone.root, '[role=menuitem]').find(({ textContent }) => textContent.includes(name));
        await until(() => item()?.checkVisibility() === true);
        item()!.click();
      };
      buttonNamed(phone.root, 'Incoming calls').click();
      await save('Save as CSV');
      await until(() => saved.length === 1);
      const [table] = phone.csv.tables;
      expect(table![0]).to.include.members(['Date', 'Start', 'Name', 'Number', 'Note']);
      expect(table!.slice(1).map((cells) => cells[7])).to.deep.equal(
        phone.history.entries.value
          .filter(({ direction }) => direction === 'outbound')
          .map(({ remote }) => remote.number),
      );
      expect(saved[0]!.name).to.match(/^offhook-history-\d{4}-\d\d-\d\d\.csv$/);
      await save('Save as JSON');
      await until(() => saved.length === 2);
      const json = JSON.parse(await saved[1]!.text) as { readonly history: readonly unknown[] };
      expect(json.history).to.deep.equal(
        phone.history.entries.value.filter(({ direction }) => direction === 'outbound'),
      );
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('is moved through by arrow keys, and calls by Ctrl Enter', async () => {
    const phone = await show(12);
    const first = rows(phone)[0]!;
    first.focus();
    press(first, 'ArrowDown');
    await until(() => rows(phone)[1]?.matches(':focus') === true);
    expect(rows(phone).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    press(rows(phone)[1]!, 'Enter', true);
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]).to.deep.equal({ text: '1001', options: { numericOnly: false } });
  });

  it('lets the line gather when the pointer comes to a handset', async () => {
    const phone = await show(3);
    const point = (act: string): boolean =>
      deepAll(phone.root, `[data-act=${act}]`)[0]!.dispatchEvent(new PointerEvent('pointerenter'));
    point('more');
    expect(phone.control.asked).not.to.contain('prepare');
    point('call');
    expect(phone.control.asked).to.contain('prepare');
  });

  it('reaches the last of 1,000 calls by End', async () => {
    const phone = await show(1000);
    const first = rows(phone)[0]!;
    first.focus();
    press(first, 'End');
    await until(() => rows(phone).some((row) => row.dataset.guid === 'g999' && row.matches(':focus')));
  });

  it('opens a call by Enter, with the reason why it ended', async () => {
    const phone = await show(12);
    press(rows(phone)[0]!, 'Enter');
    await until(() => textOf(phone.root).includes('Rang on Office'));
  });

  it('edits a note and deletes it', async () => {
    const phone = await show(12);
    buttonNamed(phone.root, 'Edit the note of the call with Caller 2').click();
    await until(() => deepAll(phone.root, 'textarea')[0]?.matches(':focus') === true);
    const area = deepAll<HTMLTextAreaElement>(phone.root, 'textarea')[0]!;
    area.value = 'Changed';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    area.blur();
    await until(() => phone.history.comments.length === 1);
    buttonNamed(phone.root, 'Delete the note').click();
    await until(() => phone.history.comments.length === 2);
    expect(phone.history.comments).to.deep.equal([
      ['g2', 'Changed'],
      ['g2', ''],
    ]);
  });

  it('deletes a single call by the keyboard and from its details, and takes it back', async () => {
    const phone = await show(12);
    rows(phone)[2]!.focus();
    press(rows(phone)[2]!, 'Delete');
    await until(() => !phone.history.entries.value.some(({ guid }) => guid === 'g2'));
    await until(() => rows(phone).some((row) => row.dataset.guid === 'g3' && row.matches(':focus')));
    const [notice] = phone.ui.notices.value;
    expect(notice?.heading).to.equal('The call with Caller 2 was deleted.');
    notice?.action?.run();
    await until(() => rows(phone)[0]?.dataset.guid === 'g2');
    press(rows(phone)[0]!, 'Enter');
    await until(() => textOf(phone.root).includes('Rang on Office'));
    buttonNamed(phone.root, 'Delete the call with Caller 2').click();
    await until(() => phone.history.entries.value.length === 11);
    expect(deepAll(phone.root, 'history-detail')).to.have.length(0);
  });

  it('shows the column Forwarding only for a call that was forwarded', async () => {
    const column = ({ root }: Phone): boolean =>
      deepAll(root, '.header .forwarding-cell')[0]!.checkVisibility();
    const phone = await show(3);
    phone.root.style.inlineSize = '1200px';
    expect(column(phone)).to.equal(false);
    const { remote } = phone.history.entries.value[1]!;
    phone.history.entries.value = phone.history.entries.value.map((entry) => ({
      ...entry,
      forwardedBy: remote,
    }));
    await until(() => column(phone));
  });

  it('shows why a call came to nothing in full', async () => {
    const phone = await show(3);
    phone.history.entries.value = phone.history.entries.value.map(({ connectedAt: _, ...entry }) => ({
      ...entry,
      direction: 'outbound',
      endReason: { kind: 'cancelled' },
    }));
    await until(() => textOf(phone.root).includes('Cancelled by you'));
    const reason = deepAll(phone.root, '.call .result')[0]!;
    expect(reason.scrollHeight).to.be.at.most(reason.clientHeight + 1);
    expect(reason.scrollWidth).to.be.at.most(reason.clientWidth + 1);
  });

  it('says that the setting hides the calls', async () => {
    const phone = await show(0);
    phone.settings.value = { ...phone.settings.value, historyLimit: 0 };
    await until(() => textOf(phone.root).includes('The history is hidden'));
    buttonNamed(phone.root, 'Change the setting').click();
    expect(phone.ui.settingsPage.value).to.equal('system');
  });

  it('hands the number to the window that is the phone', async () => {
    const phone = await show(3);
    phone.windowRole.role.value = 'guest';
    press(rows(phone)[1]!, 'Enter', true);
    await until(() => phone.windowRole.handed.length === 1);
    expect([phone.windowRole.handed, phone.dialled]).to.deep.equal([['1001'], []]);
    expect(phone.ui.notices.value[0]?.heading).to.equal('The number is in the other window.');
  });

  it('clears only after the question was answered', async () => {
    const phone = await show(12);
    buttonNamed(phone.root, 'Clear the history').click();
    await until(() => deepAll<HTMLDialogElement>(phone.root, 'dialog')[0]?.open === true);
    await expect(phone.root).to.be.accessible();
    buttonNamed(phone.root, 'Cancel').click();
    expect(phone.history.entries.value).to.have.length(12);
    buttonNamed(phone.root, 'Clear').click();
    await until(() => phone.history.entries.value.length === 0);
  });
});
