import {
  parseContactRecord,
  subjectOf,
  withoutLooseMembers,
} from '../../src/domain/contacts/contact-record.ts';
import { groupsAsHere } from '../../src/domain/contacts/same-groups.ts';
import type { BackupArea } from '../../src/domain/maintenance/backup.ts';
import { signal } from '../../src/lib/signals.ts';
import { Backups } from '../../src/services/maintenance/backups.ts';
import type { TemporaryBook } from './temporary-book.ts';

/** Backups of an address book that runs in the page of the test. */
export function bookBackups({ host, data }: TemporaryBook): Backups {
  const area: BackupArea = {
    name: 'contacts',
    records: () => host.backup(),
    secrets: () => Promise.resolve(undefined),
    parse: parseContactRecord,
    subject: subjectOf,
    consistent: withoutLooseMembers,
    asHere: groupsAsHere,
    restore: (content, { others }) => host.restoreBackup(content, others),
  };
  return new Backups({
    areas: () => Promise.resolve({ areas: [area], write: (entries) => data.store.setMany(entries) }),
    inMemory: (name) => data.inMemory(name),
    callLive: signal(false),
    store: data.raw,
    volatile: data.volatile,
    version: '1',
  });
}
