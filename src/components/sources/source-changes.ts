import type { SourceEdit } from '../../app/settings-draft.ts';
import type { SourceChanges } from '../../domain/import/source-store.ts';

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
