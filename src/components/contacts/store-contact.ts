import type { AddressBook, GroupId } from '../../domain/contacts/address-book.ts';
import type { Contact, ContactData } from '../../domain/contacts/contact.ts';

interface Wish {
  readonly data: ContactData;
  readonly contact: Contact | undefined;
  readonly picture: Blob | null | undefined;
  readonly groups: { readonly before: ReadonlySet<GroupId>; readonly after: ReadonlySet<GroupId> };
}

/** What was changed in the form, and the rest as it stands by now: another window may have changed that. */
function joined(data: ContactData, before: ContactData, now: ContactData): ContactData {
  const kept = (Object.keys(data) as (keyof ContactData)[]).filter(
    (field) => JSON.stringify(data[field]) === JSON.stringify(before[field]),
  );
  return { ...data, ...Object.fromEntries(kept.map((field) => [field, now[field]])) };
}

/** Stores what a form holds: the contact, then in which groups it is. */
export async function storeContact(book: AddressBook, wish: Wish): Promise<Contact> {
  const { before, after } = wish.groups;
  const { contact } = wish;
  const [now] = contact === undefined ? [] : await book.get([contact.id]);
  const data = contact === undefined || now === undefined ? wish.data : joined(wish.data, contact, now);
  const saved = await book.save(data, contact?.id, wish.picture);
  const known = new Set(book.summary.value.groups.map(({ id }) => id));
  const differing = [...new Set([...before, ...after])].filter(
    (id) => known.has(id) && before.has(id) !== after.has(id),
  );
  for (const id of differing)
    await (after.has(id) ? book.addToGroup(id, [saved.id]) : book.removeFromGroup(id, [saved.id]));
  return saved;
}
