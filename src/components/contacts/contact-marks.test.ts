import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { aTimeout, expect } from '@open-wc/testing';
import { contactRows, press, rowOf, showContacts } from '../../../test/support/contacts-stage.ts';
import { deepAll, typeInto, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import './contacts-view.ts';

const marked = (phone: Phone): number =>
  contactRows(phone).filter(({ ariaSelected }) => ariaSelected === 'true').length;

/** The address book takes its time to say which contacts a part of the list is. */
function answerLate({ book }: Phone): { answers: number } {
  const late = { answers: 0 };
  const ids = book.ids.bind(book);
  book.ids = async (...asked) => {
    await aTimeout(200);
    late.answers++;
    return ids(...asked);
  };
  return late;
}

describe('marks that are asked for one after another', () => {
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
  });
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  it('deletes what was just marked, also while the address book still says which these are', async () => {
    const phone = await showContacts();
    rowOf(phone, 'Adeyemi').focus();
    press(rowOf(phone, 'Adeyemi'), ' ');
    answerLate(phone);
    press(rowOf(phone, 'Adeyemi'), 'a', { ctrlKey: true });
    press(rowOf(phone, 'Adeyemi'), 'Delete');
    await until(() => phone.ui.notices.value.length > 0);
    expect(phone.ui.notices.value[0]?.heading).to.equal('3 contacts were deleted.');
    expect(phone.book.summary.value.total).to.equal(1);
  });

  it('marks in the order in which it was asked to', async () => {
    const phone = await showContacts();
    rowOf(phone, 'Adeyemi').focus();
    const late = answerLate(phone);
    press(rowOf(phone, 'Adeyemi'), 'a', { ctrlKey: true });
    rowOf(phone, 'Brandt').click();
    await until(() => late.answers === 1 && marked(phone) === 1);
    await aTimeout(50);
    expect(rowOf(phone, 'Brandt').ariaSelected).to.equal('true');
    expect(marked(phone)).to.equal(1);
  });

  it('are gone with the list in which they were asked for', async () => {
    const phone = await showContacts();
    rowOf(phone, 'Adeyemi').focus();
    const late = answerLate(phone);
    press(rowOf(phone, 'Adeyemi'), 'a', { ctrlKey: true });
    const [search] = deepAll<HTMLInputElement>(phone.root, 'input[type=search]');
    typeInto(search!, 'brandt');
    await until(() => late.answers === 1 && contactRows(phone).length === 1);
    await aTimeout(50);
    expect(marked(phone)).to.equal(0);
  });
});
