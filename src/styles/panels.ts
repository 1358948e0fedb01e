import { css } from 'lit';

/** Bordered groups and the rows of settings in them: label and hint left, control right. */
export const panels = css`
  .panel {
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
    min-inline-size: 0;
  }
  .panel-head {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: 10px var(--space-4);
    border-block-end: 1px solid var(--line);
    min-block-size: 44px;
  }
  .panel-body {
    padding: var(--space-3) var(--space-4) var(--space-4);
  }
  .setting {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 300px;
    gap: 4px var(--space-6);
    align-items: center;
    padding: 9px var(--space-4);
    border-block-start: 1px solid var(--line);
    min-block-size: 48px;
  }
  .setting:first-child {
    border-block-start: 0;
  }
  .setting .hint {
    display: block;
  }
  .setting > .button {
    justify-self: end;
  }
  @container (inline-size < 640px) {
    .setting {
      grid-template-columns: minmax(0, 1fr);
    }
    .setting > .button {
      justify-self: start;
    }
  }
`;
