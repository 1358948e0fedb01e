import { css } from 'lit';

/** A table at wide, without end and forwarding in the middle, two-line rows in a narrow window. */
export const historyRowsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    --_columns: 40px minmax(150px, 1.2fr) 76px 92px 92px minmax(120px, 1fr) minmax(90px, 1.2fr) 104px;
  }
  :host([forwarding]) {
    --_columns: 40px minmax(140px, 1.2fr) 76px 92px 92px minmax(120px, 0.9fr) minmax(90px, 0.9fr)
      minmax(90px, 1.2fr) 104px;
  }
  :host(:not([forwarding])) .forwarding-cell {
    display: none;
  }
  .grid {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
  }
  .line {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: center;
    inline-size: 100%;
    line-height: 1.3;
  }
  .line > * {
    padding: 0 8px;
    min-inline-size: 0;
  }
  .header {
    min-block-size: 32px;
    font-size: var(--size-xs);
    font-weight: var(--weight-medium);
    color: var(--text-3);
    border-block-end: 1px solid var(--line);
    padding-inline-end: 12px;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    font: inherit;
    color: inherit;
  }
  .sort:hover {
    color: var(--text);
  }
  .rows {
    flex: 1;
    min-block-size: 0;
    scrollbar-gutter: stable;
  }
  .day {
    display: block;
    min-block-size: 28px;
    padding: 5px 4px;
    color: var(--text-2);
    font-size: var(--size-xs);
    font-weight: var(--weight-medium);
    background: var(--surface-sunken);
    border-radius: var(--radius-s);
  }
  .call {
    min-block-size: 46px;
    border-block-end: 1px solid var(--line);
  }
  .call:hover {
    background: var(--surface-hover);
  }
  .call[aria-selected='true'] {
    background: var(--surface-selected);
  }
  .call:focus-visible {
    outline-offset: -2px;
  }
  .who,
  .number {
    display: block;
  }
  .fresh {
    font-weight: var(--weight-strong);
  }
  /* Why a call came to nothing may be a sentence: two lines of it fit into a row. */
  .result {
    color: var(--text-3);
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  .forwarding {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--text-2);
  }
  .note-cell {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .notes {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    flex: none;
    min-inline-size: 24px;
    min-block-size: 24px;
    color: var(--accent-text);
    font-size: var(--size-xs);
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    padding: 0 4px;
  }
  .small-facts {
    display: none;
  }
  @container history (inline-size < 948px) {
    :host,
    :host([forwarding]) {
      --_columns: 40px minmax(140px, 1.2fr) 76px 92px minmax(110px, 1fr) minmax(80px, 1fr) 104px;
    }
    .end,
    .forwarding-cell {
      display: none;
    }
  }
  /* No room for notes beside the buttons: they are one click away. */
  @container history (inline-size < 752px) {
    :host,
    :host([forwarding]) {
      --_columns: 40px minmax(120px, 1.2fr) 76px 92px minmax(90px, 1fr) 104px;
    }
    .note-cell {
      display: none;
    }
  }
  @container history (inline-size < 564px) {
    :host,
    :host([forwarding]) {
      --_columns: 38px minmax(0, 1fr) auto;
    }
    .header {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      min-block-size: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .call {
      min-block-size: 56px;
    }
    .date,
    .start,
    .duration,
    .number {
      display: none;
    }
    .small-facts {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .call[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
