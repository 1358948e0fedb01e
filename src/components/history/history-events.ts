import type { HistoryOrder } from '../../domain/history/history-order.ts';

export type ExportFormat = 'csv' | 'json';

const EVERYWHERE: EventInit = { bubbles: true, composed: true };

/** A person opened a call of the history, or closed the open one (`undefined`). */
export class HistorySelectEvent extends Event {
  readonly guid: string | undefined;
  /** Go on in the note. */
  readonly editNote: boolean;

  constructor(guid: string | undefined, editNote = false) {
    super('history-select', EVERYWHERE);
    this.guid = guid;
    this.editNote = editNote;
  }
}

/** Call the partner of a call again. */
export class HistoryCallEvent extends Event {
  readonly guid: string;

  constructor(guid: string) {
    super('history-call', EVERYWHERE);
    this.guid = guid;
  }
}

/** Show what can be done with a call, beside the anchor. */
export class HistoryMenuEvent extends Event {
  readonly guid: string;
  readonly anchor: Element;

  constructor(guid: string, anchor: Element) {
    super('history-menu', EVERYWHERE);
    this.guid = guid;
    this.anchor = anchor;
  }
}

/** A person chose another order. */
export class HistoryOrderEvent extends Event {
  readonly order: HistoryOrder;

  constructor({ column, descending }: HistoryOrder) {
    super('history-order', EVERYWHERE);
    this.order = { column, descending };
  }
}

/** Save the calls that match as a file. */
export class HistoryExportEvent extends Event {
  readonly format: ExportFormat;

  constructor(format: ExportFormat) {
    super('history-export', EVERYWHERE);
    this.format = format;
  }
}

/** Put the number of a call on the clipboard. */
export class HistoryCopyEvent extends Event {
  readonly guid: string;

  constructor(guid: string) {
    super('history-copy', EVERYWHERE);
    this.guid = guid;
  }
}

/** Store another note with a call; an empty one deletes it. */
export class HistoryNoteEvent extends Event {
  readonly guid: string;
  readonly note: string;

  constructor(guid: string, note: string) {
    super('history-note', EVERYWHERE);
    this.guid = guid;
    this.note = note;
  }
}

/** Delete a single call. */
export class HistoryDeleteEvent extends Event {
  readonly guid: string;

  constructor(guid: string) {
    super('history-delete', EVERYWHERE);
    this.guid = guid;
  }
}

/** The end of the loaded calls is near. */
export class HistoryMoreEvent extends Event {
  constructor() {
    super('history-more', EVERYWHERE);
  }
}

declare global {
  interface HTMLElementEventMap {
    'history-select': HistorySelectEvent;
    'history-call': HistoryCallEvent;
    'history-menu': HistoryMenuEvent;
    'history-order': HistoryOrderEvent;
    'history-export': HistoryExportEvent;
    'history-copy': HistoryCopyEvent;
    'history-note': HistoryNoteEvent;
    'history-delete': HistoryDeleteEvent;
    'history-more': HistoryMoreEvent;
  }
}
