import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import {
  contactRows,
  namesOf,
  press,
  rowOf,
  showContacts,
  within,
} from '../../../test/support/contacts-stage.ts';
import { buttonNamed, deepAll, textOf, typeInto, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { BLOCKED, FAVOURITES } from '../../domain/contacts/address-book.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import './contacts-view.ts';

const marked = (phone: Phone): number =>
  contactRows(phone).filter((row) => row.getAttribute('aria-selected') === 'true').length;
const isOpen = (phone: Phone, name: string): boolean =>
  within(phone, 'contact-card', 'h2').some((heading) => heading.textContent === name);
const menuItem = ({ root }: Phone, label: string): HTMLElement =>
  deepAll(root, '[role=menuitem]').find(
    (item) => item.checkVisibility() && item.textContent.includes(label),
  )!;
const shown = ({ root }: Phone, label: string): boolean =>
  deepAll(root, '[role=menuitem]').some((item) => item.checkVisibility() && item.textContent.includes(label));

const call = (number: string, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  guid: `g${number}${changes.comment ?? ''}`,
  line: 'line-1',
  lineLabel: 'Office',
  direction: 'outbound',
  remote: { uri: `sip:${number}@x`, number, anonymous: false },
  startedAt: Date.now() - 86_400_000,
  connectedAt: Date.now() - 86_400_000,
  endedAt: Date.now() - 86_000_000,
  endReason: { kind: 'remote-hangup' },
  comment: '',
  unseen: false,
  ...changes,
});

describe('contacts-view, what is done with contacts', () => {
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
  });
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  it('deletes with the key, puts the focus on the next one and takes it back', async () => {
    const phone = await showContacts();
    rowOf(phone, 'Adeyemi').focus();
    press(rowOf(phone, 'Adeyemi'), 'Delete');
    await until(() => contactRows(phone).length === 3);
    await until(() => rowOf(phone, 'Brandt').matches(':focus'));
    const [notice] = phone.ui.notices.value;
    expect(notice?.heading).to.equal('Oluwaseun Adeyemi was deleted.');
    notice?.action?.run();
    await until(() => contactRows(phone).length === 4);
  });

  it('deletes of several marked ones only those that are its own', async () => {
    const phone = await showContacts();
    press(rowOf(phone, 'Adeyemi'), 'a', { ctrlKey: true });
    await until(() => marked(phone) === 4);
    buttonNamed(phone.root, 'Delete 4 contacts').click();
    await until(() => namesOf(phone).join() === 'Céline Dubois');
    const [notice] = phone.ui.notices.value;
    expect(notice?.heading).to.equal('3 contacts were deleted.');
    expect(notice?.advice).to.equal('1 contact comes from a source and cannot be deleted here.');
  });

  it('leads to the calls with a contact, but not in a window of the contacts alone', async () => {
    const phone = await showContacts();
    phone.popOuts.alone = true;
    buttonNamed(phone.root, 'More for Oluwaseun Adeyemi').click();
    await until(() => shown(phone, 'Block'));
    expect(shown(phone, 'Calls with')).to.equal(false);
    menuItem(phone, 'Block').click();
    phone.popOuts.alone = false;
    buttonNamed(phone.root, 'More for Thomas Brandt').click();
    await until(() => shown(phone, 'Calls with Thomas Brandt'));
    menuItem(phone, 'Calls with Thomas Brandt').click();
    await until(() => phone.ui.callsWith.value !== undefined);
    expect(phone.ui.view.value).to.equal('history');
    expect(phone.ui.callsWith.value?.displayName).to.equal('Thomas Brandt');
  });

  it('keeps what comes from elsewhere read-only, and says where it comes from', async () => {
    const phone = await showContacts();
    phone.book.names.set('ldap-1', 'Head office');
    await phone.book.setFavourite([], true);
    rowOf(phone, 'Dubois').click();
    await until(() => textOf(phone.root).includes('Head office, cannot be edited here'));
    const names = within(phone, 'contact-card', 'button').map((button) => button.textContent.trim());
    expect(names).to.contain('Call').and.not.to.contain('Edit');
    const edit = deepAll(phone.root, '.tools button').find((one) => one.ariaLabel?.startsWith('Edit:'));
    expect(edit?.getAttribute('aria-disabled')).to.equal('true');
    press(rowOf(phone, 'Dubois'), 'Delete');
    await until(() => phone.ui.notices.value.length > 0);
    expect(phone.ui.notices.value[0]?.heading).to.include('1 contact comes from a source');
    expect(contactRows(phone)).to.have.length(4);
  });

  it('shows in the menu of a contact each number and what can be done with it', async () => {
    const phone = await showContacts();
    rowOf(phone, 'Brandt').dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }),
    );
    await until(() => shown(phone, '+49 171'));
    await expect(phone.root).to.be.accessible();
    menuItem(phone, '+49 171').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('+491713920027');
  });

  it('stars and blocks, and shows both', async () => {
    const phone = await showContacts();
    buttonNamed(phone.root, 'Add Thomas Brandt to favourites').click();
    await until(() => phone.book.summary.value.favourites.length === 1);
    await until(() => rowOf(phone, 'Brandt').querySelector('.starred') !== null);
    buttonNamed(phone.root, 'More for Oluwaseun Adeyemi').click();
    await until(() => shown(phone, 'Block'));
    menuItem(phone, 'Block').click();
    await until(() => phone.book.summary.value.blockedContacts === 1);
    await until(() => rowOf(phone, 'Adeyemi').textContent.includes('Blocked'));
    phone.ui.notices.value[0]?.action?.run();
    await until(() => phone.book.summary.value.blockedContacts === 0);
  });

  it('adds marked contacts to a group by the dialog, and takes back what it added alone', async () => {
    const phone = await showContacts();
    const group = await phone.book.createGroup('Team');
    await phone.book.addToGroup(group.id, ['own-adeyemi']);
    press(rowOf(phone, 'Adeyemi'), 'a', { ctrlKey: true });
    await until(() => marked(phone) === 4);
    buttonNamed(phone.root, 'Add to a group…').click();
    await until(() => deepAll(phone.root, '.choice').some((choice) => choice.checkVisibility()));
    deepAll(phone.root, '.choice')
      .find((choice) => choice.textContent.includes('Team'))!
      .click();
    const count = (): number | undefined =>
      phone.book.summary.value.groups.find(({ id }) => id === group.id)?.count;
    await until(() => count() === 4);
    expect(phone.ui.notices.value[0]?.heading).to.equal('Added to Team: 4 contacts.');
    phone.ui.notices.value[0]?.action?.run();
    await until(() => count() === 1);
  });

  it('moves dragged contacts into groups, favourites and the block list', async () => {
    const phone = await showContacts();
    const group = await phone.book.createGroup('Team');
    await until(() => deepAll(phone.root, `[data-group=${group.id}]`).length === 1);
    const drag = async (name: string, target: string): Promise<void> => {
      const dataTransfer = new DataTransfer();
      const fire = (element: Element, type: string): boolean =>
        element.dispatchEvent(
          new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer }),
        );
      fire(rowOf(phone, name), 'dragstart');
      const item = (): HTMLElement => deepAll(phone.root, `[data-group=${target}]`)[0]!;
      await until(() => item().classList.contains('target'));
      expect(deepAll(phone.root, '[data-group=all]')[0]!.classList.contains('target')).to.equal(false);
      expect(fire(item(), 'dragover')).to.equal(false);
      await until(() => item().classList.contains('over') && item().textContent.includes('Drop to'));
      fire(item(), 'drop');
      fire(rowOf(phone, name), 'dragend');
    };
    await drag('Dubois', group.id);
    await until(() => phone.book.summary.value.groups.find(({ id }) => id === group.id)?.count === 1);
    await drag('Brandt', FAVOURITES);
    await until(() => phone.book.summary.value.favourites.length === 1);
    await drag('Adeyemi', BLOCKED);
    await until(() => phone.book.summary.value.blockedContacts === 1);
  });

  it('shows facts, notes and the last calls of a contact', async () => {
    const entries = [call('+49 69 90009-421', { comment: 'About the draft' }), call('999')];
    const phone = await showContacts({ entries });
    rowOf(phone, 'Brandt').click();
    await until(() => textOf(phone.root).includes('About the draft'));
    const words = textOf(phone.root);
    for (const fact of ['60327 Frankfurt am Main', 'Speaks French.', 'Office, primary', 'Brandt & Vogel'])
      expect(words).to.contain(fact);
    expect(within(phone, 'contact-card', '.call')).to.have.length(1);
    expect(within<HTMLAnchorElement>(phone, 'contact-card', 'a.button')[0]?.href).to.equal(
      'mailto:t.brandt@brandt-vogel.example',
    );
  });

  it('makes no link of an address that is a script', async () => {
    const web = 'javascript:alert(1)';
    const phone = await showContacts({ contacts: [fakeContact('own-1', { lastName: 'Mallory', web })] });
    rowOf(phone, 'Mallory').click();
    await until(() => textOf(phone.root).includes(web));
    expect(within(phone, 'contact-card', 'a')).to.have.length(0);
  });

  it('says whose name is shown for a number that several have, and lets one choose', async () => {
    const numbers = [{ kind: 'work', number: '+4930555' }] as const;
    const phone = await showContacts({
      contacts: [
        fakeContact('own-1', { lastName: 'First', numbers }),
        fakeContact('own-2', { lastName: 'Second', numbers }),
      ],
    });
    rowOf(phone, 'First').click();
    await until(() => textOf(phone.root).includes('Several contacts have +49 305 55'));
    const radios = (): HTMLInputElement[] => within<HTMLInputElement>(phone, 'contact-card', '[type=radio]');
    await expect(phone.root).to.be.accessible();
    const other = radios().find(({ checked }) => !checked)!;
    const name = other.closest('label')!.textContent.trim();
    other.click();
    await until(() =>
      radios().some(({ checked, labels }) => checked && labels?.[0]?.textContent.trim() === name),
    );
    expect((await phone.book.callers(['+4930555']))[0]?.name).to.equal(name);
  });

  it('renames and deletes groups, and refuses a name twice', async () => {
    const phone = await showContacts();
    buttonNamed(phone.root, 'New group').click();
    const visible = (selector: string): HTMLElement[] =>
      within(phone, 'group-dialog', selector).filter((one) => one.checkVisibility());
    const field = (): HTMLInputElement => visible('input')[0] as HTMLInputElement;
    await until(() => visible('input').length === 1);
    typeInto(field(), 'SUPPLIERS');
    const create = (): HTMLElement => visible('button').find((one) => one.textContent.trim() === 'Create')!;
    create().click();
    await until(() => textOf(phone.root).includes('There is a group with this name already'));
    typeInto(field(), ' 2');
    create().click();
    await until(() => phone.book.summary.value.groups.some(({ name }) => name === 'SUPPLIERS 2'));
    await until(() => textOf(phone.root).includes('Nobody is in this list'));
    const group = deepAll(phone.root, '.group').find((one) => one.textContent.includes('SUPPLIERS 2'))!;
    press(group, 'Delete');
    await until(() => phone.book.summary.value.groups.length === 1);
    expect(phone.ui.notices.value[0]?.heading).to.contain('Its contacts stay');
    phone.ui.notices.value[0]?.action?.run();
    await until(() => phone.book.summary.value.groups.length === 2);
  });

  it('lets the window that is the phone dial: at once where that one opened this one, else by asking', async () => {
    const phone = await showContacts();
    phone.windowRole.role.value = 'guest';
    press(rowOf(phone, 'Adeyemi'), 'Enter', { ctrlKey: true });
    await until(() => phone.windowRole.handed.length === 1);
    expect(phone.dialled).to.deep.equal([]);
    phone.popOuts.alone = true;
    phone.popOuts.phone = true;
    press(rowOf(phone, 'Adeyemi'), 'Enter', { ctrlKey: true });
    await until(() => phone.popOuts.dialled.length === 1);
    expect(phone.windowRole.handed).to.have.length(1);
    expect(phone.ui.notices.value.at(-1)?.heading).to.equal('The call is in the window that is the phone.');
    phone.popOuts.phone = false;
    press(rowOf(phone, 'Adeyemi'), 'Enter', { ctrlKey: true });
    await until(() => phone.windowRole.handed.length === 2);
  });

  it('opens in a window of its own', async () => {
    const phone = await showContacts();
    buttonNamed(phone.root, 'Open in a window of its own').click();
    await until(() => phone.popOuts.opened.join() === 'contacts');
  });

  it('follows a wish from another view: to see a contact, or to add one with a number', async () => {
    const phone = await showContacts();
    phone.ui.wishContact({ open: 'own-brandt' });
    await until(() => isOpen(phone, 'Thomas Brandt'));
    phone.ui.wishContact({ add: { numbers: [{ kind: 'work', number: '+4940123' }] } });
    await until(() => deepAll(phone.root, '[role=tab]').length > 0);
    expect(phone.ui.contactWish.value).to.equal(undefined);
  });
});
