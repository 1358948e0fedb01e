const EVERYWHERE: EventInit = { bubbles: true, composed: true };

/** The matches of what is typed have changed, or which of them is chosen. */
export class MatchesChangeEvent extends Event {
  /** All that match. */
  readonly count: number;
  /** The list that the field steers; undefined while there is none. */
  readonly list: HTMLElement | undefined;
  /** The row of the match that was chosen by the arrow keys. */
  readonly row: HTMLElement | undefined;

  constructor(count: number, list: HTMLElement | undefined, row: HTMLElement | undefined) {
    super('matches-change', EVERYWHERE);
    this.count = count;
    this.list = list;
    this.row = row;
  }
}

declare global {
  interface HTMLElementEventMap {
    'matches-change': MatchesChangeEvent;
  }
}
