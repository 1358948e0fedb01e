import { css } from 'lit';

export const contactFormStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    padding: 0 var(--space-5);
    border-block-end: 1px solid var(--line);
  }
  .tabs button {
    min-block-size: 36px;
    color: var(--text-2);
    font-weight: var(--weight-medium);
    border-block-end: 2px solid transparent;
  }
  .tabs button:hover {
    color: var(--text);
  }
  .tabs [aria-selected='true'] {
    color: var(--accent-text);
    border-color: var(--accent-text);
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
  }
  .panel {
    flex: 1 1 auto;
    /* All tabs alike: nothing jumps when one goes from one to the other. In a low window this alone scrolls. */
    min-block-size: min(430px, 60dvh, 100dvh - 240px);
    padding: var(--space-4) var(--space-5);
  }
  .panel:focus-visible {
    outline: none;
  }
  form {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
  }
  form > [role='alert']:not(:has(.message)),
  form > [role='status']:not(:has(.message)) {
    display: contents;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: var(--space-3) var(--space-4);
  }
  .photo {
    display: flex;
    align-items: center;
    gap: var(--space-4);
  }
  .no-photo {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 64px;
    block-size: 64px;
    border-radius: 50%;
    background: var(--surface-pressed);
    color: var(--text-3);
  }
  .photo .hint {
    overflow-wrap: anywhere;
  }
  .preview {
    flex: none;
    inline-size: 64px;
    block-size: 64px;
    border-radius: 50%;
    object-fit: cover;
    background: var(--surface-pressed);
  }
  .no-photo.chosen {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  label.button:has(:focus-visible) {
    outline: var(--focus-width) solid var(--focus);
    outline-offset: var(--focus-offset);
  }
  .groups {
    display: grid;
    gap: 2px;
  }
  .groups .row {
    min-block-size: 32px;
  }
  .groups .hint {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-block-start: var(--space-2);
  }
  .duplicates {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
  }
  .link {
    min-block-size: 24px;
    color: var(--accent-text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
`;
