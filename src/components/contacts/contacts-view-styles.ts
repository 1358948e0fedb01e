import { css } from 'lit';

/** Groups, list and information side by side at wide; groups as a select in the middle; one of both when narrow. */
export const contactsViewStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    container: contacts / inline-size;
  }
  .view {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  .tools {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: 48px;
    padding: 0 var(--space-3) 0 var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  .divider {
    inline-size: 1px;
    block-size: 20px;
    background: var(--line-strong);
  }
  .acts {
    gap: 2px;
  }
  .tools [aria-disabled='true'] {
    color: var(--text-disabled);
  }
  .panes {
    flex: 1;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) 372px;
    min-block-size: 0;
  }
  .panes.grouped {
    grid-template-columns: 208px minmax(0, 1fr) 372px;
  }
  .panes:not(.grouped) contact-groups {
    display: none;
  }
  .list {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    border-inline-end: 1px solid var(--line);
  }
  .search-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-3) var(--space-2);
  }
  .search {
    flex: 1 1 160px;
  }
  .search .input {
    flex: 1;
  }
  .source,
  .order {
    flex: 0 1 132px;
    min-inline-size: 96px;
  }
  contact-list {
    flex: 1;
    padding-inline-start: var(--space-2);
  }
  .list > .empty {
    flex: 1;
  }
  .info {
    min-block-size: 0;
    padding: var(--space-5);
  }
  .info > .empty {
    block-size: 100%;
  }
  .back {
    display: none;
  }
  @container contacts (inline-size < 948px) {
    .panes,
    .panes.grouped {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) minmax(280px, 42%);
    }
    .panes:not(.grouped) contact-groups,
    contact-groups {
      display: block;
      padding: var(--space-3) var(--space-3) 0;
      border-inline-end: 1px solid var(--line);
    }
    .info {
      grid-area: 1 / 2 / -1 / 3;
      padding: var(--space-4);
    }
    .tools .groups {
      display: none;
    }
    .search {
      flex-basis: 100%;
    }
    .source,
    .order {
      flex: 1;
    }
  }
  @container contacts (inline-size < 564px) {
    .tools {
      padding-inline: var(--space-3);
    }
    .tools .word,
    .tools .marked {
      display: none;
    }
  }
  /* With less, two of both have no room for names. */
  @container contacts (inline-size < 680px) {
    .panes,
    .panes.grouped {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    }
    .list,
    .panes contact-groups,
    .panes:not(.grouped) contact-groups {
      border: 0;
    }
    .info {
      display: none;
    }
    /* Each has its place: what is placed by itself would go below the information, into rows of its own. */
    .panes contact-groups {
      grid-area: 1 / 1;
    }
    .list {
      grid-area: 2 / 1;
    }
    .covered .info {
      display: block;
      grid-area: 1 / 1 / -1 / -1;
    }
    .covered .tools {
      display: none;
    }
    /* Not taken out of the page: it keeps where it was scrolled to. */
    .covered .list,
    .covered contact-groups {
      visibility: hidden;
    }
    .back {
      display: inline-flex;
      margin: -8px 0 var(--space-2) -8px;
    }
    contact-list {
      padding-inline-start: var(--space-1);
    }
  }
`;
