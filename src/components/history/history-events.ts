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
    'history-copy': HistoryCopyEvent;
    'history-note': HistoryNoteEvent;
    'history-delete': HistoryDeleteEvent;
    'history-more': HistoryMoreEvent;
  }
}
