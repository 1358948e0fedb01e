import { css } from 'lit';

/** Two columns where there is room for them. */
export const accountFormStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px 14px;
    align-items: start;
  }
  .wide,
  .actions,
  .switches {
    grid-column: 1 / -1;
  }
  .actions,
  .switches {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .switches {
    gap: var(--space-2) var(--space-6);
  }
  .more {
    flex: 1 1 100%;
    justify-content: flex-start;
    padding-inline-start: 0;
    text-align: start;
  }
  @container (inline-size < 440px) {
    .form {
      grid-template-columns: minmax(0, 1fr);
    }
    .actions .large {
      flex: 1;
    }
    .actions .spacer {
      display: none;
    }
  }
`;
