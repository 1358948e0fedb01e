import { expect } from '@open-wc/testing';
import {
  addressStart,
  readDialableUri,
  readNameAddr,
  readNameAddrs,
  splitOutsideQuotes,
} from './name-addr.ts';
import type { DialableUri } from './name-addr.ts';

type NameRow = readonly [
  value: string,
  displayName: string | undefined,
  uri: string | undefined,
  params?: object,
];

const values: readonly NameRow[] = [
  ['<sip:100@pbx.test>;tag=1', undefined, 'sip:100@pbx.test', { tag: '1' }],
  [
    '"Smith, \\"JJ\\" <x>" <sip:7@pbx.test;user=phone>;tag=a;x',
    'Smith, "JJ" <x>',
    'sip:7@pbx.test;user=phone',
    { tag: 'a', x: '' },
  ],
  ['Jürgen Müller <tel:+4930123>', 'Jürgen Müller', 'tel:+4930123'],
  ['sip:7@pbx.test;tag=9', undefined, 'sip:7@pbx.test', { tag: '9' }],
  [
    '<sip:7@pbx.test>;+sip.instance="<urn:uuid:1;2>";expires=60',
    undefined,
    'sip:7@pbx.test',
    { '+sip.instance': '<urn:uuid:1;2>', expires: '60' },
  ],
  ['"" <sip:7@pbx.test>', undefined, 'sip:7@pbx.test'],
  ['"never closed <sip:7@pbx.test>', 'never closed', 'sip:7@pbx.test'],
  [`"${'n'.repeat(5000)}" <sip:7@pbx.test>;tag=1`, 'n'.repeat(5000), 'sip:7@pbx.test', { tag: '1' }],
  ['<sip:7@pbx.test', undefined, undefined],
  ['', undefined, undefined],
  ['hello', undefined, undefined],
  ['<>', undefined, undefined],
];

const uris: readonly (readonly [uri: string, expected: DialableUri | undefined])[] = [
  ['sip:100@PBX.test;transport=ws', { uri: 'sip:100@pbx.test', number: '100', host: 'pbx.test' }],
  ['sips:100:secret@pbx.test:5061?X=1', { uri: 'sips:100@pbx.test:5061', number: '100', host: 'pbx.test' }],
  [
    'sip:+49%2030;phone-context=x@pbx.test',
    { uri: 'sip:+49%2030@pbx.test', number: '+49 30', host: 'pbx.test' },
  ],
  ['sip:*31%23@pbx.test', { uri: 'sip:*31%23@pbx.test', number: '*31#', host: 'pbx.test' }],
  ['sip:100%@pbx.test', { uri: 'sip:100%@pbx.test', number: '100%', host: 'pbx.test' }],
  ['sip:[2001:db8::1]:5060', { uri: 'sip:[2001:db8::1]:5060', number: '', host: '[2001:db8::1]' }],
  ['tel:+49-30-123 (45);phone-context=x', { uri: 'tel:+493012345', number: '+493012345', host: '' }],
  ['mailto:a@b.test', undefined],
  ['', undefined],
];

describe('name-addr', () => {
  for (const [value, displayName, uri, params] of values) {
    it(`reads ${value === '' ? 'an empty value' : value}`, () => {
      const read = readNameAddr(value);
      expect(read?.displayName).to.equal(displayName);
      expect(read?.uri).to.equal(uri);
      if (params !== undefined) expect(Object.fromEntries(read?.params ?? [])).to.deep.equal(params);
    });
  }

  for (const [uri, expected] of uris) {
    it(`dials ${uri === '' ? 'nothing' : uri}`, () => {
      expect(readDialableUri(uri)).to.deep.equal(expected);
    });
  }

  it('reads lists, and leaves out what is none', () => {
    const list = '"A, B" <sip:1@x>;q=1, nonsense, <tel:+492>, sip:3@x';
    expect(readNameAddrs(list).map(({ uri }) => uri)).to.deep.equal(['sip:1@x', 'tel:+492', 'sip:3@x']);
    expect(readNameAddrs('<sip:1@x>,'.repeat(1000))).to.have.length(64);
  });

  it('splits outside quotes and brackets only', () => {
    expect(splitOutsideQuotes('a;"b;\\";c";<d;e>;f', ';')).to.deep.equal(['a', '"b;\\";c"', '<d;e>', 'f']);
    expect(addressStart('"<" <sip:1@x>')).to.equal(4);
  });
});
