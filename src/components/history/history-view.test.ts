import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import { rows, show } from '../../../test/support/history-stage.ts';
import { buttonNamed, deepAll, textOf, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { useLocale } from '../../i18n/localize.ts';
import './history-view.ts';

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

  it('gives the focus back to the button that opened the note', async () => {
    const phone = await show(12);
    const opener = buttonNamed(phone.root, 'Edit the note of the call with Caller 2');
    opener.focus();
    opener.click();
    await until(() => deepAll(phone.root, 'textarea')[0]?.matches(':focus') === true);
    press(deepAll(phone.root, 'textarea')[0]!, 'Escape');
    await until(() => opener.matches(':focus'));
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
    await until(() => rows(phone)[0]?.dataset.guid === 'g2' && rows(phone)[0]?.matches(':focus') === true);
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
