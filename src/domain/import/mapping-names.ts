import type { ImportTarget } from './source.ts';

type Names = Readonly<Record<ImportTarget, readonly string[]>>;

/**
 * What columns and keys are called where, folded and without anything but letters and digits; the first is the likeliest.
 * Outlook's exports are in the language of Outlook (`Business Phone`, `Telefon geschäftlich`), Google's always in English
 * (`E-mail 1 - Value`, `Organization Name`, before 2024 `Organization 1 - Name`). Of several addresses the one at work is
 * taken, as a whole. What Outlook calls `Title` is a form of address, and stands beside a `Job Title`.
 */
export const NAMES: Names = {
  id: ['id', 'uid', 'uuid', 'guid', 'contactid', 'entryuuid', 'objectguid', 'kontaktid', 'nr', 'key'],
  firstName: ['firstname', 'givenname', 'vorname', 'forename', 'first', 'cn'],
  lastName: ['lastname', 'sn', 'surname', 'nachname', 'familyname', 'last'],
  displayName: ['displayname', 'name', 'fullname', 'formattedname', 'anzeigename', 'cn', 'fileas'],
  title: ['jobtitle', 'organizationtitle', 'organization1title', 'title', 'titel', 'position', 'role'],
  company: [
    'company',
    'o',
    'organization',
    'organisation',
    'firma',
    'companyname',
    'unternehmen',
    'organizationname',
    'organization1name',
  ],
  department: ['department', 'ou', 'abteilung', 'organizationdepartment', 'organization1department'],
  mail: ['mail', 'email', 'emailaddress', 'email1', 'mail1', 'emailadresse', 'email1value', 'email1address'],
  mail2: ['mail2', 'email2', 'emailaddress2', 'email2address', 'email2adresse', 'email2value'],
  web: [
    'web',
    'website',
    'url',
    'homepage',
    'wwwhomepage',
    'webseite',
    'webpage',
    'businesswebpage',
    'personalwebpage',
    'website1value',
    'internet',
  ],
  street: [
    'street',
    'streetaddress',
    'strasse',
    'address',
    'adresse',
    'address1',
    'businessstreet',
    'strassegeschaftlich',
    'address1street',
  ],
  postalCode: [
    'postalcode',
    'zip',
    'zipcode',
    'plz',
    'postleitzahl',
    'postcode',
    'businesspostalcode',
    'postleitzahlgeschaftlich',
    'address1postalcode',
  ],
  postOfficeBox: [
    'postofficebox',
    'pobox',
    'businessaddresspobox',
    'postfachgeschaftlich',
    'postfach',
    'address1pobox',
  ],
  city: ['businesscity', 'ortgeschaftlich', 'city', 'l', 'locality', 'town', 'ort', 'stadt', 'address1city'],
  state: [
    'businessstate',
    'regiongeschaftlich',
    'bundeslandkantongeschaftlich',
    'state',
    'st',
    'region',
    'province',
    'bundesland',
    'address1region',
  ],
  country: [
    'businesscountryregion',
    'landregiongeschaftlich',
    'businesscountry',
    'country',
    'co',
    'c',
    'land',
    'address1country',
  ],
  extension: ['extension', 'ext', 'ipphone', 'nebenstelle', 'durchwahl'],
  phone1: [
    'phone1',
    'businessphone',
    'telefongeschaftlich',
    'phone',
    'telephonenumber',
    'telephone',
    'tel',
    'telefon',
    'workphone',
    'number',
    'telefonnummer',
    'phonenumber',
    'rufnummer',
    'numbere164',
  ],
  phone2: ['phone2', 'othertelephone', 'businessphone2', 'telefongeschaftlich2', 'telefon2', 'tel2'],
  mobile1: ['mobile1', 'mobile', 'mobilephone', 'cell', 'cellphone', 'mobil', 'handy', 'mobiltelefon'],
  mobile2: ['mobile2', 'othermobile', 'mobilephone2', 'mobiltelefon2', 'mobil2', 'handy2'],
  home1: ['home1', 'homephone', 'telefonprivat', 'home', 'privatephone', 'privat', 'private'],
  home2: ['home2', 'otherhomephone', 'homephone2', 'telefonprivat2', 'privat2'],
  fax: ['fax', 'facsimiletelephonenumber', 'businessfax', 'faxgeschaftlich', 'faxnumber', 'telefax'],
  phoneOther: ['phoneother', 'otherphone', 'weiterestelefon', 'pager', 'other'],
  numbers: ['morenumbers'],
  birthday: ['birthday', 'bday', 'geburtstag', 'dateofbirth'],
  notes: ['notes', 'note', 'description', 'comment', 'bemerkung', 'notizen', 'notiz'],
  jpegPhoto: ['jpegphoto', 'thumbnailphoto', 'photo', 'picture', 'foto', 'bild', 'image'],
  groups: [
    'groups',
    'group',
    'memberof',
    'categories',
    'category',
    'gruppen',
    'gruppe',
    'kategorien',
    'labels',
    'groupmembership',
    'tag',
  ],
  phoneUseBLF: ['phoneuseblf', 'useblf', 'blf'],
  phoneUsePresence: ['phoneusepresence', 'usepresence', 'presence'],
  assignedSIPAccountID: ['assignedsipaccountid', 'sipaccount', 'account'],
};

/** Further columns that are proposed beside those above, each that there is: a contact takes several such numbers. */
export const FURTHER: readonly (readonly [ImportTarget, readonly string[]])[] = [
  ['fax', ['homefax', 'faxprivat', 'otherfax', 'weiteresfax']],
  ['mobile1', ['carphone', 'autotelefon']],
  ['phoneOther', ['primaryphone', 'haupttelefon', 'companymainphone', 'telefonfirma', 'pager']],
];

/**
 * Columns that are no field of a contact in an export of Outlook or Google, though their names would fit: a flag, an
 * account of another system, the address of a picture.
 */
export const OUTLOOK_NO_FIELDS: readonly string[] = [
  'private',
  'privat',
  'account',
  'konto',
  'title',
  'ort',
  'location',
];
export const GOOGLE_NO_FIELDS: readonly string[] = ['photo', 'title', 'location'];
