import { css } from 'lit';

/** Left what the file has, right what a contact has; below one another where there is no room. */
export const mappingEditorStyles = css`
  :host {
    display: block;
    /* Holds what only screen readers find: else it would lengthen the page itself. */
    position: relative;
    container-type: inline-size;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: var(--space-4);
  }
  .column {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-inline-size: 0;
  }
  .list {
    max-block-size: 460px;
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
  }
  .list > li {
    border-block-end: 1px solid var(--line);
  }
  .list > li:last-child {
    border-block-end: 0;
  }
  .found {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: 44px;
    padding: 4px var(--space-2);
    cursor: grab;
  }
  .found .clip {
    display: block;
  }
  .found > .icon {
    color: var(--text-3);
  }
  .found[data-dragged] {
    outline: 1px dashed var(--line-control);
    outline-offset: -3px;
    color: var(--text-3);
  }
  .target {
    display: grid;
    grid-template-columns: minmax(90px, 2fr) minmax(0, 3fr);
    align-items: center;
    gap: 2px var(--space-2);
    padding: 5px var(--space-2);
  }
  .target > .notes {
    grid-column: 2;
  }
  .dragging .target {
    outline: 1px dashed var(--accent-line);
    outline-offset: -3px;
  }
  .dragging .target[data-over] {
    outline: 2px solid var(--accent);
    background: var(--accent-soft);
  }
  .notes mark {
    background: var(--danger-soft);
    color: var(--danger-text);
    text-decoration: underline wavy;
    white-space: pre;
  }
  @container (inline-size < 640px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .list {
      max-block-size: 300px;
    }
  }
`;
