import type { LitElement } from 'lit';
import type {} from './source-form.ts';
import type { SourceAction } from './sources-events.ts';

/**
 * Puts the focus on a control of a source in the list; where the list has no such source, on the button that adds one.
 * @param id of the source, or the format of one that was to be added
 */
export async function focusSource(
  page: LitElement,
  id: string | undefined,
  action: SourceAction,
): Promise<void> {
  await page.updateComplete;
  const row = [...page.renderRoot.querySelectorAll('source-row')].find(
    ({ stored }) => stored?.source.id === id,
  );
  if (row !== undefined) await row.focusAction(action);
  else
    page.renderRoot.querySelector<HTMLElement>(`.add [data-format=${id === 'json' ? id : 'csv'}]`)?.focus();
}

/** Puts the focus where the form of a source begins. */
export async function focusForm(page: LitElement): Promise<void> {
  await page.updateComplete;
  const form = page.renderRoot.querySelector('source-form');
  await form?.updateComplete;
  form?.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
}
