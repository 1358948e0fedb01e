import type { SourceField } from '../../domain/import/source-draft.ts';

/** The first of some fields, as they stand in the form. */
export function firstField(form: ParentNode, names: readonly SourceField[]): HTMLElement | undefined {
  const found = [...form.querySelectorAll<HTMLElement>('ui-field, [data-field]')];
  return found.find(({ dataset, attributes }) => {
    const name = dataset.field ?? attributes.getNamedItem('name')?.value ?? '';
    return names.some((field) => field === name);
  });
}
