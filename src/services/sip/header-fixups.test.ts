import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import { plainUserAgent } from '../../../test/support/plain-sip.ts';
import { readSip } from '../../../test/support/sip-text.ts';
import { fixIncoming, restoreOutgoing } from './header-fixups.ts';

interface Form {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  readonly contact?: string;
  readonly via?: string;
  readonly route?: string;
}

const forms: readonly Form[] = [
  { name: 'tel: in From', from: '<tel:+4930123456>;tag=f1' },
  { name: 'tel: in From without brackets', from: 'tel:+4930123456;tag=f1' },
  { name: 'tel: with parameters', from: '"A" <tel:863-1234;phone-context=+1-914-555>;tag=f1' },
  { name: 'tel: in To', to: '<tel:+49301>' },
  { name: 'bare UTF-8 name', from: 'Jürgen Müller <sip:7@pbx.test>;tag=f1' },
  {
    name: "a name with an apostrophe and brackets, O'Neil (Sales)",
    from: "O'Neil (Sales) <sip:7@pbx.test>;tag=f1",
  },
  { name: 'a comma in a name without quotes', from: 'Müller, Hans <sip:7@pbx.test>;tag=f1' },
  { name: 'a comma in such a name, in Contact', contact: 'Müller, Hans <sip:7@pbx.test>' },
  { name: 'a quote that is never closed', from: '"Hans <sip:7@pbx.test>;tag=f1' },
  { name: 'such a quote in To', to: 'Hans "H <sip:100@practice.test>' },
  { name: 'a bell in a quoted name', from: '"Hans\u0007" <sip:7@pbx.test>;tag=f1' },
  { name: 'a urn: address', from: '<urn:service:sos.fire>;tag=f1' },
  { name: 'an http: address', from: '"A" <http://pbx.test/a?b=1@c;d=1>;tag=f1' },
  { name: 'a mailto: address without brackets', from: 'mailto:hans@pbx.test;tag=f1' },
  { name: '# in the user of From', from: '<sip:*31#@pbx.test>;tag=f1' },
  { name: '# in the user of Contact', contact: '<sip:*31#@10.0.0.1:5060>' },
  { name: 'UTF-8 in the user', from: '<sip:jürgen@pbx.test>;tag=f1' },
  { name: 'last host label starting with a digit in From', from: '<sip:7@pbx.4a2b>;tag=f1' },
  { name: 'host that is a container id, in Contact', contact: '<sip:7@4f3a2b1c9d8e:5060;transport=udp>' },
  { name: 'such a host in Via', via: 'SIP/2.0/UDP 4f3a2b1c9d8e:5060;branch=z9hG4bKsecond' },
  { name: 'such a host in Record-Route', route: '<sip:4f3a2b1c9d8e;lr>' },
];

function invite(to: string, form: Form): string {
  return [
    `INVITE ${to} SIP/2.0`,
    `Via: ${form.via ?? 'SIP/2.0/WSS pbx.test;branch=z9hG4bKfirst'}`,
    ...(form.route === undefined ? [] : [`Record-Route: ${form.route}`]),
    'Max-Forwards: 70',
    `From: ${form.from ?? '<sip:7@pbx.test>;tag=f1'}`,
    `To: ${form.to ?? '<sip:100@practice.test>'}`,
    `Call-ID: ${crypto.randomUUID()}`,
    'CSeq: 1 INVITE',
    `Contact: ${form.contact ?? '<sip:7@pbx.test>'}`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

const TARGET = 'sip:100@practice.test';

describe('header fix-ups', () => {
  for (const form of forms) {
    it(`SIP.js never answers a call with ${form.name}; ours rings, and the answer carries what the caller wrote`, async () => {
      const plainServer = new FakeSipServer();
      const plain = plainUserAgent(plainServer, { delegate: { onInvite: () => expect.fail('it rang') } });
      await plain.start();
      plainServer.socket.receive(invite(TARGET, form));
      await settled();
      expect(plainServer.messages, 'SIP.js').to.have.length(0);
      await plain.transport.disconnect();

      const server = new FakeSipServer();
      let rang = 0;
      const { line } = lineOn(
        server,
        {},
        {
          onInvite: (invitation) => {
            rang++;
            invitation.progress().catch(() => expect.fail('180 could not be sent'));
          },
        },
      );
      await line.start();
      await settled();
      const call = invite(TARGET, form);
      server.socket.receive(call);
      await settled();
      expect(rang).to.equal(1);
      const ringing = server.messages.map(readSip).find(({ start }) => start.startsWith('SIP/2.0 180'));
      const sent = readSip(call);
      const inBrackets = (value: string): string =>
        /<[^>]*>/.exec(value)?.[0] ?? `<${value.split(';')[0] ?? ''}>`;
      const plainUser = (uri: string): string => decodeURI(uri).replaceAll('%23', '#');
      for (const name of ['From', 'To', 'Record-Route']) {
        const [before = '', after = ''] = [sent.header(name), ringing?.header(name)];
        expect(plainUser(inBrackets(after)), name).to.equal(inBrackets(before));
      }
      expect(ringing?.header('Via')).to.equal(sent.header('Via'));
    });
  }

  it('leaves a message alone that SIP.js can read', () => {
    const message = [
      'INVITE sip:100@practice.test;transport=ws SIP/2.0',
      'Via: SIP/2.0/WSS pbx.test;branch=z9hG4bK1, SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK2',
      'From: "Smith, J. \\"JJ\\" <x>" <sip:7@10.0.0.1>;tag=1',
      'To: <sip:100@practice.test>',
      'Record-Route: <sip:p1.test;lr>, <sip:[2001:db8::1];lr>',
      'P-Asserted-Identity: "Smith" <sip:7@pbx.test>',
      'Subject: tel:1#',
      'Contact: *',
      '',
      'v=0\r\no=# tel:1\r\n',
    ].join('\r\n');
    const same = (text: string): string => text.replace(/[ \t]+/g, '');
    expect(same(fixIncoming(message) ?? '')).to.equal(same(message));
  });

  const unreadable: readonly (readonly [string, (message: string) => string])[] = [
    ['a From that is no address', (message) => message.replace('<sip:7@pbx.test>;tag', 'hello;tag')],
    ['a bracket that is never closed', (message) => message.replace('7@pbx.test>;tag', '7@pbx.test;tag')],
    ['a CSeq without a number', (message) => message.replace('CSeq: 1', 'CSeq: one')],
    ['a length that is none', (message) => message.replace('Content-Length: 0', 'Content-Length: x')],
    ['too long a header', (message) => message.replace('70', '70'.repeat(10_000))],
    ['short names of headers', (message) => message.replace('From:', 'f:').replace('7@', '@@')],
    ['a lone CR in Call-ID', (message) => message.replace('Call-ID: ', 'Call-ID: \rX-Evil: 1')],
  ];
  for (const [name, spoil] of unreadable) {
    it(`400 to a request with ${name} (SIP.js: no answer)`, async () => {
      const server = new FakeSipServer();
      const { line } = lineOn(server, {}, { onInvite: () => expect.fail('it rang') });
      await line.start();
      await settled();
      const request = spoil(invite(TARGET, { name: '' }));
      const answers = (): readonly string[] => server.messages.filter((text) => text.startsWith('SIP/2.0 '));
      server.socket.receive(request.replaceAll('INVITE', 'ACK'));
      server.socket.receive(request.replace(/^Via:.*\r\n/m, ''));
      server.socket.receive(request.replace(/^INVITE .*\r\n/, 'SIP/2.0 200 OK\r\n'));
      server.socket.receive(request);
      await waitUntil(() => answers().length > 0);
      const [answer = ''] = answers();
      expect(answers()).to.have.length(1);
      expect(answer).to.match(/^SIP\/2\.0 400 /);
      const [sent, got] = [readSip(request), readSip(answer)];
      for (const header of ['Via', 'CSeq']) expect(got.header(header)).to.equal(sent.header(header));
      expect(got.header('From')).to.include('tag=f1');
      expect(got.header('To')).to.match(/;tag=\S+$/);
      expect(answer).not.to.match(/[\r\n]X-Evil/);
    });
  }

  it('never touches the body', () => {
    const body = 'From: Müller <tel:1>\r\n\r\nTo: <tel:2>';
    expect(
      fixIncoming(`MESSAGE sip:100@x SIP/2.0\r\nTo: <tel:1>\r\n\r\n${body}`)?.endsWith(`\r\n\r\n${body}`),
    ).to.equal(true);
    const mine = `MESSAGE sip:a@x SIP/2.0\r\nTo: <sip:b@x>\r\n\r\nsip:1@tel.offhook.invalid`;
    expect(restoreOutgoing(mine)).to.equal(mine);
  });

  it('unfolds headers (RFC 3261 §7.3.1)', () => {
    expect(
      fixIncoming('OPTIONS sip:a@x SIP/2.0\r\nFrom: <sip:b@x>\r\n ;tag=1\r\nTo: <sip:a@x>\r\n\r\n'),
    ).to.include('From: <sip:b@x> ;tag=1\r\n');
  });

  it('refuses a message with absurdly many or long headers', () => {
    const many = Array.from({ length: 600 }, (_, index) => `X-${String(index)}: 1`).join('\r\n');
    expect(fixIncoming(`OPTIONS sip:a@x SIP/2.0\r\n${many}\r\n\r\n`)).to.equal(undefined);
    expect(fixIncoming(`OPTIONS sip:a@x SIP/2.0\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).to.equal(undefined);
  });

  it('never throws, whatever comes', () => {
    const pieces = [
      '"',
      '<',
      '>',
      ';',
      ',',
      '\\',
      'tel:',
      'sip:',
      '@',
      '#',
      '%',
      '\r\n',
      ' ',
      'ü',
      '\ud800',
      ':',
      '[',
      'From',
      'Via',
    ];
    // A small linear congruential generator: the same thousand messages on each run.
    let seed = 42;
    const next = (limit: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % limit;
    };
    for (let round = 0; round < 1000; round++) {
      const text = Array.from({ length: next(40) }, () => pieces[next(pieces.length)] ?? '').join('');
      const message = `INVITE sip:1@x SIP/2.0\r\nFrom: ${text}\r\nVia: ${text}\r\nContact: ${text}\r\n\r\n`;
      expect(() => restoreOutgoing(fixIncoming(message, 'own') ?? '')).not.to.throw();
    }
  });
});
