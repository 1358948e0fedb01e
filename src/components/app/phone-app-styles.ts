import { css } from 'lit';

/** Rail, bar, messages and view at three widths of the window. */
export const phoneAppStyles = css`
  :host {
    display: block;
    block-size: 100%;
    container-type: inline-size;
    background: var(--canvas);
    color: var(--text);
    font: var(--weight-normal) var(--size-s) / var(--leading) var(--font);
  }
  .app {
    display: grid;
    grid-template:
      'user bar' auto
      'nav notices' auto
      'nav view' minmax(0, 1fr) / 76px minmax(0, 1fr);
    block-size: 100%;
  }
  user-menu {
    grid-area: user;
    block-size: 0;
    justify-self: center;
    padding-block-start: 12px;
  }
  nav-rail {
    grid-area: nav;
    padding-block-start: 26px;
    min-block-size: 0;
  }
  app-bar {
    grid-area: bar;
  }
  .app > notice-stack {
    grid-area: notices;
  }
  .app > main {
    grid-area: view;
  }
  main {
    min-block-size: 0;
    min-inline-size: 0;
    overflow: hidden;
  }
  app-bar,
  notice-stack,
  main {
    background: var(--surface);
    border-inline-start: 1px solid var(--line);
  }
  .first-run {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
  }
  .first-run > * {
    border: 0;
  }
  .incapable {
    block-size: 100%;
  }
  .incapable p {
    max-inline-size: 52ch;
  }
  @container (inline-size < 640px) {
    .app {
      grid-template:
        'user bar' auto
        'notices notices' auto
        'view view' minmax(0, 1fr)
        'nav nav' auto / auto minmax(0, 1fr);
    }
    user-menu {
      block-size: auto;
      padding: 5px 0 5px var(--space-3);
      background: var(--canvas);
      border-block-end: 1px solid var(--line);
    }
    nav-rail {
      padding: 0;
    }
    app-bar,
    notice-stack,
    main {
      border-inline-start: 0;
    }
  }
`;
