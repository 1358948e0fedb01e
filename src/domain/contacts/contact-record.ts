import type { BackupRecord } from '../maintenance/backup.ts';
import { EMPTY_CONTACT, NUMBER_KINDS, OWN, TEXT_FIELDS } from './contact.ts';
import type { Contact, ContactData, ContactNumber, ContactOrigin, SourceId } from './contact.ts';
import { isListName } from './list-names.ts';
import { packContact, unpackContact } from './packed-contact.ts';

/**
 * The address book as records of a backup, each under the kind of thing it is: `source/`, `contact/`, `photo/`, `group/`
 * with its id; `favourite/` and `blocked/` with the id of a contact; `member/` with the id of a group, a slash and that of
 * a contact; `number/` with a blocked number; `shown/` with a number, for the contact that names it.
 */
export type RecordKind =
  'source' | 'contact' | 'photo' | 'group' | 'member' | 'favourite' | 'blocked' | 'number' | 'shown';

const ORIGINS: readonly ContactOrigin[] = ['own', 'csv', 'json', 'ldap', 'google', 'outlook', 'pbx'];
const MAX_ID = 1000;
/** Characters of a picture in base64. */
const MAX_PHOTO = 400_000;

/** A contact as a record has it: what is empty is left out. */
interface ContactValue extends Partial<ContactData> {
  readonly source: SourceId;
  readonly photo?: string;
  readonly gone?: true;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, limit = MAX_ID): value is string {
  return typeof value === 'string' && value.length <= limit;
}

export function recordOf(kind: RecordKind, id: string, value: unknown): BackupRecord {
  return { key: `${kind}/${id}`, value };
}

/** The kind of a record and what stands behind it. */
export function kindOf({ key }: BackupRecord): readonly [kind: string, id: string] {
  const end = key.indexOf('/');
  return [key.slice(0, end), key.slice(end + 1)];
}

/** The key of the record of the contact or the person's group that a record says something of; undefined for the rest. */
export function subjectOf(record: BackupRecord): string | undefined {
  const [kind, id] = kindOf(record);
  if (kind === 'member') return `contact/${memberOf(record)[1]}`;
  // A group of a source comes with the contacts that are in it.
  if (kind === 'group')
    return isFields(record.value) && record.value.external === true ? undefined : record.key;
  return ['contact', 'favourite', 'blocked'].includes(kind) ? `contact/${id}` : undefined;
}

export function contactRecord(contact: Contact): BackupRecord {
  const filled = TEXT_FIELDS.filter((field) => contact[field] !== '').map(
    (field) => [field, contact[field]] as const,
  );
  const value: ContactValue = {
    source: contact.source,
    ...Object.fromEntries(filled),
    ...(contact.numbers.length > 0 && { numbers: contact.numbers }),
    ...(contact.groups.length > 0 && { groups: contact.groups }),
    ...(contact.phoneUseBLF && { phoneUseBLF: true }),
    ...(contact.phoneUsePresence && { phoneUsePresence: true }),
    ...(contact.photo !== '' && { photo: contact.photo }),
    ...(contact.gone === true && { gone: true }),
  };
  return recordOf('contact', contact.id, value);
}

function dataOf(value: Fields): ContactData {
  const texts = TEXT_FIELDS.flatMap((field) => {
    const text = value[field];
    return typeof text === 'string' ? [[field, text] as const] : [];
  });
  const numbers: readonly unknown[] = Array.isArray(value.numbers) ? value.numbers : [];
  const groups: readonly unknown[] = Array.isArray(value.groups) ? value.groups : [];
  return {
    ...EMPTY_CONTACT,
    ...Object.fromEntries(texts),
    numbers: numbers.flatMap((number) => numberOf(number) ?? []),
    groups: groups.filter((group) => typeof group === 'string'),
    phoneUseBLF: value.phoneUseBLF === true,
    phoneUsePresence: value.phoneUsePresence === true,
  };
}

function numberOf(value: unknown): ContactNumber | undefined {
  if (!isFields(value) || typeof value.number !== 'string') return undefined;
  const kind = NUMBER_KINDS.find((known) => known === value.kind);
  return kind === undefined ? undefined : { kind, number: value.number };
}

/** The contact of a record as it is stored, bounded and clean; undefined for what is none. */
export function contactOf(record: BackupRecord): Contact | undefined {
  const [, id] = kindOf(record);
  const { value } = record;
  if (!isFields(value) || !isText(id) || !isText(value.source)) return undefined;
  const { source, photo = '', gone } = value;
  // The id of a source's contact begins with the source: that is how it is found again.
  if (id === '' || source === '' || (source !== OWN && !id.startsWith(`${source}/`))) return undefined;
  if (!isText(photo)) return undefined;
  const data = dataOf(value);
  // The groups of an own contact are the person's, and stand apart.
  const row = packContact(id, photo, source === OWN ? { ...data, groups: [] } : data, gone === true);
  const contact = unpackContact(row, source, 'own');
  return contact.id === id ? contact : undefined;
}

/** A group of the person, or of sources (`external`); `aliases` are folded names that sources call it by besides. */
interface GroupEntry {
  readonly id: string;
  readonly name: string;
  readonly external: boolean;
  readonly aliases: string[];
}

export function groupRecord({ id, ...value }: GroupEntry): BackupRecord {
  return recordOf('group', id, value);
}

/** The group of a record, bounded; undefined for what is none. */
export function groupOf(record: BackupRecord): GroupEntry | undefined {
  const [kind, id] = kindOf(record);
  const { value } = record;
  if (kind !== 'group' || !isFields(value) || !isText(value.name) || id.includes('/')) return undefined;
  if (isListName(value.name)) return undefined;
  const aliases: readonly unknown[] = Array.isArray(value.aliases) ? value.aliases : [];
  return {
    id,
    name: value.name,
    external: value.external === true,
    aliases: aliases.filter((alias): alias is string => isText(alias) && !isListName(alias)).slice(0, 100),
  };
}

/** The group and the contact of the record of a member. */
export function memberOf(record: BackupRecord): readonly [group: string, contact: string] {
  const [, id] = kindOf(record);
  const end = id.indexOf('/');
  return [id.slice(0, end), id.slice(end + 1)];
}

const PARSERS: Readonly<Record<RecordKind, (id: string, record: BackupRecord) => BackupRecord | undefined>> =
  {
    source: (id, { value }) => {
      if (!isFields(value) || id === OWN || !isText(value.name)) return undefined;
      const origin = ORIGINS.find((known) => known === value.origin && known !== 'own');
      return origin === undefined ? undefined : recordOf('source', id, { origin, name: value.name });
    },
    contact: (_id, record) => {
      const contact = contactOf(record);
      return contact === undefined ? undefined : contactRecord(contact);
    },
    photo: (id, { value }) =>
      isText(value, MAX_PHOTO) && /^[\w+/]+={0,2}$/.test(value) ? recordOf('photo', id, value) : undefined,
    group: (_id, record) => {
      const group = groupOf(record);
      return group === undefined ? undefined : groupRecord(group);
    },
    member: (id) => (/^[^/]+\/./s.test(id) ? recordOf('member', id, true) : undefined),
    favourite: (id) => recordOf('favourite', id, true),
    blocked: (id) => recordOf('blocked', id, true),
    number: (id) => recordOf('number', id, true),
    shown: (id, { value }) => (isText(value) && value !== '' ? recordOf('shown', id, value) : undefined),
  };

/** A record of a file with nothing in it but what belongs there; undefined for what is none of the address book. */
export function parseContactRecord(record: BackupRecord): BackupRecord | undefined {
  const [kind, id] = kindOf(record);
  if (id === '' || id.length > 2 * MAX_ID || !Object.hasOwn(PARSERS, kind)) return undefined;
  return PARSERS[kind as RecordKind](id, record);
}

/** The records without the members of groups that are not among them, as of one whose record could not be taken. */
export function withoutLooseMembers(records: readonly BackupRecord[]): readonly BackupRecord[] {
  const groups = new Set(records.map(({ key }) => key).filter((key) => key.startsWith('group/')));
  return records.filter((record) => {
    const [kind] = kindOf(record);
    return kind !== 'member' || groups.has(`group/${memberOf(record)[0]}`);
  });
}
