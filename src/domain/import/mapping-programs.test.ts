import { expect } from '@open-wc/testing';
import { compileMapping } from './mapping.ts';
import { proposeMapping } from './mapping-proposal.ts';

const columns = (header: string): readonly string[] => header.trim().split(/\s*,\s*/);

const GOOGLE = columns(`First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,
Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,
Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,
E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,
Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,
Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value`);

const GOOGLE_OLD = columns(`Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,
Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,
Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,
Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,
Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Type,Phone 3 - Value,Address 1 - Type,
Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,
Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,
Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,
Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description,Website 1 - Type,
Website 1 - Value`);

const OUTLOOK = columns(`Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,
Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,
Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,
Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,Other State,Other Postal Code,
Other Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,
Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,
Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,
Business Address PO Box,Categories,Children,Directory Server,E-mail Address,E-mail Type,E-mail Display Name,
E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,
Government ID Number,Hobby,Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,Location,
Manager's Name,Mileage,Notes,Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,
Profession,Referred By,Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page`);

const OUTLOOK_WEB = columns(`First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,
E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,
Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,
Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,
Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,Business Postal Code,
Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,
Other City,Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,
Web Page,Birthday,Anniversary,Notes`);

const OUTLOOK_GERMAN = columns(`Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,
Straße geschäftlich,Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,
Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Straße privat 2,Straße privat 3,Ort privat,
Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,Weitere Straße,Weitere Straße 2,Weitere Straße 3,
Weiterer Ort,Weiteres/r Bundesland/Kanton,Weitere Postleitzahl,Weiteres/e Land/Region,Telefon Assistent,
Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,
Telefon (privat),Telefon (privat 2),ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,
Mobiltelefon 2,Telefon für Hörbehinderte,Telex,Abrechnungsinformation,Benutzer 1,Benutzer 2,Benutzer 3,Benutzer 4,
Beruf,Büro,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,
E-Mail 2: Angezeigter Name,E-Mail 3: Adresse,E-Mail 3: Typ,E-Mail 3: Angezeigter Name,Empfohlen von,Geburtstag,
Geschlecht,Hobby,Initialen,Internet-Frei/Gebucht,Jahrestag,Kategorien,Kinder,Konto,Name Assistent,
Name des/der Vorgesetzten,Notizen,Organisationsnr.,Ort,Partner,Postfach geschäftlich,Postfach privat,Priorität,
Privat,Regierungsnr.,Reisekilometer,Sprache,Stichwörter,Vertraulichkeit,Verzeichnisserver,Webseite`);

const ADDRESS = {
  street: 'Street',
  city: 'City',
  state: 'Region',
  postalCode: 'Postal Code',
  country: 'Country',
};
const googleAddress = Object.fromEntries(
  Object.entries(ADDRESS).map(([to, name]) => [to, [`Address 1 - ${name}`]]),
);
const englishOutlook = {
  firstName: ['First Name'],
  lastName: ['Last Name'],
  title: ['Job Title'],
  company: ['Company'],
  department: ['Department'],
  mail: ['E-mail Address'],
  mail2: ['E-mail 2 Address'],
  web: ['Web Page'],
  street: ['Business Street'],
  postalCode: ['Business Postal Code'],
  city: ['Business City'],
  state: ['Business State'],
  country: ['Business Country/Region'],
  phone1: ['Business Phone'],
  phone2: ['Business Phone 2'],
  home1: ['Home Phone'],
  home2: ['Home Phone 2'],
  birthday: ['Birthday'],
  notes: ['Notes'],
};

const PROGRAMS: readonly (readonly [
  program: string,
  header: readonly string[],
  proposal: Readonly<Record<string, readonly string[]>>,
])[] = [
  [
    'Google Contacts',
    GOOGLE,
    {
      ...googleAddress,
      firstName: ['First Name'],
      lastName: ['Last Name'],
      displayName: ['File As'],
      title: ['Organization Title'],
      company: ['Organization Name'],
      department: ['Organization Department'],
      mail: ['E-mail 1 - Value'],
      mail2: ['E-mail 2 - Value'],
      web: ['Website 1 - Value'],
      postOfficeBox: ['Address 1 - PO Box'],
      birthday: ['Birthday'],
      notes: ['Notes'],
      groups: ['Labels'],
      numbers: [
        'Phone 1 - Label|writeIfNotEmpty(": ")|Phone 1 - Value',
        'Phone 2 - Label|writeIfNotEmpty(": ")|Phone 2 - Value',
      ],
    },
  ],
  [
    'Google Contacts before 2024',
    GOOGLE_OLD,
    {
      ...googleAddress,
      firstName: ['Given Name'],
      lastName: ['Family Name'],
      displayName: ['Name'],
      title: ['Organization 1 - Title'],
      company: ['Organization 1 - Name'],
      department: ['Organization 1 - Department'],
      mail: ['E-mail 1 - Value'],
      mail2: ['E-mail 2 - Value'],
      web: ['Website 1 - Value'],
      postOfficeBox: ['Address 1 - PO Box'],
      birthday: ['Birthday'],
      notes: ['Notes'],
      groups: ['Group Membership'],
      numbers: [1, 2, 3].map((nth) => `Phone ${nth} - Type|writeIfNotEmpty(": ")|Phone ${nth} - Value`),
    },
  ],
  [
    'Outlook',
    OUTLOOK,
    {
      ...englishOutlook,
      postOfficeBox: ['Business Address PO Box'],
      groups: ['Categories'],
      mobile1: ['Mobile Phone', 'Car Phone'],
      fax: ['Business Fax', 'Home Fax', 'Other Fax'],
      phoneOther: ['Other Phone', 'Company Main Phone', 'Pager', 'Primary Phone'],
    },
  ],
  [
    'Outlook on the web',
    OUTLOOK_WEB,
    {
      ...englishOutlook,
      mobile1: ['Mobile Phone', 'Car Phone'],
      fax: ['Business Fax', 'Home Fax', 'Other Fax'],
      phoneOther: ['Other Phone', 'Primary Phone', 'Pager', 'Company Main Phone'],
    },
  ],
  [
    'Outlook in German',
    OUTLOOK_GERMAN,
    {
      firstName: ['Vorname'],
      lastName: ['Nachname'],
      title: ['Position'],
      company: ['Firma'],
      department: ['Abteilung'],
      mail: ['E-Mail-Adresse'],
      mail2: ['E-Mail 2: Adresse'],
      web: ['Webseite'],
      street: ['Straße geschäftlich'],
      postalCode: ['Postleitzahl geschäftlich'],
      postOfficeBox: ['Postfach geschäftlich'],
      city: ['Ort geschäftlich'],
      state: ['Region geschäftlich'],
      country: ['Land/Region geschäftlich'],
      phone1: ['Telefon geschäftlich'],
      phone2: ['Telefon geschäftlich 2'],
      mobile1: ['Mobiltelefon', 'Autotelefon'],
      mobile2: ['Mobiltelefon 2'],
      home1: ['Telefon (privat)'],
      home2: ['Telefon (privat 2)'],
      fax: ['Fax geschäftlich', 'Fax privat', 'Weiteres Fax'],
      phoneOther: ['Weiteres Telefon', 'Telefon Firma', 'Pager', 'Haupttelefon'],
      birthday: ['Geburtstag'],
      notes: ['Notizen'],
      groups: ['Kategorien'],
    },
  ],
];

/** A record of a header, filled where a value is given. */
function mapped(header: readonly string[], values: Readonly<Record<string, string>>) {
  const mapping = compileMapping(proposeMapping(header), header);
  expect(mapping.issues).to.deep.equal([]);
  return mapping.map(header.map((column) => values[column] ?? '')).data;
}

describe('proposeMapping for the files of other programs', () => {
  for (const [program, header, proposal] of PROGRAMS)
    it(`knows the columns of ${program}, and leaves what is no field of a contact`, () => {
      const found: Record<string, string[]> = {};
      for (const { from, to } of proposeMapping(header)) (found[to] ??= []).push(from);
      expect(found).to.deep.equal(proposal);
      expect(compileMapping(proposeMapping(header), header).issues).to.deep.equal([]);
    });

  for (const [label, kind] of [
    ['Work', 'work'],
    ['Main', 'work'],
    ['* Mobile', 'mobile'],
    ['Home', 'home'],
    ['Home Fax', 'fax'],
    ['Work Fax', 'fax'],
    ['Geschäftlich', 'work'],
    ['Privat', 'home'],
    ['Pager', 'other'],
    ['', 'other'],
  ] as const)
    it(`takes a number that Google labels "${label}" as ${kind}`, () => {
      const values = { 'Phone 1 - Label': label, 'Phone 1 - Value': '+49 30 1' };
      expect(mapped(GOOGLE, values).numbers).to.deep.equal([{ kind, number: '+49 30 1' }]);
    });

  it('keeps the order of numbers, and takes several of one label and of several labels apart', () => {
    const { numbers, groups } = mapped(GOOGLE_OLD, {
      'Phone 1 - Type': 'Mobile',
      'Phone 1 - Value': '0170 1 ::: 0170 2',
      'Phone 2 - Type': 'Work',
      'Phone 2 - Value': '030 1',
      'Phone 3 - Type': 'Home',
      'Group Membership': 'Friends ::: Chess, Go ::: * myContacts',
    });
    expect(numbers).to.deep.equal([
      { kind: 'mobile', number: '0170 1' },
      { kind: 'mobile', number: '0170 2' },
      { kind: 'work', number: '030 1' },
    ]);
    expect(groups).to.deep.equal(['Friends', 'Chess, Go', '* myContacts']);
  });

  it("takes Outlook's categories apart, and all its faxes", () => {
    const { numbers, groups } = mapped(OUTLOOK, {
      Categories: 'Friends;Suppliers',
      'Home Fax': '030 2',
      'Business Fax': '030 1',
      Private: 'False',
      Account: 'X1',
    });
    expect(groups).to.deep.equal(['Friends', 'Suppliers']);
    expect(numbers).to.deep.equal([
      { kind: 'fax', number: '030 1' },
      { kind: 'fax', number: '030 2' },
    ]);
  });
});
