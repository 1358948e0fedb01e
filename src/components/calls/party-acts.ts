import type { UiState } from '../../app/ui-state.ts';
import type { Party } from '../../domain/call/call.ts';
import type { AddressBook, Caller } from '../../domain/contacts/address-book.ts';
import type { ContactData } from '../../domain/contacts/contact.ts';
import { textsOf } from '../../i18n/localize.ts';
import type { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import '../../icons/contact-icons.ts';
import type { MenuItem } from '../ui/ui-menu.ts';

export type PartyAct = 'contact' | 'calls' | 'block' | 'unblock';

/** Who a call was with, as a menu needs to know it. */
export interface PartyFacts {
  readonly party: Party;
  readonly caller: Caller | undefined;
  readonly blocked: boolean;
}

interface Ports {
  readonly book: AddressBook;
  readonly ui: UiState;
}

/** What the address book says of a party at this moment; nothing of one that withholds its number. */
export async function partyFacts(book: AddressBook, party: Party): Promise<PartyFacts> {
  if (party.anonymous || party.number === '') return { party, caller: undefined, blocked: false };
  const [[caller], blocked] = await Promise.all([book.callers([party.number]), book.isBlocked(party.number)]);
  return { party, caller, blocked };
}

/** Items of a menu for the one whom a call was with; none where the number is withheld. */
export function partyItems({ party, caller, blocked }: PartyFacts, text: Localize): readonly MenuItem[] {
  if (party.anonymous || party.number === '') return [];
  return [
    caller === undefined
      ? { id: 'contact', icon: 'user-plus', label: text.term('addContact') }
      : { id: 'contact', icon: 'id-card', label: text.term('openContact') },
    { id: 'calls', icon: 'history', label: text.term('callsWith', partyName(party, caller)) },
    blocked
      ? { id: 'unblock', icon: 'ban', label: text.term('unblockNumber') }
      : { id: 'block', icon: 'ban', label: text.term('blockNumber') },
  ];
}

export function isPartyAct(id: string): id is PartyAct {
  return id === 'contact' || id === 'calls' || id === 'block' || id === 'unblock';
}

export async function doWithParty(act: PartyAct, { party, caller }: PartyFacts, ports: Ports): Promise<void> {
  switch (act) {
    case 'contact':
      ports.ui.openContact(caller === undefined ? { add: beginningOf(party) } : { open: caller.id });
      return;
    case 'calls':
      ports.ui.showCallsWith(party);
      return;
    case 'block':
    case 'unblock':
      return block(act === 'block', party, caller, ports);
  }
}

function beginningOf({ displayName = '', number }: Party): Partial<ContactData> {
  return { displayName, numbers: [{ kind: number.length < 6 ? 'extension' : 'work', number }] };
}

/** Done at once, with a way back. A contact that is blocked as a whole is let through as a whole. */
async function block(
  blocked: boolean,
  party: Party,
  caller: Caller | undefined,
  { book, ui }: Ports,
): Promise<void> {
  const { number } = party;
  await book.setNumberBlocked(number, blocked);
  const whole = !blocked && caller !== undefined && (await book.isBlocked(number));
  if (whole) await book.setBlocked([caller.id], false);
  const { numberBlocked, numberUnblocked, undo } = textsOf('rest');
  const who = partyName(party, caller);
  const back = async (): Promise<void> => {
    if (whole) await book.setBlocked([caller.id], true);
    else await book.setNumberBlocked(number, !blocked);
  };
  ui.notify({
    id: 'number-blocked',
    tone: 'info',
    heading: blocked ? numberBlocked(who) : numberUnblocked(who),
    action: { label: undo, run: () => void back() },
    passing: true,
  });
}
