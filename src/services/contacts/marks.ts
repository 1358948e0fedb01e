import type { ContactId } from '../../domain/contacts/contact.ts';
import type { Marks } from './book-schema.ts';

/** Of the marks, what concerns these contacts: to bring it back with them. */
export function marksOf(marks: Marks, ids: ReadonlySet<ContactId>): Marks {
  const of = (all: readonly ContactId[]): ContactId[] => all.filter((id) => ids.has(id));
  return {
    ...marks,
    members: marks.members.map(([group, members]) => [group, of(members)]),
    favourites: of(marks.favourites),
    blocked: of(marks.blocked),
    shown: marks.shown.filter(([, id]) => ids.has(id)),
  };
}

export function withoutContacts(marks: Marks, ids: ReadonlySet<ContactId>): Marks {
  const rest = (all: readonly ContactId[]): ContactId[] => all.filter((id) => !ids.has(id));
  return {
    ...marks,
    members: marks.members.map(([group, members]) => [group, rest(members)]),
    favourites: rest(marks.favourites),
    blocked: rest(marks.blocked),
    shown: marks.shown.filter(([, id]) => !ids.has(id)),
  };
}

/** Brings back what `marksOf` took, as far as it fits: a group that is gone meanwhile stays gone. */
export function withMarks(marks: Marks, lost: Marks): Marks {
  const join = (all: readonly ContactId[], more: readonly ContactId[]): ContactId[] => [
    ...new Set([...all, ...more]),
  ];
  const members = new Map(marks.members);
  for (const [group, ids] of lost.members)
    if (marks.groups.some(({ id }) => id === group)) members.set(group, join(members.get(group) ?? [], ids));
  const chosen = new Set(marks.shown.map(([number]) => number));
  return {
    ...marks,
    members: [...members],
    favourites: join(marks.favourites, lost.favourites),
    blocked: join(marks.blocked, lost.blocked),
    shown: [...marks.shown, ...lost.shown.filter(([number]) => !chosen.has(number))],
  };
}

/** The same marks for contacts that have other ids now. */
export function renamed(marks: Marks, ids: ReadonlyMap<ContactId, ContactId>): Marks {
  const now = (all: readonly ContactId[]): ContactId[] => all.map((id) => ids.get(id) ?? id);
  return {
    ...marks,
    members: marks.members.map(([group, members]) => [group, now(members)]),
    favourites: now(marks.favourites),
    blocked: now(marks.blocked),
    shown: marks.shown.map(([number, id]) => [number, ids.get(id) ?? id]),
  };
}
