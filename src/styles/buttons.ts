import { css } from 'lit';

/** Buttons with words (`.button`), with an icon alone (`.icon-button`) and the round call buttons (`.handset`). */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--control-m);
    padding: 0 var(--space-3);
    border-radius: var(--radius-m);
    border: 1px solid var(--line-strong);
    background: var(--surface);
    color: var(--text);
    font-weight: var(--weight-medium);
    text-align: center;
    text-decoration: none;
    transition:
      background-color var(--fast),
      border-color var(--fast);
  }
  .button:hover:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--surface-hover);
  }
  .button:active:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--surface-pressed);
  }
  .button.primary {
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
  }
  .button.primary:hover:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--accent-hover);
  }
  .button.primary:active:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--accent-pressed);
  }
  .button.quiet {
    background: none;
    border-color: transparent;
    color: var(--text-2);
  }
  .button.quiet:hover:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--surface-hover);
    color: var(--text);
  }
  .button.danger {
    color: var(--danger-text);
  }
  .button.answer {
    background: var(--answer);
    border-color: transparent;
    color: var(--on-call-action);
  }
  .button.answer:hover:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--answer-hover);
  }
  .button.end {
    background: var(--end);
    border-color: transparent;
    color: var(--on-call-action);
  }
  .button.end:hover:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--end-hover);
  }
  .button.small {
    min-block-size: var(--control-s);
    padding: 0 var(--space-2);
  }
  .button.large {
    min-block-size: var(--control-l);
    padding: 0 var(--space-4);
    font-size: var(--size-m);
  }
  .button[aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent-line);
    color: var(--accent-text);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    background: var(--surface-sunken);
    border-color: var(--line);
    color: var(--text-disabled);
  }

  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: var(--control-m);
    block-size: var(--control-m);
    flex: none;
    border-radius: var(--radius-m);
    color: var(--text-2);
    position: relative;
    transition:
      background-color var(--fast),
      color var(--fast);
  }
  .icon-button:hover:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--surface-hover);
    color: var(--text);
  }
  .icon-button:active:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--surface-pressed);
  }
  .icon-button[aria-pressed='true'],
  .icon-button[aria-expanded='true'] {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .icon-button.small {
    inline-size: var(--control-s);
    block-size: var(--control-s);
  }
  .icon-button:disabled {
    color: var(--text-disabled);
    background: none;
  }

  .handset {
    display: inline-grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    flex: none;
    border-radius: var(--radius-full);
    background: var(--handset-other);
    color: var(--on-handset-other);
    transition: filter var(--fast);
  }
  .handset.primary {
    background: var(--handset-primary);
    color: var(--on-accent);
  }
  .handset.soft {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .handset.ghost {
    background: none;
    color: var(--accent-text);
  }
  .handset.soft:hover:where(:not(:disabled, [aria-disabled='true'])),
  .handset.ghost:hover:where(:not(:disabled, [aria-disabled='true'])) {
    background: var(--accent);
    color: var(--on-accent);
  }
  .handset:hover:where(:not(:disabled, [aria-disabled='true'])) {
    filter: brightness(0.93);
  }
  .handset.small {
    inline-size: 28px;
    block-size: 28px;
  }
  .handset:focus-visible {
    border-radius: var(--radius-full);
  }

  @media (forced-colors: active) {
    .button {
      border: 1px solid;
    }
    .button.primary,
    .button.answer,
    .button.end,
    .handset.primary {
      forced-color-adjust: none;
    }
    .button.end {
      background: ButtonFace;
      color: ButtonText;
      border: 1px solid ButtonText;
    }
    .icon-button[aria-pressed='true'],
    .button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .handset {
      border: 1px solid;
    }
  }
`;
