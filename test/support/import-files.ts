import type { ContactSource } from '../../src/domain/import/source.ts';

/** A source with the mapping of the manual's CSV sample. */
export const CSV_SOURCE: ContactSource = {
  id: 'source-1',
  format: 'csv',
  name: 'Directory',
  enabled: true,
  skipOnStart: false,
  addWithoutId: false,
  access: 'file',
  url: '',
  via: 'page',
  authentication: 'none',
  user: '',
  interval: 0,
  removed: 'ask',
  csv: { delimiter: 'auto', encoding: 'auto' },
  records: '',
  mapping: [
    { from: 'id', to: 'id' },
    { from: 'cn', to: 'firstName' },
    { from: 'sn', to: 'lastName' },
    { from: 'title', to: 'title' },
    { from: 'phone1', to: 'phone1' },
    { from: 'groups', to: 'groups' },
  ],
};

export const JSON_SOURCE: ContactSource = {
  ...CSV_SOURCE,
  format: 'json',
  mapping: [
    { from: 'id', to: 'id' },
    { from: 'cn', to: 'firstName' },
    { from: 'sn', to: 'lastName' },
    { from: 'data/postOfficeBox', to: 'postOfficeBox' },
    { from: 'writeIfNotEmpty("+")|numbers/PRIVATE/number_e164', to: 'home1' },
    { from: 'jpegPhoto', to: 'jpegPhoto' },
    { from: 'groups/name', to: 'groups' },
  ],
};

/** The CSV sample of the manual, as printed. */
export const MANUAL_CSV = `id,cn,sn,title,phone1,groups
010201,Tim1-web,Harper1,Product Manager1,1,"friends,support,dev"
`;

/** The JSON samples of the manual, put together to one valid document. */
export const MANUAL_JSON = `[
{
"id": "10201",
"cn": "Tim1-WEB",
"sn": "Harper1",
"mail": "tim1@testmail.com",
"title": "Product Manager1",
"o": "Test Company Inc.1",
"postalCode": "11111",
"street": "street1",
"jpegPhoto": "",
"extension": "300",
"data":
{
"postOfficeBox": "PO127653-T3",
"st": "NY"
},
"phoneUseBLF":"1",
"phoneUsePresence":"0",
"AssignedSIPAccountID":"placetel",
"numbers": {
"PRIVATE": [
{
"id": "",
"number_e164": "4964454930560000",
"number_disp": "4930567890"
},
{
"id": "",
"number_e164": "4964454930671111",
"number_disp": "4930678900"
}
]
},
"groups": [
{
"id": "14741",
"name": "Friends",
"desc": "Friends"
},
{
"id": "14744",
"name": "Partner",
"desc": ""
}
]
}
]`;

/** The head of a JPEG that promises so many pixels (ITU-T T.81 B.2.2), and nothing behind it. */
export function jpegHead(width: number, height: number): Uint8Array<ArrayBuffer> {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, ...size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
}

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
