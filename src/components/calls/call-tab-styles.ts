import { css } from 'lit';

/** Light blue for the selected call, grey for the others, one row each. */
export const callTabStyles = css`
  :host {
    display: block;
  }
  article {
    border-radius: var(--radius-l);
    background: var(--tab-idle);
    color: var(--tab-idle-text);
    border: 1px solid transparent;
    transition:
      background-color var(--normal),
      border-color var(--normal);
  }
  .meta,
  .state {
    color: var(--tab-idle-text-2);
  }
  article:not(.active):hover {
    background: var(--tab-idle-hover);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 56px;
    padding: 8px 10px 8px 12px;
  }
  .select {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    flex: 1;
    text-align: start;
    min-block-size: 40px;
  }
  .name,
  .meta {
    display: block;
  }
  .state {
    display: flex;
    gap: 4px;
    align-items: center;
    font-size: var(--size-xs);
    min-inline-size: 0;
  }
  .state .clip {
    flex: 0 1 auto;
  }
  .error {
    color: var(--danger-text);
    align-items: flex-start;
  }
  .error .icon {
    margin-block-start: 1px;
  }
  .active {
    background: var(--tab-active);
    border-color: var(--tab-active-line);
    color: var(--tab-active-text);
    box-shadow: var(--shadow-1);
  }
  .active .meta,
  .active .state {
    color: var(--tab-active-text-2);
  }
  .active .head {
    padding-block-end: 4px;
  }
  .active .name {
    font-size: var(--size-l);
    font-weight: var(--weight-strong);
    letter-spacing: -0.006em;
  }
  .active call-timer.large {
    font-size: var(--size-l);
    font-weight: var(--weight-strong);
    color: var(--tab-active-text);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-3);
    padding: 0 12px 2px;
    min-block-size: 20px;
  }
  .facts .poor {
    color: var(--tab-active-text);
    font-weight: var(--weight-strong);
  }
  .message {
    margin: 4px 10px;
  }
  .round {
    display: inline-grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    flex: none;
    border-radius: var(--radius-m);
    color: inherit;
  }
  .round:hover {
    background: var(--tab-control-hover);
  }
  .round.end {
    background: var(--end);
    color: var(--on-call-action);
    border-radius: var(--radius-full);
  }
  .round.end:hover {
    background: var(--end-hover);
  }
  .round[aria-disabled='true'] {
    opacity: 0.5;
  }
  :host([dense]) article:not(.active) .head {
    min-block-size: 44px;
    padding-block: 2px;
  }
  @container view (inline-size < 752px) {
    article:not(.active) .head {
      min-block-size: 44px;
      padding-block: 2px;
    }
  }
  @media (forced-colors: active) {
    article {
      border-color: CanvasText;
    }
    article.active {
      border: 2px solid Highlight;
    }
    .round {
      border: 1px solid ButtonText;
    }
  }
`;
