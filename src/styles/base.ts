import { css } from 'lit';

/** Reset, focus, icons, text and layout: the first of every element's styles. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden]:not([hidden='until-found']) {
    display: none;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    cursor: default;
    background: none;
    border: 0;
    padding: 0;
    text-align: inherit;
  }
  a {
    color: var(--accent-text);
    text-underline-offset: 2px;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  th {
    text-align: start;
    font-weight: var(--weight-medium);
  }
  svg {
    display: block;
    flex: none;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: var(--focus-width) solid var(--focus);
    outline-offset: var(--focus-offset);
    border-radius: var(--radius-m);
  }

  .icon {
    inline-size: 18px;
    block-size: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.85;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.s {
    inline-size: 15px;
    block-size: 15px;
    stroke-width: 2;
  }
  .icon.l {
    inline-size: 21px;
    block-size: 21px;
    stroke-width: 1.75;
  }
  .icon.solid {
    fill: currentColor;
    stroke-width: 1;
  }
  .icon.end {
    transform: rotate(135deg);
  }

  .title {
    font-size: var(--size-l);
    font-weight: var(--weight-strong);
    line-height: var(--leading-tight);
    letter-spacing: -0.006em;
  }
  .page-title {
    font-size: var(--size-xl);
    font-weight: var(--weight-strong);
    line-height: var(--leading-tight);
    letter-spacing: -0.012em;
  }
  .section-title {
    font-size: var(--size-s);
    font-weight: var(--weight-strong);
    color: var(--text);
    line-height: var(--leading-tight);
  }
  .meta,
  .hint {
    font-size: var(--size-xs);
    color: var(--text-3);
  }
  .secondary {
    color: var(--text-2);
  }
  .name {
    font-size: var(--size-m);
    font-weight: var(--weight-medium);
    color: inherit;
  }
  .num {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .mono {
    font-family: var(--font-mono);
    font-size: 0.92em;
  }
  .clip {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  .sr-only {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  kbd {
    font: var(--weight-medium) var(--size-2xs) / 16px var(--font);
    color: var(--text-3);
    padding: 0 5px;
    min-inline-size: 18px;
    display: inline-block;
    text-align: center;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    white-space: nowrap;
  }

  .row {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-inline-size: 0;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-inline-size: 0;
  }
  .grow {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .spacer {
    flex: 1 1 auto;
  }
  .scroll {
    overflow-y: auto;
    min-block-size: 0;
    scrollbar-width: thin;
    scrollbar-color: var(--line-control) transparent;
  }
`;
