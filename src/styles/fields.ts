import { css } from 'lit';

/** Text fields, selections and check boxes with their label, hint and error. */
export const fields = css`
  .field {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    min-inline-size: 0;
  }
  .label {
    font-size: var(--size-xs);
    font-weight: var(--weight-medium);
    color: var(--text-2);
  }
  .error-text,
  .success-text {
    font-size: var(--size-xs);
    display: flex;
    gap: 5px;
    align-items: flex-start;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .error-text {
    color: var(--danger-text);
  }
  .success-text {
    color: var(--success-text);
  }
  .error-text .icon,
  .success-text .icon {
    margin-block-start: 1px;
  }
  .input,
  .select select,
  .textarea {
    inline-size: 100%;
    block-size: var(--control-m);
    padding: 0 10px;
    border-radius: var(--radius-m);
    border: 1px solid var(--line-control);
    background: var(--surface-field);
    color: var(--text);
  }
  .input::placeholder,
  .textarea::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  .input::-webkit-search-cancel-button {
    display: none;
  }
  .textarea {
    block-size: auto;
    padding: 6px 10px;
    resize: vertical;
    display: block;
    line-height: var(--leading);
  }
  .input:focus-visible,
  .select select:focus-visible,
  .textarea:focus-visible {
    outline-offset: 0;
    border-color: transparent;
  }
  .input[aria-invalid='true'],
  .textarea[aria-invalid='true'] {
    border-color: var(--danger-text);
    box-shadow: inset 0 0 0 1px var(--danger-text);
  }
  .input:disabled {
    background: var(--surface-sunken);
    color: var(--text-disabled);
    border-color: var(--line-strong);
  }
  .input-wrap {
    position: relative;
    display: flex;
    align-items: center;
    min-inline-size: 0;
    gap: var(--space-2);
  }
  .input-wrap > .icon {
    position: absolute;
    inset-inline-start: 10px;
    color: var(--text-3);
    pointer-events: none;
  }
  .input-wrap > .icon + .input {
    padding-inline-start: 34px;
  }
  .input-wrap > .trailing {
    position: absolute;
    inset-inline-end: 2px;
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .input-wrap:has(> .trailing) .input {
    padding-inline-end: 36px;
  }
  .select {
    position: relative;
    display: block;
    min-inline-size: 0;
  }
  .select select {
    appearance: none;
    padding-inline-end: 28px;
    text-overflow: ellipsis;
  }
  .select option {
    background: var(--surface-raised);
    color: var(--text);
  }
  .select .icon {
    position: absolute;
    inset-inline-end: 8px;
    inset-block-start: 50%;
    translate: 0 -50%;
    pointer-events: none;
    color: var(--text-3);
  }
  .select.quiet select {
    border-color: transparent;
    background: none;
    color: var(--text-2);
  }
  .select.quiet select:hover {
    background: var(--surface-hover);
  }
  .check {
    appearance: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 4px;
    border: 1px solid var(--line-control);
    border-radius: var(--radius-s);
    background: var(--surface-field);
    display: inline-grid;
    place-content: center;
    flex: none;
  }
  .check::after {
    content: '';
    inline-size: 9px;
    block-size: 5px;
    border: solid var(--on-accent);
    border-width: 0 0 2px 2px;
    rotate: -45deg;
    translate: 0 -1px;
    opacity: 0;
  }
  .check:checked {
    background: var(--accent);
    border-color: var(--accent);
  }
  .check:checked::after {
    opacity: 1;
  }
  .check:focus-visible {
    border-radius: var(--radius-s);
  }
  @media (forced-colors: active) {
    .check {
      appearance: auto;
    }
  }
`;
