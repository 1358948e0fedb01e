import { css } from 'lit';

/** The card that menus and pop-overs stand in. */
export const popoverStyles = css`
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px;
    border-radius: var(--radius-l);
    background: var(--surface-raised);
    color: var(--text);
    border: 1px solid var(--line-strong);
    box-shadow: var(--shadow-2);
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    overflow-y: auto;
    scrollbar-width: thin;
    font-size: var(--size-s);
  }
  @media (prefers-reduced-motion: no-preference) {
    [popover] {
      transition:
        opacity var(--normal) var(--ease-out),
        translate var(--normal) var(--ease-out);
    }
    @starting-style {
      [popover]:popover-open {
        opacity: 0;
        translate: 0 4px;
      }
    }
  }
`;
