import { css } from 'lit';

/** Pad and last calls side by side; one of them at a time in the middle width; pad alone in a narrow window. */
export const dialAreaStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .dial {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  .search {
    padding: var(--space-4) var(--space-4) var(--space-2);
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    padding-block-start: var(--space-2);
  }
  .options ui-select {
    max-inline-size: 220px;
  }
  .switch {
    display: none;
    margin: 0 var(--space-4) var(--space-3);
  }
  .main {
    display: grid;
    grid-template-columns: 276px minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    gap: var(--space-6);
    padding: 0 var(--space-4) var(--space-4);
    flex: 1;
    min-block-size: 0;
  }
  .keys {
    overflow-y: auto;
    /* Room for the focus ring inside the scroll area. */
    padding: 4px;
    margin: -4px;
  }
  .area-head {
    display: flex;
    align-items: center;
    min-block-size: 28px;
    margin-block-end: var(--space-2);
  }
  @container view (inline-size < 948px) {
    .switch {
      display: flex;
    }
    .main {
      grid-template-columns: minmax(0, 1fr);
    }
    .main .area-head {
      display: none;
    }
    .main.show-pad .recent,
    .main.show-recent .keys {
      display: none;
    }
    dial-pad {
      --dial-key-size: 72px;
    }
  }
  @container view (inline-size < 564px) {
    .search {
      padding: var(--space-3) var(--space-3) var(--space-2);
    }
    .switch {
      margin-inline: var(--space-3);
    }
    .dial {
      block-size: auto;
    }
    .main {
      padding-inline: var(--space-3);
    }
    dial-pad {
      --dial-key-size: 58px;
    }
  }
`;
