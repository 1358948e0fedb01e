import { css } from 'lit';

/** For the tree around the element: its rows are in there, where the dial field can refer to them. */
export const dialMatchesStyles = css`
  dial-matches {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }
  dial-matches .matches {
    display: flex;
    flex-direction: column;
    gap: 2px;
    /* Room for the focus ring inside the scroll area. */
    padding: 2px;
    margin: -2px;
  }
  dial-matches .match {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 56px;
    padding: 6px 10px;
    border-radius: var(--radius-m);
  }
  dial-matches .match:hover {
    background: var(--surface-hover);
  }
  dial-matches .match[aria-selected='true'] {
    background: var(--surface-selected);
  }
  /* However long the name is, the handsets stand below each other. */
  dial-matches .match > :last-child {
    flex: none;
  }
  dial-matches .open {
    gap: 12px;
    min-block-size: 44px;
  }
  dial-matches .line {
    display: block;
  }
  dial-matches mark {
    background: none;
    color: var(--accent-text);
    font-weight: var(--weight-strong);
  }
  /* The view around them is not to be laid out by what fifty rows would need, with each key again. */
  @container view (inline-size >= 752px) {
    dial-matches .matches {
      flex: 1;
      contain: strict;
    }
  }
  dial-matches dial-contact {
    flex: none;
    max-block-size: 55%;
    padding: var(--space-4) 2px 2px;
    border-block-start: 1px solid var(--line);
    margin-block-start: var(--space-2);
  }
  @container view (inline-size < 948px) {
    dial-matches dial-contact {
      display: none;
    }
  }
  @container view (inline-size < 752px) {
    dial-matches .match {
      gap: 6px;
      padding-inline: 2px;
    }
    dial-matches .handset:not(.primary) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    dial-matches .match[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
