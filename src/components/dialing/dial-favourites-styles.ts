import { css } from 'lit';

/** Tiles in two columns, more of them where there is room; a strip below the pad in a narrow window. */
export const dialFavouritesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    overflow-y: auto;
    /* Room for the focus ring inside the scroll area. */
    padding: 4px;
    margin: -4px;
  }
  .area-head {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: 28px;
    margin-block-end: var(--space-2);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-2);
    align-content: start;
  }
  .tile,
  .more {
    display: flex;
    align-items: center;
    gap: 10px;
    block-size: 66px;
    padding: 0 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
  }
  .tile:hover {
    background: var(--surface-hover);
    border-color: var(--line-strong);
  }
  .open {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
  }
  .line {
    display: block;
  }
  .first,
  .few,
  .number {
    display: none;
  }
  .more {
    inline-size: 100%;
    justify-content: center;
    border-style: dashed;
    border-color: var(--line-control);
    background: none;
    color: var(--text-2);
    font-weight: var(--weight-medium);
  }
  .more:hover {
    background: var(--surface-hover);
  }
  @container view (inline-size >= 1364px) {
    .tiles {
      grid-template-columns: repeat(auto-fill, minmax(216px, 1fr));
    }
  }
  /* Half of it holds six letters of a name. */
  @container view (inline-size < 480px) {
    .tiles {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container view (inline-size < 752px) {
    :host([strip]) .area-head,
    :host([strip]) .empty,
    :host([strip]) .name,
    :host([strip]) .second,
    :host([strip]) .handset,
    :host([strip]) .beyond,
    :host([strip]) .many,
    :host([strip]) .words {
      display: none;
    }
    :host([strip]) .tiles {
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: var(--space-1);
    }
    :host([strip]) .tile,
    :host([strip]) .more {
      border: 0;
      padding: 0;
      block-size: 64px;
    }
    :host([strip]) .open {
      flex-direction: column;
      justify-content: center;
      gap: 4px;
      inline-size: 100%;
    }
    :host([strip]) .open .grow {
      flex: none;
      max-inline-size: 100%;
    }
    :host([strip]) .first {
      display: block;
      font-size: var(--size-2xs);
    }
    :host([strip]) .few {
      display: block;
    }
    :host([strip]) .number {
      display: grid;
      place-items: center;
      inline-size: 36px;
      block-size: 36px;
      border-radius: 50%;
      background: var(--surface-pressed);
    }
  }
`;
