import { css } from 'lit';

export const dialFieldStyles = css`
  :host {
    display: block;
  }
  form {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .search {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: center;
  }
  .search > .icon {
    position: absolute;
    inset-inline-start: 14px;
    color: var(--text-3);
    pointer-events: none;
  }
  input {
    inline-size: 100%;
    block-size: 44px;
    border-radius: var(--radius-l);
    border: 1px solid var(--line-control);
    background: var(--surface-field);
    padding: 0 46px 0 42px;
    font-size: var(--size-l);
  }
  input::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  input:focus-visible {
    outline-offset: -1px;
    border-radius: var(--radius-l);
  }
  input[aria-invalid='true'] {
    border-color: var(--danger-text);
  }
  .clear {
    position: absolute;
    inset-inline-end: 6px;
  }
  .call {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    block-size: 44px;
    min-inline-size: 64px;
    padding: 0 var(--space-5);
    border-radius: var(--radius-l);
    background: var(--accent);
    color: var(--on-accent);
    font-size: var(--size-m);
    font-weight: var(--weight-strong);
    flex: none;
  }
  .call:hover {
    background: var(--accent-hover);
  }
  .call:focus-visible {
    border-radius: var(--radius-l);
  }
  .call.redial {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .call.redial:hover {
    background: var(--surface-pressed);
  }
  .call[aria-disabled='true'] {
    background: var(--surface-pressed);
    color: var(--text-3);
  }
  .note {
    padding: var(--space-1) var(--space-1) 0;
  }
  @container view (inline-size < 752px) {
    .call .word {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .call {
      forced-color-adjust: none;
      border: 1px solid;
    }
  }
`;
