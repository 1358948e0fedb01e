import { css } from 'lit';

/** Wide: list and page. Medium: icons and page. Compact: list or page. */
export const settingsViewStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    container: settings / inline-size;
  }
  .settings {
    display: grid;
    grid-template-columns: 276px minmax(0, 1fr);
    block-size: 100%;
    min-block-size: 0;
  }
  settings-nav {
    background: var(--surface-sunken);
    border-inline-end: 1px solid var(--line);
  }
  section {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--surface);
  }
  header {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    padding: var(--space-5) var(--space-6) var(--space-3);
  }
  header p {
    margin-block-start: 4px;
  }
  .back {
    display: none;
  }
  .body {
    padding: 0 var(--space-6) var(--space-5);
  }
  .page {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    max-inline-size: 960px;
  }
  /* A form has a foot of its own: two would say two things. And it stores nothing before that is pressed. */
  section:has([editing]) > settings-foot,
  section:has([editing]) .at-once {
    display: none;
  }
  @container settings (640px <= inline-size < 948px) {
    .settings {
      grid-template-columns: 64px minmax(0, 1fr);
    }
  }
  @container settings (inline-size < 640px) {
    .settings {
      grid-template-columns: minmax(0, 1fr);
    }
    .listed section,
    .paged settings-nav {
      display: none;
    }
    settings-nav {
      border-inline-end: 0;
    }
    .back {
      display: block;
      margin-inline-start: calc(-1 * var(--space-2));
    }
    header,
    .body {
      padding-inline: var(--space-4);
    }
    header {
      padding-block-start: var(--space-3);
    }
  }
`;
