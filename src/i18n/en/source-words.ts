import type { NumberKind } from '../../domain/contacts/contact.ts';
import type { ImportIssueCode } from '../../domain/import/import-run.ts';
import type { MappingIssueCode } from '../../domain/import/mapping.ts';
import type { Authentication, ImportTarget } from '../../domain/import/source.ts';

export const AUTHENTICATIONS: Readonly<Record<Authentication, string>> = {
  none: 'None',
  basic: 'Basic (user name and password)',
  digest: 'Digest (user name and password)',
  bearer: 'Bearer (token)',
  oauth: 'OAuth 2.0 (sign-in)',
};

export const TARGETS: Readonly<Record<ImportTarget, string>> = {
  id: 'Unique contact ID',
  firstName: 'First name',
  lastName: 'Last name',
  displayName: 'Display name',
  title: 'Title',
  company: 'Company',
  department: 'Department',
  mail: 'E-mail',
  mail2: 'E-mail 2',
  web: 'Web page',
  street: 'Street',
  postalCode: 'Postal code',
  postOfficeBox: 'Post office box',
  city: 'City',
  state: 'State',
  country: 'Country',
  extension: 'Extension',
  phone1: 'Phone 1',
  phone2: 'Phone 2',
  mobile1: 'Mobile 1',
  mobile2: 'Mobile 2',
  home1: 'Home 1',
  home2: 'Home 2',
  fax: 'Fax',
  phoneOther: 'Other number',
  numbers: 'Numbers with their kinds',
  birthday: 'Birthday',
  notes: 'Notes',
  jpegPhoto: 'Picture (JPEG, base64)',
  groups: 'Assignment to contact group',
  phoneUseBLF: 'Watch the line (BLF)',
  phoneUsePresence: 'Watch the presence',
  assignedSIPAccountID: 'Assigned SIP account',
};

export const KINDS: Readonly<Record<NumberKind, string>> = {
  work: 'Work',
  mobile: 'Mobile',
  home: 'Home',
  extension: 'Extension',
  fax: 'Fax',
  other: 'Other',
};

/** What a report names: fields of the mapping, and kinds of numbers. */
export const FIELDS: Readonly<Record<string, string>> = { ...KINDS, ...TARGETS };

export const ISSUES: Readonly<Record<ImportIssueCode, string>> = {
  'no-id': 'The record has no unique ID and was left out.',
  'duplicate-id': 'A record before it has the same ID; this one took its place.',
  'nothing-mapped': 'Nothing in the record names or reaches anybody; it was left out.',
  'too-few-columns': 'The row has fewer columns than the header.',
  'too-many-columns': 'The row has more columns than the header.',
  'unclosed-quote': 'A quotation mark is opened and not closed.',
  'bad-quote': 'A quotation mark stands within a field.',
  'too-many-numbers': 'The contact has more numbers than fit; the rest was left out.',
  'number-too-long': 'The number is too long and was left out.',
  'too-many-values': 'There are more values than fields; the rest was left out.',
  'list-name': 'A list of the phone has the name of this group; the contact was taken without it.',
  'text-cut': 'The text is too long and was cut.',
  'bad-picture': 'The picture is no JPEG that can be used.',
  'not-an-object': 'The record is no object and was left out.',
};

export const MAPPING: Readonly<Record<MappingIssueCode, string>> = {
  empty: 'Nothing is written here.',
  'empty-part': 'Nothing stands between the pipe characters.',
  'empty-step': 'A part of the path is empty.',
  'unclosed-quote': 'The quotation mark is not closed.',
  'bad-escape': 'After a backslash a quotation mark, a backslash, n or t must follow.',
  'unknown-function': 'Only write("…") and writeIfNotEmpty("…") are known.',
  'text-after-call': 'A pipe character is missing after the bracket.',
  'unknown-column': 'The file has no column of this name.',
  'unknown-target': 'The contact has no such field.',
  'no-rows': 'Nothing is assigned.',
};

/** The sentence for an issue of a mapping; the code where another version noted one that this one does not know. */
export function mappingWords(code: string): string {
  return code in MAPPING ? MAPPING[code as MappingIssueCode] : code;
}
