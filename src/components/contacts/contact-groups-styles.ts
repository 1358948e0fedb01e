import { css } from 'lit';

export const contactGroupsStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .pane {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    block-size: 100%;
    padding: var(--space-3);
    background: var(--surface-sunken);
    border-inline-end: 1px solid var(--line);
  }
  .section-title {
    padding: 8px 8px 10px;
  }
  ul {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: 1px;
    /* Room for the outlines of what is focused or can be dropped on. */
    margin-inline: -2px;
    padding-inline: 2px;
  }
  li {
    display: flex;
    flex: none;
    align-items: center;
    border-radius: var(--radius-m);
  }
  li:has([aria-current]) {
    background: var(--surface-selected);
  }
  .group {
    display: flex;
    align-items: center;
    gap: 8px;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 0 8px;
    border-radius: var(--radius-m);
    color: var(--text-2);
  }
  .group:hover {
    background: var(--surface-hover);
  }
  .group[aria-current] {
    background: none;
    color: var(--accent-text);
    font-weight: var(--weight-medium);
  }
  .group[aria-current] .meta {
    color: inherit;
  }
  .group:focus-visible {
    outline-offset: -2px;
  }
  .target {
    outline: 1.5px dashed var(--accent-line);
    outline-offset: -1.5px;
  }
  .over {
    outline: 2px solid var(--accent-line);
    outline-offset: -2px;
    background: var(--accent-soft);
  }
  .over .verb {
    color: var(--accent-text);
    font-weight: var(--weight-medium);
  }
  .new {
    justify-content: flex-start;
    padding-inline: 8px;
  }
  .pane .only-bar {
    display: none;
  }
  .bar {
    display: none;
  }
  @container contacts (inline-size < 948px) {
    .pane {
      display: none;
    }
    .bar {
      display: flex;
      align-items: center;
      gap: var(--space-1);
    }
    ui-select {
      flex: 1;
    }
  }
  @media (forced-colors: active) {
    li:has([aria-current]) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
