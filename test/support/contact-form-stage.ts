import type { ContactForm } from '../../src/components/contacts/contact-form.ts';
import { showContacts, within } from './contacts-stage.ts';
import { deepAll, until } from './phone-fixture.ts';
import type { Phone } from './phone-fixture.ts';

export const form = ({ root }: Phone): ContactForm => deepAll<ContactForm>(root, 'contact-form')[0]!;
export const isOpen = (phone: Phone): boolean => deepAll(phone.root, '[role=tab]').length > 0;
export const find = (phone: Phone, name: string): HTMLButtonElement | undefined =>
  within<HTMLButtonElement>(phone, 'contact-form', 'button').find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name && one.checkVisibility(),
  );
export const button = (phone: Phone, name: string): HTMLButtonElement => find(phone, name)!;
export const tab = (phone: Phone, name: string): void => {
  within(phone, 'contact-form', '[role=tab]')
    .find((one) => one.textContent.trim() === name)!
    .click();
};
export const numbers = (phone: Phone): readonly string[] =>
  within<HTMLInputElement>(phone, 'contact-numbers', 'input').map(({ value }) => value);
export const grip = (phone: Phone, index: number): HTMLElement =>
  within(phone, 'contact-numbers', '.grip')[index]!;
export const words = (phone: Phone): string =>
  within(phone, 'contact-numbers', '[role=status]')[0]!.textContent;

/** Types into a field. */
export function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The form with the contact that has two numbers, at one of its tabs. */
export async function edit(name: 'General' | 'Numbers' | 'Groups' = 'General'): Promise<Phone> {
  const phone = await showContacts();
  const [brandt] = await phone.book.get(['own-brandt']);
  await form(phone).edit(brandt);
  await until(() => isOpen(phone));
  tab(phone, name);
  if (name === 'Numbers') await until(() => numbers(phone).length === 2);
  return phone;
}
