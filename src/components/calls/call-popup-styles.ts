import { css } from 'lit';

export const callPopupStyles = css`
  /* It comes in from below: what is outside its place for that moment must not make the stack scroll. */
  :host {
    display: block;
    overflow: clip;
    border-radius: var(--radius-xl);
  }
  section {
    border-radius: var(--radius-xl);
    background: var(--surface-raised);
    border: 1px solid var(--line-strong);
    box-shadow: var(--shadow-3);
    overflow: hidden;
    --ring: var(--surface-raised);
  }
  .flag {
    display: flex;
    align-items: center;
    gap: 7px;
    padding: 7px var(--space-4);
    font-size: var(--size-xs);
    font-weight: var(--weight-medium);
    background: var(--warning-soft);
    color: var(--warning-text);
  }
  .flag .clip {
    flex: 1;
  }
  .body {
    padding: var(--space-4);
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  .caller {
    display: flex;
    align-items: center;
    gap: 14px;
    min-inline-size: 0;
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(72px, auto) minmax(0, 1fr);
    gap: 4px 12px;
  }
  .facts dt {
    color: var(--text-3);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .note {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .actions {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .actions .button {
    min-block-size: 48px;
    font-size: var(--size-m);
    border-radius: var(--radius-l);
  }
  /* The answer that ends the other call stands apart from the one that keeps it. */
  .actions.engaged .button:last-child {
    grid-column: 1 / -1;
  }
  .more {
    display: flex;
    justify-content: center;
    gap: var(--space-2);
  }
  .waiting {
    border-radius: var(--radius-l);
  }
  .waiting .body {
    flex-direction: row;
    align-items: center;
    gap: 12px;
    padding: 10px 10px 10px 14px;
  }
  .round {
    display: inline-grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    flex: none;
    border-radius: var(--radius-full);
    color: var(--on-call-action);
  }
  .round:focus-visible {
    border-radius: var(--radius-full);
  }
  .round.reject {
    background: var(--end);
  }
  .round.reject:hover {
    background: var(--end-hover);
  }
  .round.answer {
    background: var(--answer);
  }
  .round.answer:hover {
    background: var(--answer-hover);
  }
  @media (prefers-reduced-motion: no-preference) {
    section {
      transition:
        opacity var(--slow) var(--ease-out),
        translate var(--slow) var(--ease-out);
      @starting-style {
        opacity: 0;
        translate: 0 8px;
      }
    }
    .ringing .icon {
      animation: ring var(--ring-period) ease-in-out infinite;
    }
  }
  @keyframes ring {
    50% {
      opacity: 0.35;
    }
  }
  @media (forced-colors: active) {
    .round {
      border: 1px solid ButtonText;
    }
    .flag {
      border-block-end: 1px solid;
    }
  }
`;
