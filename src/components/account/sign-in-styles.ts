import { css } from 'lit';

/** Two columns: what the phone is and what it may do, beside the ways to begin. One column where it is narrow. */
export const signInStyles = css`
  :host {
    display: block;
    block-size: 100%;
    container-type: inline-size;
    overflow-y: auto;
    background: var(--surface);
  }
  .first {
    display: grid;
    grid-template-columns: minmax(280px, 400px) minmax(0, 1fr);
    min-block-size: 100%;
  }
  .intro {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    gap: var(--space-8);
    padding: var(--space-10);
    background: light-dark(var(--tab-active), var(--accent-soft));
    color: var(--tab-active-text);
  }
  .intro .secondary {
    color: var(--tab-active-text-2);
    font-size: var(--size-m);
    margin-block-start: 10px;
    max-inline-size: 40ch;
    text-wrap: balance;
  }
  .brand .icon {
    inline-size: 30px;
    block-size: 30px;
    stroke-width: 1.6;
  }
  .brand {
    gap: 10px;
  }
  .hero {
    font-size: 1.875rem;
    line-height: 1.15;
    font-weight: var(--weight-strong);
    letter-spacing: -0.02em;
    text-wrap: balance;
  }
  .hero span {
    display: block;
  }
  .choices {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    justify-content: center;
    min-inline-size: 0;
    inline-size: 100%;
    max-inline-size: 760px;
    margin-inline: auto;
    padding: var(--space-10);
  }
  .choices > .stack {
    gap: 10px;
  }
  .choice {
    border: 1px solid var(--line-control);
    border-radius: var(--radius-l);
    background: var(--surface);
  }
  .choice.open {
    border-color: var(--accent-line);
    box-shadow: inset 0 0 0 1px var(--accent-line);
  }
  .choice > button {
    display: flex;
    align-items: center;
    gap: 14px;
    inline-size: 100%;
    padding: 14px 16px;
    border-radius: var(--radius-l);
  }
  .choice:not(.open) > button:hover {
    background: var(--surface-hover);
  }
  .choice > button > .icon {
    color: var(--accent-text);
  }
  .choice .name,
  .choice .meta {
    display: block;
  }
  .choice-body {
    padding: 4px 16px 16px 51px;
  }
  .lock {
    gap: 6px;
  }
  .provision {
    align-items: flex-end;
    flex-wrap: wrap;
  }
  .provision ui-field {
    flex: 1 1 240px;
  }
  @container (inline-size < 860px) {
    .first {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto 1fr;
    }
    .intro {
      padding: var(--space-6) var(--space-4);
      gap: var(--space-4);
    }
    .hero {
      font-size: var(--size-2xl);
    }
    .hero span {
      display: inline;
    }
    .choices {
      padding: var(--space-6) var(--space-4);
      justify-content: flex-start;
    }
    .choice-body {
      padding-inline-start: 16px;
    }
  }
  @media (forced-colors: active) {
    .intro {
      border-inline-end: 1px solid;
    }
    .choice.open {
      outline: 2px solid Highlight;
    }
  }
`;
