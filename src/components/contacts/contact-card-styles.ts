import { css } from 'lit';

export const contactCardStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  article {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
  }
  .head {
    display: flex;
    gap: 14px;
    align-items: center;
  }
  .page-title,
  .secondary,
  .head .meta {
    overflow-wrap: anywhere;
  }
  .actions {
    flex-wrap: wrap;
  }
  .corner {
    flex: none;
    gap: 2px;
    align-self: flex-start;
  }
  .starred {
    color: var(--presence-ringing);
  }
  .starred .icon {
    fill: currentColor;
  }
  .number-row {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    border-block-start: 1px solid var(--line);
  }
  .number-row:first-child {
    border-block-start: 0;
  }
  .facts {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 7px 12px;
  }
  .facts dt {
    color: var(--text-3);
    overflow-wrap: anywhere;
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .address {
    display: block;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .chip {
    display: block;
    max-inline-size: 100%;
    line-height: 22px;
  }
  .shared {
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    padding: var(--space-2) var(--space-3);
  }
  .shared legend {
    padding-inline: 4px;
  }
  .shared label {
    min-block-size: 28px;
  }
  .shared input {
    accent-color: var(--accent);
    inline-size: 16px;
    block-size: 16px;
    flex: none;
  }
  .notes {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    margin-block-start: 4px;
  }
  .message {
    margin: 0;
  }
  .call {
    display: grid;
    grid-template-columns: 22px minmax(0, 1fr) minmax(0, auto);
    align-items: center;
    gap: 0 10px;
    min-block-size: 32px;
  }
  .result {
    text-align: end;
  }
  .comment {
    grid-column: 2 / -1;
    color: var(--text-2);
    overflow-wrap: anywhere;
    padding-block-end: 4px;
  }
`;
