import { css } from 'lit';

export const historyViewStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    container: history / inline-size;
  }
  .view {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
  }
  /* Gives its room away before something goes into a second line. */
  .search {
    flex: 1 1 160px;
    max-inline-size: 280px;
  }
  .period,
  .account {
    flex: 0 1 140px;
    min-inline-size: 110px;
  }
  .day-input {
    inline-size: 146px;
  }
  .tail {
    margin-inline-start: auto;
    white-space: nowrap;
  }
  history-rows {
    flex: 1;
    padding: 0 var(--space-2);
  }
  .empty {
    flex: 1;
  }
  @container history (inline-size < 1100px) {
    .tools .word {
      display: none;
    }
  }
  @container history (inline-size < 564px) {
    .tools {
      padding: var(--space-3);
    }
    .search {
      flex: 1 1 100%;
      max-inline-size: none;
    }
    .tail > .meta {
      display: none;
    }
    history-rows {
      padding: 0 var(--space-1);
    }
  }
`;
