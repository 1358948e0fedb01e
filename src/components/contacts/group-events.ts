import type { GroupId } from '../../domain/contacts/address-book.ts';

const EVERYWHERE: EventInit = { bubbles: true, composed: true };

/** Show the contacts of this group. */
export class GroupSelectEvent extends Event {
  readonly group: GroupId;

  constructor(group: GroupId) {
    super('group-select', EVERYWHERE);
    this.group = group;
  }
}

/** Make a group, or change this one. */
export class GroupActEvent extends Event {
  readonly act: 'new' | 'rename' | 'remove';
  readonly group: GroupId;

  constructor(act: GroupActEvent['act'], group: GroupId = '') {
    super('group-act', EVERYWHERE);
    this.act = act;
    this.group = group;
  }
}

/** A group was made or got another name. */
export class GroupSavedEvent extends Event {
  readonly group: GroupId;

  constructor(group: GroupId) {
    super('group-saved', EVERYWHERE);
    this.group = group;
  }
}

declare global {
  interface HTMLElementEventMap {
    'group-select': GroupSelectEvent;
    'group-act': GroupActEvent;
    'group-saved': GroupSavedEvent;
  }
}
