import { css } from 'lit';

/** Pixels; see `.line`. */
export const ROW_HEIGHT = 52;

export const contactListStyles = css`
  :host {
    display: flex;
    min-block-size: 0;
    min-inline-size: 0;
    container: list / inline-size;
  }
  .grid {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .rows {
    flex: 1;
    min-block-size: 0;
  }
  .line {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    block-size: 52px;
    padding: 0 10px;
    border-radius: var(--radius-m);
    line-height: 1.3;
  }
  .line:hover {
    background: var(--surface-hover);
  }
  .line[aria-selected='true'] {
    background: var(--surface-selected);
  }
  .line[aria-selected='true'] .handset.soft {
    background: var(--accent);
    color: var(--on-accent);
  }
  .line:focus-visible {
    outline-offset: -2px;
  }
  .line.dragged {
    background: none;
    outline: 1px dashed var(--line-control);
    outline-offset: -1px;
    color: var(--text-2);
  }
  .cell {
    display: flex;
    align-items: center;
    gap: 12px;
    min-inline-size: 0;
  }
  .cell .name,
  .cell .meta {
    display: block;
  }
  .blocked {
    display: inline-block;
    vertical-align: -2px;
    margin-inline-start: 6px;
    color: var(--danger-text);
  }
  .actions {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .no-number {
    inline-size: 28px;
  }
  .starred {
    color: var(--presence-ringing);
  }
  .starred .icon {
    fill: currentColor;
  }
  .waiting .cell::before {
    content: '';
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    margin-inline-start: 30px;
    background: var(--surface-pressed);
  }
  .waiting .cell::after {
    content: '';
    inline-size: 40%;
    block-size: 12px;
    border-radius: var(--radius-s);
    background: var(--surface-pressed);
  }
  .waiting .cell {
    grid-column: 1 / -1;
    /* Nothing flashes when the rows are there at once. */
    animation: appear 1ms 300ms both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  jump-bar {
    flex: none;
    inline-size: 26px;
  }
  /* Names need the room; the menu of the contact has the star too. */
  @container list (inline-size < 480px) {
    .star:not(.starred) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .line[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
