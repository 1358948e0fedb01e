import type { SourceEdit } from '../../app/settings-draft.ts';
import type { SourceChanges } from '../../domain/import/source-store.ts';
import type { ContactSource } from '../../domain/import/source.ts';

/**
 * What goes with a source, as far as it was entered in its form.
 * @param keeps whether a secret that is stored is for the server that the form names
 */
export function changesOf({ password, tokens, file, source }: SourceEdit, keeps: boolean): SourceChanges {
  const secret = {
    ...(password !== '' && { password }),
    ...(tokens !== undefined && { tokens }),
  };
  const none = source.authentication === 'none' || source.access === 'file';
  const entered = Object.keys(secret).length > 0;
  const dropped = none || (!entered && !keeps);
  return {
    ...(dropped ? { secret: null } : entered && { secret }),
    ...(file !== undefined && { file }),
  };
}

/** Changes that say nothing of where and how it is read. */
const SAME = ['mapping', 'name', 'enabled', 'interval', 'removed', 'skipOnStart', 'addWithoutId'];

/** Whether a sample is none of this source any more: it is of another address, or was read in another way. */
export function readsOtherwise(changes: Partial<ContactSource>): boolean {
  return Object.keys(changes).some((key) => !SAME.includes(key));
}

export function trimmed(source: ContactSource): ContactSource {
  return { ...source, name: source.name.trim(), url: source.url.trim() };
}
