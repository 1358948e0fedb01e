import type { SourceEdit } from '../../app/settings-draft.ts';
import type { SourceChanges } from '../../domain/import/source-store.ts';
import type { ContactSource, MappingRow } from '../../domain/import/source.ts';

const EVERYWHERE: EventInit = { bubbles: true, composed: true };

export type SourceAction = 'edit' | 'delete' | 'import' | 'cancel' | 'enable' | 'disable' | 'report';

/** What a person wants done with a source. */
export class SourceActionEvent extends Event {
  readonly id: string;
  readonly action: SourceAction;

  constructor(id: string, action: SourceAction) {
    super('source-action', EVERYWHERE);
    this.id = id;
    this.action = action;
  }
}

/** A person wants a source stored as it stands in the form, and perhaps imported at once. */
export class SourceSaveEvent extends Event {
  readonly source: ContactSource;
  readonly changes: SourceChanges;
  readonly importNow: boolean;

  constructor(source: ContactSource, changes: SourceChanges, importNow: boolean) {
    super('source-save', EVERYWHERE);
    this.source = source;
    this.changes = changes;
    this.importNow = importNow;
  }
}

/** What stands in the form; undefined when that is what is stored. */
export class SourceEditEvent extends Event {
  readonly edit: SourceEdit | undefined;

  constructor(edit: SourceEdit | undefined) {
    super('source-edit', EVERYWHERE);
    this.edit = edit;
  }
}

/** A person assigned fields of the file to those of a contact. */
export class MappingChangeEvent extends Event {
  readonly mapping: readonly MappingRow[];

  constructor(mapping: readonly MappingRow[]) {
    super('mapping-change', EVERYWHERE);
    this.mapping = mapping;
  }
}

/** What is to become of the contacts of a source that is deleted. */
export class SourceDeleteEvent extends Event {
  readonly contacts: 'delete' | 'keep';

  constructor(contacts: 'delete' | 'keep') {
    super('source-delete', EVERYWHERE);
    this.contacts = contacts;
  }
}

/** What is to become of contacts that a source does not name any more. */
export class RemovedSettleEvent extends Event {
  readonly removal: 'keep' | 'mark' | 'delete';

  constructor(removal: 'keep' | 'mark' | 'delete') {
    super('removed-settle', EVERYWHERE);
    this.removal = removal;
  }
}

declare global {
  interface HTMLElementEventMap {
    'source-action': SourceActionEvent;
    'source-save': SourceSaveEvent;
    'source-edit': SourceEditEvent;
    'mapping-change': MappingChangeEvent;
    'source-delete': SourceDeleteEvent;
    'removed-settle': RemovedSettleEvent;
  }
}
