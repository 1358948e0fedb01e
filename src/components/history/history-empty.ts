import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../../icons/icons.ts';

/** A list with nothing in it: what that means, what to do, and at most one button. */
export function renderEmpty(
  symbol: 'history' | 'search',
  title: string,
  advice: string,
  button: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="empty">
    ${icon(symbol)}
    <h2 class="title">${title}</h2>
    <p>${advice}</p>
    ${button}
  </div>`;
}
