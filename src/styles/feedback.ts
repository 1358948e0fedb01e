import { css } from 'lit';

/** Chips, counts, messages, loading and empty states. */
export const feedback = css`
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 22px;
    padding: 0 8px;
    border-radius: var(--radius-full);
    background: var(--surface-pressed);
    color: var(--text-2);
    font-size: var(--size-xs);
    white-space: nowrap;
  }
  .chip.accent {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .chip.success {
    background: var(--success-soft);
    color: var(--success-text);
  }
  .chip.warning {
    background: var(--warning-soft);
    color: var(--warning-text);
  }
  .chip.danger {
    background: var(--danger-soft);
    color: var(--danger-text);
  }
  .count,
  .update-badge {
    display: inline-grid;
    place-items: center;
    block-size: 18px;
    border-radius: var(--radius-full);
    font-size: var(--size-2xs);
    font-weight: var(--weight-strong);
    line-height: 1;
  }
  .count {
    min-inline-size: 18px;
    padding: 0 5px;
    background: var(--end);
    color: var(--on-call-action);
  }
  .update-badge {
    inline-size: 18px;
    background: var(--accent);
    color: var(--on-accent);
  }
  .message {
    display: flex;
    gap: var(--space-2);
    align-items: flex-start;
    padding: 10px var(--space-3);
    border-radius: var(--radius-m);
    background: var(--info-soft);
    color: var(--text);
  }
  .message > .icon {
    margin-block-start: 1px;
    color: var(--info-text);
  }
  .message.warning {
    background: var(--warning-soft);
  }
  .message.warning > .icon {
    color: var(--warning-text);
  }
  .message.danger {
    background: var(--danger-soft);
  }
  .message.danger > .icon {
    color: var(--danger-text);
  }
  .message.success {
    background: var(--success-soft);
  }
  .message.success > .icon {
    color: var(--success-text);
  }
  .spinner {
    display: inline-block;
    inline-size: 15px;
    block-size: 15px;
    border-radius: 50%;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    flex: none;
  }
  .empty {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    text-align: center;
    gap: var(--space-2);
    padding: var(--space-6) var(--space-4);
    color: var(--text-2);
  }
  .empty > .icon {
    color: var(--text-3);
    margin-block-end: var(--space-1);
    inline-size: 36px;
    block-size: 36px;
    stroke-width: 1.6;
  }
  .empty p {
    max-inline-size: 34ch;
    text-wrap: balance;
  }
  .empty .button {
    margin-block-start: var(--space-1);
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 0.9s linear infinite;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (forced-colors: active) {
    .message,
    .chip,
    .count,
    .update-badge {
      border: 1px solid;
    }
    .count,
    .update-badge {
      forced-color-adjust: none;
      background: CanvasText;
      color: Canvas;
    }
    .spinner {
      border-inline-end-color: Canvas;
    }
  }
`;
