import { fold } from '../contacts/fold.ts';
import { IMPORT_TARGETS } from './source.ts';
import type { ImportTarget, MappingRow } from './source.ts';

/** What columns and keys are called where, folded and without anything but letters and digits. The first is the likeliest. */
const NAMES: Readonly<Record<ImportTarget, readonly string[]>> = {
  id: ['id', 'uid', 'uuid', 'guid', 'contactid', 'entryuuid', 'objectguid', 'kontaktid', 'nr', 'key'],
  firstName: ['firstname', 'givenname', 'vorname', 'forename', 'first', 'cn'],
  lastName: ['lastname', 'sn', 'surname', 'nachname', 'familyname', 'last'],
  displayName: ['displayname', 'name', 'fullname', 'formattedname', 'anzeigename', 'cn'],
  title: ['title', 'jobtitle', 'titel', 'position', 'role'],
  company: ['company', 'o', 'organization', 'organisation', 'firma', 'companyname', 'unternehmen'],
  department: ['department', 'ou', 'abteilung'],
  mail: ['mail', 'email', 'emailaddress', 'email1', 'mail1', 'emailadresse'],
  mail2: ['mail2', 'email2', 'emailaddress2'],
  web: ['web', 'website', 'url', 'homepage', 'wwwhomepage', 'webseite', 'internet'],
  street: ['street', 'streetaddress', 'strasse', 'address', 'adresse', 'address1'],
  postalCode: ['postalcode', 'zip', 'zipcode', 'plz', 'postleitzahl', 'postcode'],
  postOfficeBox: ['postofficebox', 'pobox', 'postfach'],
  city: ['city', 'l', 'locality', 'town', 'ort', 'stadt'],
  state: ['state', 'st', 'region', 'province', 'bundesland'],
  country: ['country', 'co', 'c', 'land'],
  extension: ['extension', 'ext', 'ipphone', 'nebenstelle', 'durchwahl'],
  phone1: [
    'phone1',
    'phone',
    'telephonenumber',
    'telephone',
    'tel',
    'telefon',
    'businessphone',
    'workphone',
    'number',
    'telefonnummer',
    'phonenumber',
    'rufnummer',
    'numbere164',
  ],
  phone2: ['phone2', 'othertelephone', 'businessphone2', 'telefon2', 'tel2'],
  mobile1: ['mobile1', 'mobile', 'mobilephone', 'cell', 'cellphone', 'mobil', 'handy', 'mobiltelefon'],
  mobile2: ['mobile2', 'othermobile', 'mobil2', 'handy2'],
  home1: ['home1', 'homephone', 'home', 'privat', 'private', 'telefonprivat', 'privatephone'],
  home2: ['home2', 'otherhomephone', 'homephone2', 'privat2'],
  fax: ['fax', 'facsimiletelephonenumber', 'businessfax', 'faxnumber', 'telefax'],
  phoneOther: ['phoneother', 'otherphone', 'pager', 'other'],
  birthday: ['birthday', 'bday', 'geburtstag', 'dateofbirth'],
  notes: ['notes', 'note', 'description', 'comment', 'bemerkung', 'notizen', 'notiz'],
  jpegPhoto: ['jpegphoto', 'thumbnailphoto', 'photo', 'picture', 'foto', 'bild', 'image'],
  groups: ['groups', 'group', 'memberof', 'categories', 'category', 'gruppen', 'gruppe', 'kategorien', 'tag'],
  phoneUseBLF: ['phoneuseblf', 'useblf', 'blf'],
  phoneUsePresence: ['phoneusepresence', 'usepresence', 'presence'],
  assignedSIPAccountID: ['assignedsipaccountid', 'sipaccount', 'account'],
};

function plain(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(NAMES).flat());
/** Steps that say nothing by themselves: what `emails/value` is, `emails` says. */
const PLAIN_STEPS: ReadonlySet<string> = new Set(['value', 'name', 'number', 'address', 'text']);
/** Steps that tell of what stands beside them, and are no value of a contact. */
const MARKS: ReadonlySet<string> = new Set(['type', 'label', 'kind', 'primary']);

/** A name as it is known: lists are named in the plural. */
function known(name: string): string {
  const forms = [name, name.replace(/s$/, ''), name.replace(/es$/, '')];
  return forms.find((form) => KNOWN.has(form)) ?? name;
}

/** The words by which a field may be known: its whole name, then its steps from the last to the first. */
function wordsOf(field: string): readonly string[] {
  const [last = '', ...parents] = field.split('/').reverse().map(plain);
  const whole = known(plain(field));
  const [parent] = parents;
  if (parent === undefined) return [whole];
  if (MARKS.has(last)) return [whole];
  const above = parents.map(known);
  if (PLAIN_STEPS.has(last) && KNOWN.has(known(parent))) return [whole, ...above];
  return [whole, known(last), ...above];
}

/** The field of a target, found by the nearest of its names. */
function fieldFor(
  target: ImportTarget,
  fields: readonly (readonly [string, readonly string[]])[],
): string | undefined {
  const depth = Math.max(1, ...fields.map(([, words]) => words.length));
  for (let nth = 0; nth < depth; nth++)
    for (const name of NAMES[target]) {
      const found = fields.find(([, words]) => words[nth] === name);
      if (found !== undefined) return found[0];
    }
  return undefined;
}

/** A mapping to begin with: each field of the file goes to the local value that its name speaks of. */
export function proposeMapping(fields: readonly string[]): readonly MappingRow[] {
  let left = fields.map((field) => [field, wordsOf(field)] as const);
  const rows: MappingRow[] = [];
  for (const to of IMPORT_TARGETS) {
    const from = fieldFor(to, left);
    if (from === undefined) continue;
    left = left.filter(([field]) => field !== from);
    rows.push({ from, to });
  }
  return rows;
}
