import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import { rows, show } from '../../../test/support/history-stage.ts';
import { buttonNamed, deepAll, textOf, until } from '../../../test/support/phone-fixture.ts';
import { useLocale } from '../../i18n/localize.ts';
import './history-view.ts';

describe('the tools of the history', () => {
  before(() => useLocale('en'));

  // As in history-view.test.ts: the virtualizer measures rows while they are laid out.
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

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

  it('counts what is shown of the calls there are, not of those there may be', async () => {
    const phone = await show(12);
    const count = (): string => deepAll(phone.root, '.tail > .meta')[0]!.textContent;
    expect(count()).to.equal('12 entries');
    phone.history.hasMore.value = true;
    await until(() => count() === '12+ entries');
    phone.history.hasMore.value = false;
    const search = deepAll<HTMLInputElement>(phone.root, 'input[type=search]')[0]!;
    search.value = 'Caller 11';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => count() === '1 of 12 entries');
    for (const { guid } of phone.history.entries.value.slice(1)) await phone.history.remove(guid);
    search.value = '';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => count() === '1 entry');
  });

  it('stands in one line in German at 1280 pixels, with a filter too', async () => {
    await useLocale('de');
    const phone = await show(37, 1204);
    const search = deepAll<HTMLInputElement>(phone.root, 'input[type=search]')[0]!;
    search.value = 'Note';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const count = deepAll(phone.root, '.tail > .meta')[0]!;
    await until(() => count.textContent === '19 von 37 Einträgen');
    const words = document.createRange();
    words.selectNodeContents(count);
    expect(new Set([...words.getClientRects()].map(({ top }) => top)).size, 'lines of words').to.equal(1);
    const parts = [...deepAll(phone.root, '.tools')[0]!.children].map((part) => part.getBoundingClientRect());
    expect(new Set(parts.map(({ top, height }) => Math.round(top + height / 2))).size).to.equal(1);
    await useLocale('en');
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
      'Add contact',
      'Calls with Caller 0',
      'Block this number',
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

  it('writes the calls that match into a table, in the order that is shown', async () => {
    const phone = await show(6);
    const outbound = phone.history.entries.value.filter(({ direction }) => direction === 'outbound');
    buttonNamed(phone.root, 'Incoming calls').click();
    buttonNamed(phone.root, 'Order and export').click();
    const item = (name: string): HTMLElement | undefined =>
      deepAll(phone.root, '[role^=menuitem]').find(({ textContent }) => textContent.includes(name));
    await until(() => item('Save as CSV')?.checkVisibility() === true);
    item('Oldest first')!.click();
    buttonNamed(phone.root, 'Order and export').click();
    await until(() => item('Save as CSV')?.checkVisibility() === true);
    item('Save as CSV')!.click();
    await until(() => phone.csv.tables.length === 1);
    const [header, ...lines] = phone.csv.tables[0]!;
    expect(header).to.deep.equal([
      'Date',
      'Start',
      'End',
      'Duration in seconds',
      'Direction',
      'Result',
      'Name',
      'Name by the network',
      'Number',
      'Account',
      'Forwarding',
      'Note',
    ]);
    expect(lines.map((cells) => cells[8])).to.deep.equal(
      outbound.map(({ remote }) => remote.number).reverse(),
    );
    expect(lines.map((cells) => cells[3])).to.deep.equal(outbound.map(() => '60'));
    expect(lines[0]![0]).to.match(/^\d{4}-\d\d-\d\d$/);
  });
});
