import { expect } from '@open-wc/testing';
import { plainDial } from '../../../test/fakes/plain-phone.ts';
import { callIn, eventually } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';
import type { Party } from '../../domain/call/call.ts';
import {
  alertInfoOf,
  ANONYMOUS,
  assertedParty,
  callerOf,
  forwardersOf,
  newIdentity,
} from './sip-facts-party.ts';
import type { Headers } from './sip-facts-party.ts';

function message(headers: Readonly<Record<string, string | readonly string[]>>): Headers {
  const all = (name: string): readonly string[] => {
    const value = headers[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  return { getHeader: (name) => all(name)[0], getHeaders: all };
}

const party = (number: string, displayName?: string, uri = `sip:${number}@example.com`): Party => ({
  uri,
  number,
  ...(displayName !== undefined && { displayName }),
  anonymous: false,
});

const FROM = '"Eve" <sip:666@example.com>;tag=1';

describe('who calls', () => {
  const cases: readonly [string, Readonly<Record<string, string | readonly string[]>>, Party][] = [
    ['From', { From: FROM }, party('666', 'Eve')],
    [
      'asserted over From',
      { From: FROM, 'P-Asserted-Identity': '"Ada" <sip:100@example.com>' },
      party('100', 'Ada'),
    ],
    [
      'tel:',
      { From: FROM, 'P-Asserted-Identity': '<tel:+49-30-123>' },
      party('+4930123', 'Eve', 'tel:+4930123'),
    ],
    [
      'a list',
      { From: FROM, 'P-Asserted-Identity': '<tel:100>, "Ada" <sip:100@example.com>' },
      party('100', 'Ada'),
    ],
    [
      'two headers',
      { From: FROM, 'P-Asserted-Identity': ['<sip:100@example.com>', '<tel:+49>'] },
      party('100', 'Eve'),
    ],
    [
      'Privacy: id',
      { From: FROM, Privacy: 'id;critical', 'P-Asserted-Identity': '<sip:100@example.com>' },
      ANONYMOUS,
    ],
    ['Privacy: none', { From: FROM, Privacy: 'none' }, party('666', 'Eve')],
    ['anonymous.invalid', { From: '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=1' }, ANONYMOUS],
    ['a name that is the number', { From: '"666" <sip:666@example.com>' }, party('666')],
    ['bare UTF-8 name', { From: 'Jörg Müller <sip:7@example.com>' }, party('7', 'Jörg Müller')],
    ['text that turns around', { From: '"\u202eabc\u0007" <sip:7@example.com>' }, party('7', 'abc')],
    [
      'invisible characters and look-alike digits in a name',
      { From: '"A\u061cd\u00ada\u200c\u200d\u180e\u{e0041}\u3164\ufe0f" <sip:7@example.com>' },
      party('7', 'Ada'),
    ],
    [
      'a name of nothing that is seen',
      { From: '"\u3164\u115f\u2800 \u00ad" <sip:7@example.com>' },
      party('7'),
    ],
    [
      'too many marks on a letter, and too much space',
      { From: `"A${'\u0301'.repeat(120)}\u00a0  B" <sip:7@example.com>` },
      party('7', 'A\u0301\u0301\u0301 B'),
    ],
    [
      'invisible characters and Arabic digits in a number',
      { From: '<sip:\u061c%D9%A1\u0662\u00ad3%C2%AD@example.com>' },
      party('123', undefined, 'sip:%D9%A1\u06623%C2%AD@example.com'),
    ],
    [
      'the same, asserted',
      { From: FROM, 'P-Asserted-Identity': '"Ad\u061ca" <tel:\u0661\u00ad2>' },
      party('12', 'Ada', 'tel:\u06612'),
    ],
    [
      'a number that is too long to be dialled',
      { From: `"Ada" <sip:${'1'.repeat(3000)}@example.com>` },
      {
        uri: `sip:${'1'.repeat(60)}`,
        number: '',
        displayName: `Ada sip:${'1'.repeat(60)}`,
        anonymous: false,
      },
    ],
    [
      'an address of another kind',
      { From: '<sip:urn%3Aservice:sos@uri.offhook.invalid>;tag=1' },
      { uri: 'urn:service:sos', number: '', displayName: 'urn:service:sos', anonymous: false },
    ],
    [
      'another kind, asserted: From stands',
      { From: FROM, 'P-Asserted-Identity': '<http://example.com>' },
      party('666', 'Eve'),
    ],
    ['nothing that can be read', { From: 'nonsense' }, ANONYMOUS],
    ['no header at all', {}, ANONYMOUS],
  ];
  for (const [name, headers, expected] of cases) {
    it(name, () => {
      expect(callerOf(message(headers))).to.deep.equal(expected);
    });
  }

  it('names nobody when nobody is asserted', () => {
    expect(assertedParty(message({ From: FROM }))).to.equal(undefined);
  });

  it('bounds a long name', () => {
    expect(
      callerOf(message({ From: `"${'x'.repeat(2000)}" <sip:7@example.com>` })).displayName,
    ).to.have.length(128);
  });

  it('keeps the address behind a name of 5,000 characters', () => {
    const { number, displayName } = callerOf(
      message({ From: `"${'\u{1f600}'.repeat(5000)}" <sip:7@example.com>` }),
    );
    expect(number).to.equal('7');
    expect(displayName).to.equal('\u{1f600}'.repeat(128));
  });

  it('the far side that a message in the call names anew is cleaned as well', () => {
    const anew = message({ 'P-Asserted-Identity': '"E\u202ev\u061ce" <sip:\u06618@example.com>' });
    expect(newIdentity(party('7'), anew)).to.deep.include({ number: '18', displayName: 'Eve' });
  });
});

describe('who sent the call on', () => {
  const cases: readonly [string, Readonly<Record<string, string | readonly string[]>>, readonly Party[]][] = [
    ['nobody', {}, []],
    [
      'Diversion: the first value is the latest',
      { Diversion: '"Desk" <sip:200@example.com>;reason=no-answer, <sip:300@example.com>' },
      [party('300'), party('200', 'Desk')],
    ],
    [
      'Diversion in two headers',
      { Diversion: ['<sip:200@example.com>', '<tel:+4930300>;reason=user-busy;counter=2'] },
      [party('+4930300', undefined, 'tel:+4930300'), party('200')],
    ],
    [
      'History-Info: the last value is this phone',
      {
        'History-Info':
          '<sip:200@example.com>;index=1, <sip:201@example.com?Reason=SIP%3Bcause%3D302>;index=1.1;rc=1, ' +
          '<sip:100@example.com>;index=1.1.1;mp=1.1',
      },
      [party('200'), party('201', undefined, 'sip:201@example.com')],
    ],
    ['History-Info of a call that came straight', { 'History-Info': '<sip:100@example.com>;index=1' }, []],
    [
      'Diversion before History-Info',
      {
        Diversion: '<sip:200@example.com>',
        'History-Info': '<sip:7@example.com>;index=1, <sip:8@example.com>',
      },
      [party('200')],
    ],
    ['who withholds the number', { Diversion: '<sip:anonymous@anonymous.invalid>' }, [ANONYMOUS]],
    [
      'what is no telephone address',
      { Diversion: '<http://example.com>, <sip:200@example.com>' },
      [party('200')],
    ],
    ['what cannot be read', { Diversion: ';;;' }, []],
  ];
  for (const [name, headers, expected] of cases) {
    it(name, () => {
      expect(forwardersOf(message(headers))).to.deep.equal(expected);
    });
  }

  it('is bounded', () => {
    const many = Array.from({ length: 500 }, (_, index) => `<sip:${index}@example.com>`);
    expect(forwardersOf(message({ Diversion: many })).length).to.be.at.most(16);
  });
});

describe('Alert-Info', () => {
  it('gives the URN', () => {
    expect(alertInfoOf(message({ 'Alert-Info': '<urn:alert:source:internal>;x=1' }))).to.equal(
      'urn:alert:source:internal',
    );
    expect(alertInfoOf(message({}))).to.equal(undefined);
  });
});

describe('P-Asserted-Identity of a call that rings', () => {
  const stage = callStage();
  for (const [name, value, number] of [
    ['tel:', '"Ada" <tel:+4930123>', '+4930123'],
    ['a list', '<tel:+4930123>, "Ada" <sip:+4930123@example.com>', '+4930123'],
  ] as const) {
    /** The network asserts who 100 is. */
    const assert = (): void => {
      stage.exchange.meddle = (text) =>
        text.startsWith('INVITE ')
          ? text.replace(/^Max-Forwards/m, `P-Asserted-Identity: ${value}\r\nMax-Forwards`)
          : text;
    };

    it(`${name}: SIP.js reads nothing`, async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      assert();
      await plainDial(ada, '101');
      await eventually(() => bob.rang.length === 1, 'it rings');
      expect(bob.rang[0]!.request.getHeader('P-Asserted-Identity')).to.equal(value);
      expect(bob.rang[0]!.assertedIdentity).to.equal(undefined);
    });

    it(`${name}: we show it`, async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      assert();
      await ada.control.dial({ target: '101' });
      const { remote } = await callIn(bob, 'ringing');
      expect([remote.displayName, remote.number]).to.deep.equal(['Ada', number]);
    });
  }
});
