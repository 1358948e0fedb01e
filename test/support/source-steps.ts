import '../../src/components/sources/sources-page.ts';
import { FakeShell } from '../fakes/fake-shell.ts';
import { button, deepAll, mount, settled } from './mount.ts';

type SourcesPage = HTMLElementTagNameMap['sources-page'];

/** The page of the contact sources among fakes. */
export async function openSources(
  shell = new FakeShell(),
): Promise<{ readonly page: SourcesPage; readonly shell: FakeShell }> {
  const { element: page } = await mount('sources-page', { shell, width: 900 });
  return { page, shell };
}

function control<Tag extends 'input' | 'select'>(
  page: SourcesPage,
  label: string,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const host = deepAll(page, 'ui-field, ui-select').find((one) => one.getAttribute('label') === label);
  const found = host?.shadowRoot?.querySelector(tag);
  if (found == null) throw new Error(`no field "${label}"`);
  return found;
}

/** The text field of a label. */
export function field(page: SourcesPage, label: string): HTMLInputElement {
  return control(page, label, 'input');
}

export async function fill(page: SourcesPage, label: string, text: string): Promise<void> {
  const input = field(page, label);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(page);
}

export async function choose(page: SourcesPage, label: string, value: string): Promise<void> {
  const select = control(page, label, 'select');
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(page);
}

export async function press(page: SourcesPage, words: string): Promise<void> {
  button(page, words).click();
  await settled(page);
}
