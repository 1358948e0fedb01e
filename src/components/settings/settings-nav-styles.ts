import { css } from 'lit';

/** A list with words; where its container is medium, icons alone (`data-tip` names them, and the button's text stays for screen readers). */
export const settingsNavStyles = css`
  :host {
    display: block;
    min-block-size: 0;
  }
  nav {
    display: flex;
    flex-direction: column;
    gap: 1px;
    min-block-size: 100%;
    padding: var(--space-3);
  }
  .search {
    margin-block-end: var(--space-2);
  }
  .page {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 0 10px;
    border-radius: var(--radius-m);
    color: var(--text-2);
    font-weight: var(--weight-medium);
  }
  .page:hover {
    background: var(--surface-hover);
    color: var(--text);
  }
  .page[aria-current='page'] {
    background: var(--surface-selected);
    color: var(--accent-text);
  }
  .page:focus-visible {
    outline-offset: 0;
  }
  .found {
    display: flex;
    flex-direction: column;
    padding-block: 4px;
  }
  .nothing {
    padding: var(--space-2) 10px;
  }
  .administrator {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding: var(--space-2) 10px 0;
    margin-block: var(--space-2) 2px;
    border-block-start: 1px solid var(--line);
    font-weight: var(--weight-medium);
    color: var(--text-2);
  }
  .version {
    margin-block-start: auto;
    padding: var(--space-2) 10px 0;
  }
  @container settings (640px <= inline-size < 948px) {
    nav {
      padding-inline: var(--space-2);
    }
    .search,
    .version {
      display: none;
    }
    .page {
      position: relative;
      justify-content: center;
      min-block-size: 40px;
      padding: 0;
    }
    .word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .update-badge {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 0;
    }
    .administrator {
      flex-direction: column;
      padding-inline: 0;
    }
  }
  @container settings (inline-size < 640px) {
    .page {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .page[aria-current='page'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
