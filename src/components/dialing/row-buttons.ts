import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import { tellApproach } from './approach.ts';

/** What the buttons at the end of a row have in common: the list listens, and knows them by `data-act`. */
interface RowButton {
  readonly label: string;
  /** The tab stop of the row: 0, or -1 while another row is the current one. */
  readonly stop: number;
}

/** Opens the menu of the row. */
export function moreButton({ label, stop }: RowButton): TemplateResult {
  return html`<button
    type="button"
    class="icon-button small"
    data-act="more"
    tabindex=${stop}
    aria-haspopup="menu"
    aria-label=${label}
    data-tip=${label}
  >
    ${icon('ellipsis')}
  </button>`;
}

/** Calls who stands in the row. `look`: soft in lists, ghost in tables. */
export function callButton({ label, stop, look }: RowButton & { readonly look: string }): TemplateResult {
  return html`<button
    type="button"
    class="handset ${look} small"
    data-act="call"
    tabindex=${stop}
    aria-label=${label}
    data-tip=${label}
    @pointerenter=${tellApproach}
    @focus=${tellApproach}
  >
    ${icon('phone', 's', 'solid')}
  </button>`;
}
