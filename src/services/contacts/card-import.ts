import type { CardImport, WorkOptions } from '../../domain/contacts/contact-work.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import { isListName } from '../../domain/contacts/list-names.ts';
import { cleanText } from '../../domain/contacts/packed-contact.ts';
import { CONTACT_LIMITS } from '../../domain/contacts/contact.ts';
import type { VCardContact } from '../../domain/contacts/vcard-card.ts';
import { VCARD_LIMITS, readingVCards } from '../../domain/contacts/vcard-reader.ts';
import type { VCardFile } from '../../domain/contacts/vcard-reader.ts';
import { decodeVCards } from '../../domain/contacts/vcard-value.ts';
import { isAppError } from '../../lib/app-error.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import type { StoredGroup } from './book-schema.ts';
import type { Draft } from './draft.ts';
import { addOwn, keepPhoto } from './own-contacts.ts';
import type { Shelf } from './shelf.ts';
import { Turns } from './turns.ts';

export interface CardImportOptions {
  readonly shelf: Shelf;
  /** Decodes a picture, bounds it and encodes it anew. @throws `contact/no-picture` */
  readonly encodePicture: (picture: Blob) => Promise<Blob>;
}

/** Adds the contacts of a file of vCards as own ones, with their groups, in one transaction. */
export async function importCards(
  { shelf, encodePicture }: CardImportOptions,
  file: Blob,
  options: WorkOptions,
): Promise<CardImport> {
  const turns = new Turns(options);
  const { contacts, issues } = await read(file, turns);
  const photos: (Blob | null)[] = [];
  const photosLeftOut: string[] = [];
  for (const { data, picture } of contacts) {
    const photo = picture === undefined ? null : await usable(new Blob([picture]), encodePicture);
    photos.push(photo);
    if (photo === null && picture !== undefined && photosLeftOut.length < VCARD_LIMITS.issues)
      photosLeftOut.push(contactName(data));
    await turns.pass({ contacts: contacts.length, share: 0.5 + (0.4 * photos.length) / contacts.length });
  }
  const listNames = new Map<string, string>();
  for (const { groups } of contacts)
    for (const name of groups) if (isListName(name)) listNames.set(fold(name), name);
  if (contacts.length > 0)
    await shelf.edit((draft) => {
      options.signal?.throwIfAborted();
      const ids = contacts.map(({ data }, at) => addOne(draft, data, photos[at] ?? null));
      addToGroups(draft, contacts, ids);
    });
  return { added: contacts.length, issues, photosLeftOut, listNames: [...listNames.values()] };
}

/** The first half of the work. */
async function read(file: Blob, turns: Turns): Promise<VCardFile> {
  const reading = readingVCards(decodeVCards(new Uint8Array(await file.arrayBuffer())));
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done === true) return step.value;
    const { contacts, share } = step.value;
    await turns.pass({ contacts, share: share / 2 });
  }
}

async function usable(picture: Blob, encode: CardImportOptions['encodePicture']): Promise<Blob | null> {
  try {
    return await encode(picture);
  } catch (error) {
    if (isAppError(error, 'contact/no-picture')) return null;
    throw error;
  }
}

function addOne(draft: Draft, data: VCardContact['data'], photo: Blob | null): ContactId {
  return addOwn(draft, uuidv7(), keepPhoto(draft, photo), data).id;
}

/** Names are compared without case: a group that is there is the one that is meant. */
function addToGroups(draft: Draft, cards: readonly VCardContact[], ids: readonly ContactId[]): void {
  const groups: StoredGroup[] = [...draft.marks.groups];
  const known = new Map(groups.map(({ id, name }) => [fold(name), id]));
  const members = new Map(draft.marks.members);
  const joined = new Map<string, ContactId[]>();
  for (const [at, card] of cards.entries())
    for (const written of card.groups) {
      const name = cleanText(written, CONTACT_LIMITS.group).trim();
      const id = ids[at];
      if (name === '' || isListName(name) || id === undefined) continue;
      const group = known.get(fold(name)) ?? uuidv7();
      if (!known.has(fold(name))) groups.push({ id: group, name, external: false, aliases: [] });
      known.set(fold(name), group);
      const inside = joined.get(group) ?? [];
      joined.set(group, inside);
      inside.push(id);
    }
  for (const [group, inside] of joined)
    members.set(group, [...new Set([...(members.get(group) ?? []), ...inside])]);
  draft.marks = { ...draft.marks, groups, members: [...members] };
}
