import type { GroupId } from '../../domain/contacts/address-book.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';

const EVERYWHERE: EventInit = { bubbles: true, composed: true };

/** What a person can want done with contacts. */
export type ContactAct =
  | 'call'
  | 'calls'
  | 'copy'
  | 'mail'
  | 'edit'
  | 'remove'
  | 'star'
  | 'unstar'
  | 'block'
  | 'unblock'
  | 'group'
  | 'ungroup'
  | 'save'
  | 'save-csv'
  | 'save-json';

/** Do this with these contacts. */
export class ContactActEvent extends Event {
  readonly act: ContactAct;
  readonly ids: readonly ContactId[];
  /** For `call` and `copy`: the number that was chosen; without it the primary one. */
  readonly number: string | undefined;

  constructor(act: ContactAct, ids: readonly ContactId[], number?: string) {
    super('contact-act', EVERYWHERE);
    this.act = act;
    this.ids = ids;
    this.number = number;
  }
}

/** Do this with the marked contacts, those that are still being marked included. */
export class ContactMarkedActEvent extends Event {
  readonly act: ContactAct;
  /** The contact at which it was asked for: if it is none of the marked ones, it is meant alone. */
  readonly at: ContactId | undefined;

  constructor(act: ContactAct, at?: ContactId) {
    super('contact-marked-act', EVERYWHERE);
    this.act = act;
    this.at = at;
  }
}

/** How a click or a key changes which contacts are marked. */
export type MarkWay = 'only' | 'toggle' | 'range' | 'all';

/** A person marked a row of the list. */
export class ContactMarkEvent extends Event {
  readonly way: MarkWay;
  readonly index: number;

  constructor(way: MarkWay, index: number) {
    super('contact-mark', EVERYWHERE);
    this.way = way;
    this.index = index;
  }
}

/** Show the information of a contact, or go back to the list (`undefined`). */
export class ContactOpenEvent extends Event {
  readonly id: ContactId | undefined;

  constructor(id: ContactId | undefined) {
    super('contact-open', EVERYWHERE);
    this.id = id;
  }
}

/** Show what can be done with a contact, beside the anchor. */
export class ContactMenuEvent extends Event {
  readonly id: ContactId;
  readonly anchor: Element;

  constructor(id: ContactId, anchor: Element) {
    super('contact-menu', EVERYWHERE);
    this.id = id;
    this.anchor = anchor;
  }
}

/** Contacts are being dragged, or no more (none). */
export class ContactDragEvent extends Event {
  readonly ids: readonly ContactId[];

  constructor(ids: readonly ContactId[]) {
    super('contact-drag', EVERYWHERE);
    this.ids = ids;
  }
}

/** Contacts were dropped on a group, the favourites or the blocked ones, or a group was chosen for them. */
export class ContactDropEvent extends Event {
  readonly group: GroupId;
  /** Without them: those that are dragged. */
  readonly ids: readonly ContactId[] | undefined;

  constructor(group: GroupId, ids?: readonly ContactId[]) {
    super('contact-drop', EVERYWHERE);
    this.group = group;
    this.ids = ids;
  }
}

/** Several contacts have this number: name its calls by this one. */
export class ContactShownEvent extends Event {
  readonly number: string;
  readonly id: ContactId;

  constructor(number: string, id: ContactId) {
    super('contact-shown', EVERYWHERE);
    this.number = number;
    this.id = id;
  }
}

/** The form stored a contact. */
export class ContactSavedEvent extends Event {
  readonly id: ContactId;

  constructor(id: ContactId) {
    super('contact-saved', EVERYWHERE);
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'contact-act': ContactActEvent;
    'contact-marked-act': ContactMarkedActEvent;
    'contact-mark': ContactMarkEvent;
    'contact-open': ContactOpenEvent;
    'contact-menu': ContactMenuEvent;
    'contact-drag': ContactDragEvent;
    'contact-drop': ContactDropEvent;
    'contact-shown': ContactShownEvent;
    'contact-saved': ContactSavedEvent;
  }
}
