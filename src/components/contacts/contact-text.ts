import type { Contact } from '../../domain/contacts/contact.ts';

/** A contact's postal address in the order of an envelope; empty without one. */
export function postalLines(
  contact: Pick<Contact, 'street' | 'postOfficeBox' | 'postalCode' | 'city' | 'state' | 'country'>,
): readonly string[] {
  const place = `${contact.postalCode} ${contact.city}`.trim();
  const lines = [contact.street, contact.postOfficeBox, place, contact.state, contact.country];
  return lines.filter((line) => line !== '');
}

/** The address of a web page, if it is one that may be opened: text of others could be a script. */
export function webAddress(text: string): string | undefined {
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** RFC 6068: what separates addresses, or begins a subject, is no part of one. */
export function mailLink(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
}
