import { css } from 'lit';

/**
 * Favourites, or what was found, beside the pad, and the last calls below; one of them at a time in the middle width; in a
 * narrow window the favourites are a strip below the pad.
 */
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
    grid-template-rows: minmax(0, max-content) minmax(150px, 1fr);
    gap: var(--space-4) var(--space-5);
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
  recent-calls {
    grid-column: 1 / -1;
    border-block-start: 1px solid var(--line);
    margin-inline: calc(-1 * var(--space-4));
    padding: var(--space-2) var(--space-4) 0;
  }
  .searching dial-favourites,
  .searching recent-calls,
  .main:not(.searching) dial-matches {
    display: none;
  }
  .searching dial-matches {
    grid-row: 1 / -1;
    grid-column: 2;
  }
  .area-head {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: 28px;
    margin-block-end: var(--space-2);
  }
  @container view (inline-size < 948px) {
    .switch {
      display: flex;
      /* It comes a moment after the pad, which must not jump. */
      min-block-size: 30px;
    }
    .main {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr);
    }
    .keys .area-head {
      display: none;
    }
    .keys,
    .main dial-favourites,
    .main recent-calls,
    .main dial-matches {
      display: none;
      grid-area: 1 / 1;
    }
    .show-pad .keys {
      display: block;
    }
    .show-favourites dial-favourites,
    .show-recent recent-calls,
    .show-matches dial-matches {
      display: flex;
    }
    recent-calls {
      border: 0;
      padding-block-start: 0;
    }
    dial-pad {
      --dial-key-size: 72px;
    }
  }
  @container view (inline-size < 752px) {
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
      grid-template-rows: auto auto;
      padding-inline: var(--space-3);
    }
    .show-pad dial-favourites {
      display: flex;
      grid-area: 2 / 1;
    }
    dial-pad {
      --dial-key-size: 58px;
    }
  }
`;
