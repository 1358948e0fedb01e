import { OWN } from '../../domain/contacts/contact.ts';
import type { Contact, ContactData, ContactId } from '../../domain/contacts/contact.ts';
import { packContact, unpackContact } from '../../domain/contacts/packed-contact.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import type { Draft } from './draft.ts';

export const OWN_HEAD = { source: OWN, origin: 'own', name: '' } as const;

/** Keeps a picture with a draft. @returns its name, empty without one */
export function keepPhoto(draft: Draft, photo: Blob | null): string {
  if (photo === null) return '';
  const name = uuidv7();
  draft.photos.set(name, photo);
  return name;
}

/** Adds an own contact to a draft; its groups are the person's, and stand apart. */
export function addOwn(draft: Draft, id: ContactId, photo: string, data: ContactData): Contact {
  const row = packContact(id, photo, { ...data, groups: [] });
  draft.add(OWN_HEAD, [row]);
  return unpackContact(row, OWN, 'own');
}
