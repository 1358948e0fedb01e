import { ALL_CONTACTS, BLOCKED, FAVOURITES } from '../../domain/contacts/address-book.ts';
import type { AddressBook, GroupId } from '../../domain/contacts/address-book.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact, ContactId } from '../../domain/contacts/contact.ts';
import type { PopOutAccess } from '../../domain/pwa/pop-outs.ts';
import type { Localize } from '../../i18n/localize.ts';
import { callNumber } from '../dialing/call-number.ts';
import type { CallPorts } from '../dialing/call-number.ts';
import type { ContactAct } from './contact-events.ts';
import type { ExportFormat } from '../../domain/contacts/contact-export.ts';
import { ownIds } from './contact-marks.ts';
import { mailLink } from './contact-text.ts';

/** What the acts need; the view has all of it. */
export interface ActPorts extends CallPorts {
  readonly book: AddressBook;
  readonly popOuts: PopOutAccess;
}

/** Where an act goes on in a form or a dialog. */
export interface ActSurfaces {
  edit(contact: Contact): unknown;
  chooseGroup(ids: readonly ContactId[], who: string): unknown;
  save(format: ExportFormat, ids: readonly ContactId[]): unknown;
}

/** With which contacts, which of their numbers, and in which group. */
export interface ActSubject {
  readonly ids: readonly ContactId[];
  readonly number?: string | undefined;
  readonly group: GroupId;
}

/** What a person does with contacts, and how it is told and taken back. */
export class ContactActs {
  readonly #ports: ActPorts;
  readonly #text: Localize;
  readonly #surfaces: ActSurfaces;

  /** `ports` are read when they are needed: an element has them once it is in the document. */
  constructor(ports: ActPorts, text: Localize, surfaces: ActSurfaces) {
    this.#ports = ports;
    this.#text = text;
    this.#surfaces = surfaces;
  }

  async do(act: ContactAct, { ids, number, group }: ActSubject): Promise<void> {
    switch (act) {
      case 'remove':
        return this.remove(ids);
      case 'star':
      case 'unstar':
        return this.star(ids, act === 'star');
      case 'block':
      case 'unblock':
        return this.block(ids, act === 'block');
      case 'group':
        this.#surfaces.chooseGroup(ids, await this.#who(ids));
        return;
      case 'ungroup':
        return this.takeOut(ids, group);
      case 'save':
        this.#surfaces.save('vcard', ids);
        return;
      case 'save-csv':
      case 'save-json':
        this.#surfaces.save(act === 'save-csv' ? 'csv' : 'json', ids);
        return;
      default:
        return this.#doWithOne(act, ids, number);
    }
  }

  async #doWithOne(
    act: 'call' | 'calls' | 'copy' | 'mail' | 'edit',
    ids: readonly ContactId[],
    chosen: string | undefined,
  ): Promise<void> {
    const [contact] = await this.#ports.book.get(ids.slice(0, 1));
    const number = chosen ?? contact?.numbers[0]?.number;
    if (contact === undefined) return;
    if (act === 'edit') this.#surfaces.edit(contact);
    else if (act === 'mail') mail(contact.mail);
    else if (number === undefined) return;
    else if (act === 'copy') await this.#copy(number);
    else if (act === 'call') await callNumber(number, this.#ports, this.#text);
    else
      this.#ports.ui.showCallsWith({ uri: '', number, displayName: contactName(contact), anonymous: false });
  }

  async #copy(number: string): Promise<void> {
    await navigator.clipboard.writeText(number);
    this.#ports.ui.announce(this.#text.term('numberCopied'));
  }

  /** Gone at once, with a way back. */
  async remove(marked: readonly ContactId[]): Promise<void> {
    const { book } = this.#ports;
    const ids = ownIds(marked);
    const left = marked.length - ids.length;
    const kept = left > 0 ? this.#text.term('contactsNotDeletable', left) : undefined;
    if (ids.length === 0) {
      if (kept !== undefined)
        this.#ports.ui.notify({ id: 'contacts-removed', tone: 'info', heading: kept, passing: true });
      return;
    }
    const who = await this.#who(ids);
    const removal = await book.remove(ids);
    const words = this.#text.term('contactsDeleted', who, removal.count);
    this.#tell('contacts-removed', words, () => removal.restore(), kept);
  }

  async removeGroup(id: GroupId): Promise<void> {
    const { book } = this.#ports;
    const name = this.#groupName(id);
    const removal = await book.removeGroup(id);
    this.#tell('group-removed', this.#text.term('groupDeleted', name), () => removal.restore());
  }

  async star(ids: readonly ContactId[], favourite: boolean): Promise<void> {
    await this.#ports.book.setFavourite(ids, favourite);
    const who = await this.#who(ids);
    this.#ports.ui.announce(this.#text.term(favourite ? 'contactsStarred' : 'contactsUnstarred', who));
  }

  async block(ids: readonly ContactId[], blocked: boolean): Promise<void> {
    const { book } = this.#ports;
    const [who, outside] = await Promise.all([this.#who(ids), this.#outside(ids, BLOCKED)]);
    await book.setBlocked(ids, blocked);
    if (!blocked) await this.#unblockNumbers(ids);
    const words = this.#text.term(blocked ? 'contactsBlocked' : 'contactsUnblocked', who);
    const changed = blocked ? outside : ids.filter((id) => !outside.includes(id));
    this.#tell('contacts-blocked', words, () => book.setBlocked(changed, !blocked));
  }

  /** Into a group, or the favourites or the blocked ones. */
  async put(ids: readonly ContactId[], group: GroupId): Promise<void> {
    const { book } = this.#ports;
    if (group === FAVOURITES) return this.star(ids, true);
    if (group === BLOCKED) return this.block(ids, true);
    const [who, added] = await Promise.all([this.#who(ids), this.#outside(ids, group)]);
    await book.addToGroup(group, ids);
    const words = this.#text.term('contactsGrouped', who, this.#groupName(group));
    this.#tell('contacts-grouped', words, () => book.removeFromGroup(group, added));
  }

  async takeOut(ids: readonly ContactId[], group: GroupId): Promise<void> {
    const { book } = this.#ports;
    const who = await this.#who(ids);
    await book.removeFromGroup(group, ids);
    const words = this.#text.term('contactsUngrouped', who, this.#groupName(group));
    this.#tell('contacts-grouped', words, () => book.addToGroup(group, ids));
  }

  /** Those that are not in a list yet: taking back what was done must not take more. */
  async #outside(ids: readonly ContactId[], group: GroupId): Promise<readonly ContactId[]> {
    const { book } = this.#ports;
    const filter = { ...ALL_CONTACTS, group };
    const { total } = await book.head(filter);
    const inside = new Set(await book.ids(filter, 0, total));
    return ids.filter((id) => !inside.has(id));
  }

  /** A contact counts as blocked when one of its numbers is, too. */
  async #unblockNumbers(ids: readonly ContactId[]): Promise<void> {
    const { book } = this.#ports;
    if (book.summary.value.blockedNumbers.length === 0) return;
    for (const { numbers } of await book.get(ids))
      for (const { number } of numbers) await book.setNumberBlocked(number, false);
  }

  /** The name of a single one, or how many they are. */
  async #who(ids: readonly ContactId[]): Promise<string> {
    if (ids.length !== 1) return this.#text.term('contactsCounted', ids.length);
    const [contact] = await this.#ports.book.get(ids);
    return contact === undefined ? '' : contactName(contact);
  }

  #groupName(id: GroupId): string {
    return this.#ports.book.summary.value.groups.find((group) => group.id === id)?.name ?? '';
  }

  #tell(id: string, heading: string, undo: () => Promise<void>, advice?: string): void {
    const action = { label: this.#text.term('undo'), run: () => void undo() };
    const more = advice !== undefined && { advice };
    this.#ports.ui.notify({ id, tone: 'info', heading, ...more, action, passing: true });
  }
}

/** Opens the program for mail of this device. */
function mail(address: string): void {
  const link = document.createElement('a');
  link.href = mailLink(address);
  link.click();
}
