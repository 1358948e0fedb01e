import { html } from '@open-wc/testing';
import { EMPTY_CONTACT } from '../../src/domain/contacts/contact.ts';
import type { Contact } from '../../src/domain/contacts/contact.ts';
import type { HistoryEntry } from '../../src/domain/history/history.ts';
import { fakeContact } from '../fakes/fake-contact-reads.ts';
import { deepAll, phoneFixture, until } from './phone-fixture.ts';
import type { Phone } from './phone-fixture.ts';

/** A few contacts of several origins, one of them with everything in it. */
export const PEOPLE: readonly Contact[] = [
  fakeContact('own-brandt', {
    ...EMPTY_CONTACT,
    firstName: 'Thomas',
    lastName: 'Brandt',
    title: 'Tax adviser',
    company: 'Brandt & Vogel',
    mail: 't.brandt@brandt-vogel.example',
    street: 'Mainzer Landstraße 178',
    postalCode: '60327',
    city: 'Frankfurt am Main',
    notes: 'Speaks French.',
    numbers: [
      { kind: 'work', number: '+496990009421' },
      { kind: 'mobile', number: '+491713920027' },
    ],
  }),
  fakeContact('own-adeyemi', {
    firstName: 'Oluwaseun',
    lastName: 'Adeyemi',
    department: 'Engineering',
    numbers: [{ kind: 'extension', number: '52' }],
  }),
  fakeContact('ldap-1/dubois', {
    source: 'ldap-1',
    origin: 'ldap',
    firstName: 'Céline',
    lastName: 'Dubois',
    company: 'Atelier Dubois',
    groups: ['Suppliers'],
    numbers: [{ kind: 'work', number: '+33199001234' }],
  }),
  fakeContact('own-nobody', { company: 'Kessler Maschinenbau' }),
];

/** So many contacts, in the order of their names. */
export function manyContacts(count: number): readonly Contact[] {
  return Array.from({ length: count }, (_, index) =>
    fakeContact(`own-${index}`, {
      firstName: 'Ann',
      lastName: `${String.fromCharCode(65 + Math.floor((index * 26) / count))}${String(index).padStart(6, '0')}`,
      numbers: [{ kind: 'work', number: `+4930${index}` }],
    }),
  );
}

interface Stage {
  readonly contacts?: readonly Contact[];
  readonly entries?: readonly HistoryEntry[];
  readonly width?: number;
}

/** The view of contacts in a window of 700 px height. */
export async function showContacts({
  contacts = PEOPLE,
  entries = [],
  width = 1200,
}: Stage = {}): Promise<Phone> {
  const phone = await phoneFixture(html`<div class="window"><contacts-view></contacts-view></div>`, {
    contacts,
    entries,
  });
  // External groups come with the contacts of their source.
  phone.book.put(...contacts.filter(({ groups }) => groups.length > 0));
  const box = phone.root.querySelector<HTMLElement>('.window');
  box?.style.setProperty('height', '700px');
  box?.style.setProperty('width', `${width}px`);
  if (contacts.length > 0) await until(() => contactRows(phone).length > 0);
  return phone;
}

export const contactRows = ({ root }: Phone): HTMLElement[] => deepAll(root, '[role=row][data-id]');

/** The row of the contact with this name. */
export function rowOf(phone: Phone, name: string): HTMLElement {
  const found = contactRows(phone).find((row) => row.textContent.includes(name));
  if (found === undefined) throw new Error(`no row "${name}"`);
  return found;
}

/** The names in the list, from the top. */
export function namesOf(phone: Phone): readonly string[] {
  return contactRows(phone)
    .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
    .map((row) => row.querySelector('.name')?.textContent.trim() ?? '')
    .map((name) => name.replace(/\s+/g, ' '));
}

export function press(
  target: Element,
  key: string,
  modifiers: Pick<KeyboardEventInit, 'ctrlKey' | 'shiftKey' | 'altKey'> = {},
): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, ...modifiers, bubbles: true, composed: true, cancelable: true }),
  );
}

/** The field with this label, of the form. */
export function fieldNamed(phone: Phone, label: string): HTMLInputElement {
  const field = deepAll(phone.root, 'ui-field').find((one) => one.getAttribute('label') === label);
  const control = field?.shadowRoot?.querySelector('input');
  if (control === null || control === undefined) throw new Error(`no field "${label}"`);
  return control;
}

/** Elements in the shadow tree of an element with this tag, and in the trees below it. */
export function within<T extends Element = HTMLElement>(phone: Phone, tag: string, selector: string): T[] {
  return deepAll(phone.root, tag).flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : deepAll<T>(shadowRoot, selector),
  );
}
