import { expect } from '@open-wc/testing';
import { Registerer, UserAgent } from 'sip.js';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import { plainUserAgent, replaceWebSocket } from '../../../test/support/plain-sip.ts';
import { addLogSink } from '../../lib/logger.ts';
import type { LogRecord } from '../../lib/logger.ts';

describe('the log of the SIP service', () => {
  it('SIP.js prints the digest secret with its configuration', () => {
    const lines: string[] = [];
    plainUserAgent(new FakeSipServer(), {
      authorizationHa1: 'e2fc714c4727ee9395f324cd2e7f331f',
      logConnector: (_level, _category, _label, content) => lines.push(content),
    });
    expect(lines.join('\n')).to.include('e2fc714c4727ee9395f324cd2e7f331f');
  });

  it('SIP.js prints every message with its credentials, for traceSip is on by default', async () => {
    const server = new FakeSipServer({ accounts: { '100': 'secret' } });
    const restore = replaceWebSocket(server.open);
    const lines: string[] = [];
    const userAgent = new UserAgent({
      uri: UserAgent.makeURI('sip:100@practice.test')!,
      authorizationUsername: '100',
      authorizationPassword: 'secret',
      transportOptions: { server: 'wss://plain.test/ws' },
      logBuiltinEnabled: false,
      logConnector: (_level, _category, _label, content) => lines.push(content),
    });
    await userAgent.start();
    await new Registerer(userAgent).register();
    await settled();
    restore();
    expect(server.registrar.registers).to.have.length(2);
    expect(lines.join('\n')).to.match(/^Authorization: Digest .*response="[0-9a-f]{32}"/m);
    server.socket.end(1000);
    userAgent.userAgentCore.dispose();
  });

  it('holds every message of a registration, and neither password nor proof of it', async () => {
    const records: LogRecord[] = [];
    const remove = addLogSink((record) => records.push(record));
    const server = new FakeSipServer({ accounts: { '100': 'correct-horse' } });
    const under = lineOn(server);
    under.password = 'correct-horse';
    await under.line.start();
    await settled();
    expect(under.line.registration.value.state).to.equal('registered');
    await under.line.stop();
    remove();
    const text = records.map((record) => record.text).join('\n');
    const proof = /response="([0-9a-f]{32})"/.exec(
      server.registrar.registers[1]?.header('Authorization') ?? '',
    )?.[1];
    if (proof === undefined) throw new Error('no credentials were sent');
    expect(text).to.include('REGISTER sip:practice.test SIP/2.0');
    expect(text).to.include('SIP/2.0 401 Unauthorized');
    expect(text).to.match(/Authorization: …/);
    expect(text).not.to.include('correct-horse');
    expect(text).not.to.include(proof);
  });

  it('says each step of a line in one line of level info, warn or error', async () => {
    const records: LogRecord[] = [];
    const remove = addLogSink((record) => records.push(record));
    const server = new FakeSipServer();
    const { line } = lineOn(server);
    await line.start();
    await settled();
    server.socket.end(1001);
    remove();
    const steps = records
      .filter(({ level, text }) => level !== 'trace' && level !== 'debug' && text.startsWith('line '))
      .map(({ level, text }) => `${level}: ${text}`);
    expect(steps).to.deep.equal([
      'info: line Desk: connecting',
      'info: line Desk: registering',
      'info: line Desk: registered',
      'warn: line Desk: waiting connection-lost WebSocket closed, 1001',
    ]);
  });
});
