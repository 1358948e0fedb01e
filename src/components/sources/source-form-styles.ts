import { css } from 'lit';

/** Two columns where there is room for them; the parts of the form below one another. */
export const sourceFormStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    container-type: inline-size;
  }
  form {
    display: contents;
  }
  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px 14px;
    align-items: start;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .switches {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: var(--space-2);
  }
  .actions,
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  /* Stays in sight: the form is long, and whoever is done is done anywhere in it. */
  .foot {
    position: sticky;
    inset-block-end: calc(-1 * var(--space-5));
    justify-content: flex-end;
    padding-block: var(--space-3);
    border-block-start: 1px solid var(--line);
    background: var(--surface);
  }
  h4 {
    margin-block-start: var(--space-2);
  }
  @container (inline-size < 520px) {
    .grid {
      grid-template-columns: minmax(0, 1fr);
    }
    .actions .button {
      flex: 1 auto;
    }
  }
`;
