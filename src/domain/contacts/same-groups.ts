import { restoredRecords } from '../maintenance/backup.ts';
import type { BackupRecord, RestoreMode } from '../maintenance/backup.ts';
import { groupOf, kindOf, memberOf, recordOf } from './contact-record.ts';
import { fold } from './fold.ts';

/**
 * The id of the group that each group of the records is: of those called the same, or as sources call one of them, it is
 * the first.
 */
export function sameGroups(records: readonly BackupRecord[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const sameAs = new Map<string, string>();
  for (const record of records) {
    const group = groupOf(record);
    if (group === undefined) continue;
    const name = fold(group.name);
    const same = known.get(name) ?? group.id;
    sameAs.set(group.id, same);
    if (same !== group.id) continue;
    for (const called of [name, ...group.aliases]) if (!known.has(called)) known.set(called, same);
  }
  return sameAs;
}

/**
 * The records of a file with the groups that a restore takes for ones that are here, because they are called the same, as
 * those: for the comparison beforehand. Merging keeps the group as it is here. Records as `parseContactRecord` gave them.
 */
export function groupsAsHere(
  stored: readonly BackupRecord[],
  file: readonly BackupRecord[],
  mode: RestoreMode,
): readonly BackupRecord[] {
  const merged = restoredRecords(stored, { records: file, mode: 'merge' });
  const sameAs = sameGroups(merged);
  const first = new Map<string, BackupRecord>();
  for (const record of mode === 'merge' ? merged : file) {
    const group = groupOf(record);
    const id = group === undefined ? undefined : sameAs.get(group.id);
    if (id !== undefined && !first.has(id)) first.set(id, recordOf('group', id, record.value));
  }
  return file.map((record) => {
    const [kind, id] = kindOf(record);
    if (kind === 'group') return first.get(sameAs.get(id) ?? id) ?? record;
    if (kind !== 'member') return record;
    const [group, contact] = memberOf(record);
    return recordOf('member', `${sameAs.get(group) ?? group}/${contact}`, true);
  });
}
