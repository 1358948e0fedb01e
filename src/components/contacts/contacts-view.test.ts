import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import {
  PEOPLE,
  contactRows,
  manyContacts,
  namesOf,
  press,
  rowOf,
  showContacts,
  within,
} from '../../../test/support/contacts-stage.ts';
import { buttonNamed, deepAll, textOf, typeInto, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import './contacts-view.ts';

const marked = (phone: Phone): number =>
  contactRows(phone).filter((row) => row.getAttribute('aria-selected') === 'true').length;
const isOpen = (phone: Phone, name: string): boolean =>
  within(phone, 'contact-card', 'h2').some((heading) => heading.textContent === name);
const search = ({ root }: Phone): HTMLInputElement =>
  deepAll<HTMLInputElement>(root, 'input[type=search]')[0]!;
function select(phone: Phone, label: string, value: string): void {
  const element = deepAll(phone.root, 'ui-select').find((one) => one.getAttribute('label') === label);
  const control = element!.shadowRoot!.querySelector('select')!;
  control.value = value;
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('contacts-view', () => {
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
  });
  after(() => document.documentElement.removeAttribute('data-theme'));
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  for (const theme of ['light', 'dark'])
    it(`is accessible in the ${theme} theme, with a contact open and with none`, async () => {
      document.documentElement.dataset.theme = theme;
      const phone = await showContacts();
      await expect(phone.root).to.be.accessible();
      rowOf(phone, 'Brandt').click();
      await until(() => isOpen(phone, 'Thomas Brandt'));
      await expect(phone.root).to.be.accessible();
      const none = await showContacts({ contacts: [] });
      await until(() => textOf(none.root).includes('No contacts so far'));
      await expect(none.root).to.be.accessible();
    }).timeout(30_000);

  it('orders by last name, first name or company', async () => {
    const phone = await showContacts();
    const order = (): string => namesOf(phone).join(', ');
    expect(order()).to.equal('Oluwaseun Adeyemi, Thomas Brandt, Céline Dubois, Kessler Maschinenbau');
    select(phone, 'Order', 'first-name');
    await until(() => order().startsWith('Céline Dubois, Kessler'));
    select(phone, 'Order', 'company');
    await until(() => order().startsWith('Céline Dubois, Thomas Brandt, Kessler'));
  });

  it('filters by words, origin and group, and says why nobody is left', async () => {
    const phone = await showContacts();
    typeInto(search(phone), 'dubo');
    await until(() => namesOf(phone).join() === 'Céline Dubois');
    typeInto(search(phone), 'xx');
    await until(() => textOf(phone.root).includes('No contact matches'));
    buttonNamed(phone.root, 'Show all contacts').click();
    await until(() => contactRows(phone).length === 4);
    select(phone, 'Origin', 'ldap-1');
    await until(() => namesOf(phone).join() === 'Céline Dubois');
    select(phone, 'Origin', 'all');
    deepAll(phone.root, '.group')
      .find((group) => group.textContent.includes('Favourites'))!
      .click();
    await until(() => textOf(phone.root).includes('No favourites so far'));
    deepAll(phone.root, '.group')
      .find((group) => group.textContent.includes('Suppliers'))!
      .click();
    await until(() => namesOf(phone).join() === 'Céline Dubois');
  });

  it('marks by click, with Ctrl and with Shift, and all of them', async () => {
    const phone = await showContacts();
    const click = (name: string, keys: MouseEventInit = {}): boolean =>
      rowOf(phone, name).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ...keys }));
    click('Adeyemi');
    await until(() => marked(phone) === 1);
    click('Dubois', { ctrlKey: true });
    await until(() => marked(phone) === 2);
    click('Kessler', { shiftKey: true });
    await until(() => marked(phone) === 2 && rowOf(phone, 'Adeyemi').ariaSelected === 'false');
    press(rowOf(phone, 'Kessler'), 'a', { ctrlKey: true });
    await until(() => marked(phone) === 4);
    expect(textOf(phone.root)).to.contain('4 marked');
  });

  it('is used without a mouse: arrows, Space, Shift and letters, Enter and Ctrl Enter', async () => {
    const phone = await showContacts();
    const focused = (name: string): boolean => rowOf(phone, name).matches(':focus');
    rowOf(phone, 'Adeyemi').focus();
    press(rowOf(phone, 'Adeyemi'), 'ArrowDown');
    await until(() => focused('Brandt'));
    expect(contactRows(phone).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    press(rowOf(phone, 'Brandt'), ' ');
    await until(() => marked(phone) === 1);
    press(rowOf(phone, 'Brandt'), 'ArrowDown', { shiftKey: true });
    await until(() => marked(phone) === 2 && focused('Dubois'));
    press(rowOf(phone, 'Dubois'), 'k');
    await until(() => focused('Kessler'));
    press(rowOf(phone, 'Kessler'), 'Home');
    await until(() => focused('Adeyemi'));
    press(rowOf(phone, 'Adeyemi'), 'Enter');
    await until(() => isOpen(phone, 'Oluwaseun Adeyemi'));
    press(rowOf(phone, 'Adeyemi'), 'Enter', { ctrlKey: true });
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]).to.deep.equal({ text: '52', options: { numericOnly: false } });
    expect(phone.ui.view.value).to.equal('call');
  });

  it('gives what is dragged out as links and as text', async () => {
    const phone = await showContacts();
    const dataTransfer = new DataTransfer();
    rowOf(phone, 'Brandt').dispatchEvent(
      new DragEvent('dragstart', { bubbles: true, composed: true, dataTransfer }),
    );
    expect(dataTransfer.getData('text/plain')).to.equal('Thomas Brandt +496990009421');
    expect(dataTransfer.getData('text/uri-list')).to.equal('tel:%2B496990009421');
    const [, name, address] = /^text\/vcard:(.*?):(blob:.*)$/.exec(dataTransfer.getData('DownloadURL')) ?? [];
    expect(name).to.equal('Thomas Brandt.vcf');
    expect(await (await fetch(address!)).text()).to.match(/^BEGIN:VCARD\r\nVERSION:4\.0\r\nFN:Thomas Brandt/);
  });

  it('covers the list with the information in a narrow window, and goes back', async () => {
    const phone = await showContacts({ width: 400 });
    rowOf(phone, 'Brandt').click();
    await until(() => isOpen(phone, 'Thomas Brandt'));
    await until(() => buttonNamed(phone.root, 'Back').matches(':focus'));
    expect(rowOf(phone, 'Brandt').checkVisibility({ visibilityProperty: true })).to.equal(false);
    await expect(phone.root).to.be.accessible();
    buttonNamed(phone.root, 'Back').click();
    await until(() => rowOf(phone, 'Brandt').matches(':focus'));
  });

  it('shows the information in all of a narrow window, however long the list below is', async () => {
    const phone = await showContacts({ contacts: manyContacts(200), width: 400 });
    rowOf(phone, 'A000000').click();
    await until(() => isOpen(phone, 'Ann A000000'));
    const [info] = within(phone, 'contacts-view', '.info');
    const [panes] = within(phone, 'contacts-view', '.panes');
    expect(info!.clientHeight).to.equal(panes!.clientHeight);
  });

  it('holds 100,000 contacts with few nodes, and reaches the last one and any letter', async () => {
    const contacts = manyContacts(100_000);
    const phone = await showContacts({ contacts, width: 1200 });
    const nodes = (): number => deepAll(phone.root, '*').length;
    expect(deepAll(phone.root, '[role=grid]')[0]?.ariaRowCount).to.equal('100000');
    expect(nodes()).to.be.lessThan(3000);
    contactRows(phone)[0]!.focus();
    press(contactRows(phone)[0]!, 'End');
    await until(() =>
      contactRows(phone).some((row) => row.dataset.index === '99999' && row.matches(':focus')),
    );
    buttonNamed(phone.root, 'Jump to M').click();
    await until(() =>
      contactRows(phone).some((row) => row.matches(':focus') && row.textContent.includes('Ann M')),
    );
    expect(nodes()).to.be.lessThan(3000);
  }).timeout(60_000);

  it('speaks German', async () => {
    await useLocale('de', ['start', 'call', 'rest', 'contacts']);
    try {
      const phone = await showContacts({ contacts: PEOPLE });
      expect(textOf(phone.root)).to.contain('Neuer Kontakt').and.to.contain('Alle Kontakte');
    } finally {
      await useLocale('en');
    }
  });
});
