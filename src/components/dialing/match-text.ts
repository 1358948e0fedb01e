import { contactName, contactRole } from '../../domain/contacts/contact.ts';
import type { ContactNumber } from '../../domain/contacts/contact.ts';
import { hasMark, markedNumber, markedParts, showsAll } from '../../domain/contacts/marks.ts';
import type { MarkedPart } from '../../domain/contacts/marks.ts';
import type { Match } from '../../domain/contacts/match.ts';
import { formatNumber } from '../../domain/dialing/number-format.ts';

/** The number that is called when the match is chosen: the one that was searched for, else the primary one. */
export function numberOf({ contact, number = 0 }: Match): ContactNumber | undefined {
  return contact.numbers[number] ?? contact.numbers[0];
}

/** What the person may dial besides: grey handsets. The one that was searched for comes first; a fax is not talked to. */
export function otherNumbers({ contact, number }: Match, most: number): readonly ContactNumber[] {
  const others = contact.numbers.filter((each, index) => index > 0 && each.kind !== 'fax');
  const meant = number === undefined ? undefined : contact.numbers[number];
  const first = others.filter((each) => each === meant);
  return [...first, ...others.filter((each) => each !== meant)].slice(0, most);
}

export function nameParts({ contact, keypad }: Match, query: string): readonly MarkedPart[] {
  return markedParts(contactName(contact), query, keypad);
}

/** What was found and does not stand in the name, then what the person does and where. */
export function secondLine(match: Match, query: string): readonly MarkedPart[] {
  const { contact, number, keypad } = match;
  const role = contactRole(contact);
  const found = number === undefined ? undefined : contact.numbers[number]?.number;
  if (found !== undefined) return joined(markedNumber(formatNumber(found), query), [plain(role)]);
  if (!showsAll(`${contactName(contact)} ${role}`, query, keypad)) {
    const mail = [contact.mail, contact.mail2].map((address) => markedParts(address, query)).find(hasMark);
    if (mail !== undefined) return joined(mail, [plain(role)]);
  }
  const name = showsAll(contactName(contact), query, keypad);
  return role === ''
    ? [plain(formatNumber(contact.numbers[0]?.number ?? ''))]
    : name
      ? [plain(role)]
      : markedParts(role, query, keypad);
}

function plain(text: string): MarkedPart {
  return { text, marked: false };
}

function joined(parts: readonly MarkedPart[], more: readonly MarkedPart[]): readonly MarkedPart[] {
  const rest = more.filter(({ text }) => text !== '');
  return rest.length === 0 ? parts : [...parts, plain(' · '), ...rest];
}

export function textOfParts(parts: readonly MarkedPart[]): string {
  return parts.map(({ text }) => text).join('');
}
