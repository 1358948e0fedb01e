import { css } from 'lit';

export const contactNumbersStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  ul {
    display: grid;
    gap: 6px;
  }
  .number {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    padding: 4px 6px 4px 4px;
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
  }
  .lifted {
    border: 1px dashed var(--line-control);
    background: none;
  }
  .line-before::before,
  .line-after:last-child::after {
    content: '';
    position: absolute;
    inset-inline: 8px;
    block-size: 3px;
    border-radius: 2px;
    background: var(--accent-line);
  }
  .line-before::before {
    inset-block-start: -5px;
  }
  .line-after:last-child::after {
    inset-block-end: -5px;
  }
  .grip {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 32px;
    flex: none;
    color: var(--text-3);
    cursor: grab;
    border-radius: var(--radius-s);
  }
  .grip:hover {
    background: var(--surface-hover);
    color: var(--text);
  }
  .grip[aria-pressed='true'] {
    color: var(--accent-text);
    background: var(--accent-soft);
  }
  .select {
    flex: 0 0 124px;
  }
  .input {
    flex: 1;
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    min-inline-size: 84px;
  }
  .chip {
    margin-inline-end: 4px;
  }
  .add {
    align-self: flex-start;
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  @media (width < 560px) {
    .number {
      flex-wrap: wrap;
    }
    .select {
      flex: 1 1 110px;
    }
    .input {
      flex: 1 0 100%;
      order: 3;
    }
  }
`;
