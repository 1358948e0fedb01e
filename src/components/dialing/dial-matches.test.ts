import { aTimeout, expect, html } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { entry } from '../../../test/support/history-entries.ts';
import {
  buttonNamed,
  deepAll,
  inputNamed,
  phoneFixture,
  textOf,
  typeInto,
  until,
} from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import type { SearchOptions, SearchResult } from '../../domain/contacts/address-book.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { useLocale } from '../../i18n/localize.ts';
import '../calls/call-view.ts';

const thomas = fakeContact('thomas', {
  firstName: 'Thomas',
  lastName: 'Brandt',
  company: 'Brandt & Vogel',
  mail: 'steuer@example.com',
  numbers: [
    { kind: 'work', number: '+496990009421' },
    { kind: 'mobile', number: '+491713920027' },
    { kind: 'fax', number: '+49699000999' },
  ],
});
const laszlo = fakeContact('laszlo', {
  firstName: 'László',
  lastName: 'Brányik',
  source: 'ldap-1',
  origin: 'ldap',
  numbers: [{ kind: 'work', number: '27' }],
});
const clara = fakeContact('clara', { displayName: 'Clara Abraham' });
const PEOPLE = [thomas, laszlo, clara];

const field = ({ root }: Phone): HTMLInputElement => inputNamed(root, 'Search or dial');
const rows = ({ root }: Phone): HTMLElement[] => deepAll(root, '[role=row]');
const press = (phone: Phone, key: string, more: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  });
  field(phone).dispatchEvent(event);
  return event;
};
const chosen = (phone: Phone): string | null | undefined =>
  field(phone).ariaActiveDescendantElement?.getAttribute('aria-label');
const shown = (row: Element | undefined, selector: string): string =>
  [...(row?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent).join('|');

async function search(text: string, contacts: readonly Contact[] = PEOPLE): Promise<Phone> {
  const phone = await phoneFixture(html`<call-view></call-view>`, { contacts });
  typeInto(field(phone), text);
  await until(() => textOf(phone.root).includes(`Matches for “${text}”`));
  return phone;
}

describe('the matches of what is typed', () => {
  before(() => useLocale('en'));

  it('shows who matches, where, and from which source', async () => {
    const phone = await search('bra');
    expect(textOf(phone.root)).to.contain('3 contacts');
    expect(rows(phone).map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Thomas Brandt, Brandt & Vogel',
      'László Brányik, 27',
      'Clara Abraham, ',
    ]);
    expect(rows(phone).map((row) => shown(row, '.name mark'))).to.deep.equal(['Bra', 'Brá', 'bra']);
    expect(rows(phone).map((row) => row.querySelector('.origin')?.ariaLabel)).to.deep.equal([
      'Origin: Own contact',
      'Origin: LDAP directory',
      'Origin: Own contact',
    ]);
    await expect(phone.root).to.be.accessible();
  });

  it('has a grey handset for another number and a blue one at the right for the primary', async () => {
    const phone = await search('bra');
    expect(
      deepAll(phone.root, '[role=row]:first-child .handset').map(({ ariaLabel }) => ariaLabel),
    ).to.deep.equal(['Call Thomas Brandt, Mobile', 'Call Thomas Brandt, primary number']);
    buttonNamed(phone.root, 'Call Thomas Brandt, Mobile').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]).to.deep.equal({ text: '+491713920027', options: { numericOnly: false } });
    await until(() => field(phone).value === '');
  });

  it('is steered from the field: arrow keys choose, Enter calls, and the field keeps the focus', async () => {
    const phone = await search('bra');
    expect(field(phone).role).to.equal('combobox');
    expect(field(phone).ariaExpanded).to.equal('true');
    expect(field(phone).ariaControlsElements?.[0]?.role).to.equal('grid');
    expect(chosen(phone)).to.equal(undefined);
    expect(press(phone, 'ArrowDown').defaultPrevented).to.be.true;
    await until(() => chosen(phone) === 'Thomas Brandt, Brandt & Vogel');
    press(phone, 'ArrowDown');
    await until(() => chosen(phone) === 'László Brányik, 27');
    press(phone, 'ArrowUp');
    press(phone, 'ArrowUp');
    await until(() => chosen(phone) === undefined);
    press(phone, 'ArrowUp');
    await until(() => chosen(phone) === 'Clara Abraham, ');
    press(phone, 'ArrowUp');
    await until(() => chosen(phone) === 'László Brányik, 27');
    expect(rows(phone).map(({ ariaSelected }) => ariaSelected)).to.deep.equal(['false', 'true', 'false']);
    await expect(phone.root).to.be.accessible();
    field(phone).form?.requestSubmit();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('27');
    await until(() => field(phone).value === '');
    expect(field(phone).ariaExpanded).to.equal('false');
    expect(field(phone).ariaActiveDescendantElement).to.equal(null);
  });

  it('dials what is typed while no match is chosen', async () => {
    const phone = await search('27');
    field(phone).form?.requestSubmit();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]).to.deep.equal({ text: '27', options: {} });
  });

  it('forgets the choice with the next letter', async () => {
    const phone = await search('br');
    press(phone, 'ArrowDown');
    await until(() => chosen(phone) !== undefined);
    typeInto(field(phone), 'a');
    await until(() => textOf(phone.root).includes('Matches for “bra”'));
    expect(chosen(phone)).to.equal(undefined);
  });

  it('shows the number that was searched for and calls it when the match is chosen', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { contacts: PEOPLE });
    phone.book.search = () =>
      Promise.resolve({
        matches: [{ contact: thomas, favourite: false, keypad: false, number: 1 }],
        total: 1,
      });
    typeInto(field(phone), '0171');
    await until(() => rows(phone).length === 1);
    expect(shown(rows(phone)[0], '.meta')).to.equal('+49 171 392 0027 · Brandt & Vogel');
    expect(shown(rows(phone)[0], '.meta mark')).to.equal('171');
    press(phone, 'ArrowDown');
    await until(() => chosen(phone) !== undefined);
    field(phone).form?.requestSubmit();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('+491713920027');
  });

  it('says by which address somebody was found', async () => {
    const phone = await search('steuer');
    expect(shown(rows(phone)[0], '.meta')).to.equal('steuer@example.com · Brandt & Vogel');
    expect(shown(rows(phone)[0], '.meta mark')).to.equal('steuer');
  });

  it('opens a match by a click and by Ctrl Enter, in the contacts where there is little room', async () => {
    const phone = await search('bra');
    rows(phone)[1]?.querySelector<HTMLElement>('.open')?.click();
    await until(() => phone.ui.contactWish.value !== undefined);
    expect(phone.ui.contactWish.value).to.deep.equal({ open: 'laszlo' });
    press(phone, 'ArrowUp');
    await until(() => chosen(phone) === 'Thomas Brandt, Brandt & Vogel');
    press(phone, 'Enter', { ctrlKey: true });
    expect(phone.ui.contactWish.value).to.deep.equal({ open: 'thomas' });
    expect(phone.dialled).to.deep.equal([]);
  });

  describe('where there is room', () => {
    const searchWide = async (text: string): Promise<Phone> => {
      const phone = await search(text);
      phone.root.style.cssText = 'container: view / inline-size; inline-size: 1000px; block-size: 700px';
      return phone;
    };
    const card = ({ root }: Phone): string => {
      const [found] = deepAll(root, 'contact-card');
      return found?.shadowRoot == null ? '' : textOf(found.shadowRoot);
    };

    it('shows the information of the chosen match below, with all its numbers', async () => {
      const phone = await searchWide('bra');
      expect(card(phone)).to.equal('');
      rows(phone)[0]?.querySelector<HTMLElement>('.open')?.click();
      await until(() => card(phone).includes('Thomas Brandt'));
      expect(phone.ui.contactWish.value).to.equal(undefined);
      expect(chosen(phone)).to.equal('Thomas Brandt, Brandt & Vogel');
      expect(deepAll(phone.root, '.number-row').length).to.equal(3);
      await expect(phone.root).to.be.accessible();
      press(phone, 'ArrowDown');
      await until(() => card(phone).includes('László'));
    });

    it('calls, stars and opens from there', async () => {
      const phone = await searchWide('bra');
      press(phone, 'ArrowDown');
      await until(() => card(phone).includes('Thomas Brandt'));
      const book = phone.book;
      buttonNamed(phone.root, 'Add Thomas Brandt to favourites').click();
      await until(() => book.summary.value.favourites.some(({ id }) => id === 'thomas'));
      buttonNamed(phone.root, 'Open contact information').click();
      expect(phone.ui.contactWish.value).to.deep.equal({ open: 'thomas' });
      deepAll(phone.root, '.number-row .handset')[1]?.click();
      await until(() => phone.dialled.length === 1);
      expect(phone.dialled[0]?.text).to.equal('+491713920027');
    });
  });

  it('is cleared by Escape', async () => {
    const phone = await search('bra');
    press(phone, 'Escape');
    await until(() => field(phone).value === '' && rows(phone).length === 0);
    expect(textOf(phone.root)).to.contain('Favourites').and.to.contain('Recent');
  });

  it('offers a new contact where nobody matches, with what is typed', async () => {
    const phone = await search('+49 30 7');
    expect(textOf(phone.root)).to.contain('No contact matches');
    await expect(phone.root).to.be.accessible();
    buttonNamed(phone.root, 'Add contact').click();
    expect(phone.ui.contactWish.value).to.deep.equal({
      add: { numbers: [{ kind: 'work', number: '+49 30 7' }] },
    });
  });

  it('asks once at a time, for the latest text, with the last calls and the keys of a telephone', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, {
      contacts: PEOPLE,
      entries: [entry(55), entry(56), entry(55)],
    });
    const asked: (readonly [string, SearchOptions])[] = [];
    const answers: ((result: SearchResult) => void)[] = [];
    phone.book.search = (text, options) => {
      asked.push([text, options]);
      return new Promise((resolve) => answers.push(resolve));
    };
    typeInto(field(phone), '6');
    await until(() => asked.length === 1);
    for (const digit of ['3', '8']) {
      typeInto(field(phone), digit);
      await aTimeout(20);
    }
    expect(asked).to.have.length(1);
    answers[0]?.({ matches: [{ contact: clara, favourite: false, keypad: false }], total: 1 });
    await until(() => asked.length === 2);
    expect(textOf(phone.root)).not.to.contain('Clara');
    answers[1]?.({ matches: [{ contact: thomas, favourite: false, keypad: true }], total: 1 });
    await until(() => rows(phone).length === 1);
    expect(asked.map(([text]) => text)).to.deep.equal(['6', '638']);
    expect(asked[1]?.[1]).to.deep.equal({
      limit: Math.ceil(innerHeight / 58),
      recent: ['55', '56'],
      keypad: true,
    });
  });

  it('finds a contact that is changed at once, and keeps the one that was chosen', async () => {
    const phone = await search('bra');
    press(phone, 'ArrowDown');
    press(phone, 'ArrowDown');
    await until(() => chosen(phone) === 'László Brányik, 27');
    phone.book.put(
      fakeContact('new', { displayName: 'Anna Brauer', numbers: [{ kind: 'work', number: '9' }] }),
    );
    await until(() => rows(phone).length === 4);
    expect(chosen(phone)).to.equal('László Brányik, 27');
  });

  it('leads by the Tab key to the buttons of the chosen row alone', async () => {
    const phone = await search('bra');
    press(phone, 'ArrowDown');
    press(phone, 'ArrowDown');
    await until(() => chosen(phone) === 'László Brányik, 27');
    const stops = deepAll<HTMLButtonElement>(phone.root, '[role=grid] button').filter(
      ({ tabIndex }) => tabIndex === 0,
    );
    const names = stops.map((stop) => stop.ariaLabel ?? stop.textContent.replace(/\s+/g, ' ').trim());
    expect(names).to.deep.equal([
      'László Brányik 27 . Open contact information',
      'Call László Brányik, primary number',
    ]);
  });
});
