import type { UiState } from '../../app/ui-state.ts';
import { loadTexts } from '../../i18n/localize.ts';
import { once } from '../../lib/once.ts';
import type {} from '../sources/sources-page.ts';

/** A page that few open. Texts first, because an element renders as soon as it is defined. */
export const loadSourcesPage = once(async () => {
  await loadTexts('sources');
  await import('../sources/sources-page.ts');
});

/**
 * Stores the source that was edited and is not saved. Its form does it, which alone knows what is wrong with it.
 * @returns whether it is stored; else the form is shown and says why.
 */
export async function saveEditedSource(
  ui: UiState,
  view: { readonly renderRoot: ParentNode; readonly updateComplete: Promise<unknown> },
): Promise<boolean> {
  ui.showSettings('sources');
  await loadSourcesPage();
  await view.updateComplete;
  return (await view.renderRoot.querySelector('sources-page')?.save()) === true;
}
