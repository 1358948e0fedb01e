import { expect } from '@open-wc/testing';
import { Registerer, RegistererState } from 'sip.js';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import { plainUserAgent } from '../../../test/support/plain-sip.ts';
import { app } from '../../i18n/en/app.ts';
import { challengeKind, keepSupportedChallenge } from './digest-challenges.ts';

const challenge = (algorithm: string, nonce: string): string =>
  `WWW-Authenticate: Digest realm="practice.test", nonce="${nonce}", algorithm=${algorithm}, qop="auth"`;
const accounts = { '100': 'secret' };

describe('digest challenges', () => {
  it('SIP.js fails where MD5 comes before SHA-256 (the last header wins)', async () => {
    const server = new FakeSipServer({
      accounts,
      challenges: (nonce) => [challenge('MD5', nonce), challenge('SHA-256', nonce)],
    });
    const userAgent = plainUserAgent(server);
    await userAgent.start();
    const registerer = new Registerer(userAgent);
    await registerer.register();
    await settled();
    expect(registerer.state).to.equal(RegistererState.Unregistered);
    expect(server.registrar.registers).to.have.length(1);
    await userAgent.transport.disconnect();
    userAgent.userAgentCore.dispose();
  });

  for (const order of [
    ['MD5', 'SHA-256'],
    ['SHA-256', 'MD5'],
    ['SHA-512-256', 'MD5', 'SHA-256'],
    ['md5', 'SHA-256'],
  ]) {
    it(`we answer the MD5 one of ${order.join(', ')}`, async () => {
      const server = new FakeSipServer({
        accounts,
        challenges: (nonce) => order.map((algorithm) => challenge(algorithm, nonce)),
      });
      const { line } = lineOn(server);
      await line.start();
      await settled();
      expect(line.registration.value.state).to.equal('registered');
    });
  }

  describe('SHA-256 alone', () => {
    const sha256 = (): FakeSipServer =>
      new FakeSipServer({ accounts, challenges: (nonce) => [challenge('SHA-256', nonce)] });

    it('SIP.js sends no answer, and takes it for any refusal', async () => {
      const server = sha256();
      const userAgent = plainUserAgent(server);
      await userAgent.start();
      const registerer = new Registerer(userAgent);
      const refusals: (number | undefined)[] = [];
      await registerer.register({
        requestDelegate: { onReject: ({ message }) => refusals.push(message.statusCode) },
      });
      await settled();
      expect(server.registrar.registers).to.have.length(1);
      expect(registerer.state).to.equal(RegistererState.Unregistered);
      // The same as after a wrong password: nobody can say what to do.
      expect(refusals).to.deep.equal([401]);
      await userAgent.transport.disconnect();
      userAgent.userAgentCore.dispose();
    });

    it('cannot be answered by us either: we say so once, in a sentence that says what to do', async () => {
      const server = sha256();
      const { line, clock } = lineOn(server);
      await line.start();
      await clock.pass(600_000);
      const { state, problem } = line.registration.value;
      expect({ state, problem }).to.deep.equal({ state: 'failed', problem: 'unsupported-digest' });
      expect(server.registrar.registers).to.have.length(1);
      expect(app.problemTexts['unsupported-digest'].advice).to.include('MD5');
    });
  });

  it('keeps other headers, single challenges and challenges of the other kind', () => {
    const lines = [
      'Via: SIP/2.0/WS x',
      'WWW-Authenticate: Digest realm="a", nonce="1", algorithm=SHA-256',
      'www-authenticate : Digest realm="a", nonce="1"',
      'Proxy-Authenticate: Digest realm="b", nonce="2", algorithm=SHA-256',
    ];
    expect(keepSupportedChallenge(lines)).to.deep.equal([lines[0], lines[2], lines[3]]);
    expect(keepSupportedChallenge([lines[1] ?? ''])).to.deep.equal([lines[1]]);
  });

  it('tells what a challenge asks for', () => {
    expect(challengeKind([])).to.equal('none');
    expect(challengeKind(['Digest realm="a", nonce="1"'])).to.equal('supported');
    expect(challengeKind(['Digest realm="a", algorithm="MD5-sess", nonce="1"'])).to.equal('unsupported');
    expect(challengeKind(['Basic realm="a"'])).to.equal('unsupported');
    expect(challengeKind(['Bearer scope="x"', 'Digest realm="algorithm=SHA-256", nonce="1"'])).to.equal(
      'supported',
    );
  });
});
