import type { Party } from '../call/call.ts';
import type { HistoryEntry } from './history.ts';

/** Further back nobody looks for a note while the phone rings, and the search must not delay the pop-up. */
const LOOKED_AT = 2000;

/** The newest comment on an earlier call with a person, in entries that are newest first; empty when there is none. */
export function lastNoteOf(entries: readonly HistoryEntry[], isPerson: (party: Party) => boolean): string {
  const found = entries.slice(0, LOOKED_AT).find(({ remote, comment }) => comment !== '' && isPerson(remote));
  return found?.comment ?? '';
}
