import type { BackupRecord, RestoreMode } from '../maintenance/backup.ts';
import { kindOf, recordOf } from './contact-record.ts';
import { fold } from './fold.ts';

interface Group {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Groups by the names that they are known by: the one that stands first has a name. */
class KnownGroups {
  readonly #ids = new Map<string, string>();

  add(id: string, value: unknown): void {
    const { name, aliases } = value as Group;
    for (const known of [fold(name), ...aliases]) if (!this.#ids.has(known)) this.#ids.set(known, id);
  }

  idOf(value: unknown): string | undefined {
    return this.#ids.get(fold((value as Group).name));
  }
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
  const here = new Map(stored.filter((record) => kindOf(record)[0] === 'group').map((one) => [one.key, one]));
  const there = new Map(file.map((record) => [record.key, record]));
  const known = new KnownGroups();
  for (const [key, record] of here) known.add(kindOf(record)[1], (there.get(key) ?? record).value);
  const sameAs = new Map<string, string>();
  for (const record of file) {
    const [kind, id] = kindOf(record);
    if (kind !== 'group' || here.has(record.key)) continue;
    const other = known.idOf(record.value);
    if (other === undefined) known.add(id, record.value);
    else sameAs.set(id, other);
  }
  return file.map((record) => {
    const [kind, id] = kindOf(record);
    if (kind === 'member') {
      const end = id.indexOf('/');
      const group = sameAs.get(id.slice(0, end));
      return group === undefined ? record : recordOf('member', group + id.slice(end), true);
    }
    const group = kind === 'group' ? sameAs.get(id) : undefined;
    if (group === undefined) return record;
    const before = mode === 'merge' ? here.get(`group/${group}`) : undefined;
    return before ?? recordOf('group', group, record.value);
  });
}
