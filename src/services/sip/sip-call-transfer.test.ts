import { expect } from '@open-wc/testing';
import { SessionState, SIPExtension, UserAgent } from 'sip.js';
import { plainDial, plainTalk } from '../../../test/fakes/plain-phone.ts';
import { callIn, eventually, until } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';
import { isAppError } from '../../lib/app-error.ts';

/** What the network may make this phone do. The scenarios that SIP.js 0.21.2 fails in are run with it as well. */
describe('transfer and replacement', () => {
  const stage = callStage();

  it('REFER: SIP.js accepts it and dials at once, whoever is meant', async () => {
    const ada = await stage.plain('100');
    const bob = await stage.plain('101');
    const [, other] = await plainTalk(ada, bob);
    const answers: number[] = [];
    await other.refer(UserAgent.makeURI('sip:900@example.com')!, {
      requestDelegate: {
        onAccept: ({ message }) => answers.push(message.statusCode ?? 0),
      },
    });
    await eventually(
      () => stage.exchange.requests('INVITE', '100').some(({ text }) => text.startsWith('INVITE sip:900')),
      'it dials 900',
    );
    expect(answers).to.deep.equal([202]);
  });

  it('REFER: we ask the person, and dial nothing meanwhile', async () => {
    const ada = await stage.open('100', { accepts: false });
    const bob = await stage.open('101');
    const [call, other] = await stage.talk(ada, bob, '101');
    let refused: unknown;
    await other.transfer('900').catch((error: unknown) => {
      refused = error;
    });
    expect(isAppError(refused, 'call/refused')).to.be.true;
    expect(ada.proposals).to.deep.equal([{ target: 'sip:900@example.com', origin: 'refer', from: '101' }]);
    expect(stage.exchange.requests('INVITE').some(({ text }) => text.startsWith('INVITE sip:900'))).to.be
      .false;
    expect(call.state.value.phase).to.equal('connected');
    expect(other.state.value.phase).to.equal('connected');
  });

  it('a transfer that the far side accepted ends our call', async () => {
    const ada = await stage.open('100', { accepts: true });
    const bob = await stage.open('101');
    const [call, other] = await stage.talk(ada, bob, '101');
    await other.transfer('900');
    expect(other.state.value.endReason?.kind).to.equal('transferred');
    await until(call.state, ({ phase }) => phase === 'ended');
  });

  it('302: the new target is proposed, not dialled; the call ends', async () => {
    const ada = await stage.open('100');
    const bob = await stage.open('101');
    const call = await ada.control.dial({ target: '101' });
    const ringing = await callIn(bob, 'ringing');
    await bob.control.call(ringing.id)!.deflect('300');
    const ended = await until(call.state, ({ phase }) => phase === 'ended');
    expect(ended.endReason).to.deep.include({ kind: 'redirected', code: 302 });
    expect(ada.proposals).to.deep.equal([{ target: 'sip:300@example.com', origin: 'redirect', from: '101' }]);
  });

  /** Puts a Replaces header into what 102 dials, for the call that 100 has placed to 101. */
  const replaceFirst = (): void => {
    const invite = stage.exchange.requests('INVITE', '100')[0]!.text;
    const answer = stage.exchange.responses('INVITE', '100').at(-1)!.text;
    const tag = (text: string, name: string): string =>
      new RegExp(`^${name}:.*;tag=([^;\\s]+)`, 'im').exec(text)![1]!;
    const callId = /^Call-ID: (\S+)/im.exec(invite)![1]!;
    const replaces = `Replaces: ${callId};to-tag=${tag(invite, 'From')};from-tag=${tag(answer, 'To')}`;
    stage.exchange.meddle = (text, { from }) =>
      text.startsWith('INVITE ') && from === '102'
        ? text.replace(/^Max-Forwards/m, `${replaces}\r\nMax-Forwards`)
        : text;
  };

  it('INVITE with Replaces: SIP.js rings as for any call, and the old one stays', async () => {
    const ada = await stage.plain('100');
    const bob = await stage.plain('101');
    const eve = await stage.plain('102');
    const [call] = await plainTalk(ada, bob);
    replaceFirst();
    const third = await plainDial(eve, '100');
    await eventually(() => ada.rang.length === 1, 'it rings');
    expect(ada.rang[0]!.replacee).to.equal(undefined);
    await ada.rang[0]!.accept();
    await eventually(() => third.state === SessionState.Established, 'answered by hand');
    expect(call.state).to.equal(SessionState.Established);
    expect(stage.exchange.requests('BYE')).to.be.empty;
  });

  it('INVITE with Replaces, switched on in SIP.js: the dialog is found, and the phone rings on', async () => {
    const ada = await stage.plain('100', {
      userAgent: { sipExtensionReplaces: SIPExtension.Supported },
    });
    const bob = await stage.plain('101');
    const eve = await stage.plain('102');
    const [call] = await plainTalk(ada, bob);
    replaceFirst();
    const third = await plainDial(eve, '100');
    await eventually(() => ada.rang.length === 1, 'it rings');
    expect(ada.rang[0]!.replacee).to.equal(call);
    expect(ada.rang[0]!.state).to.equal(SessionState.Initial);
    await third.cancel();
  });

  it('INVITE with Replaces: we put it in the place of the old call, without a ring', async () => {
    const ada = await stage.open('100');
    const bob = await stage.open('101');
    const eve = await stage.open('102');
    const [call] = await stage.talk(ada, bob, '101');
    replaceFirst();
    const phases: string[] = [];
    const third = await eve.control.dial({ target: '100' });
    await until(third.state, ({ phase }) => phase === 'connected');
    for (const { phase } of ada.control.calls.value) phases.push(phase);
    await until(call.state, ({ phase }) => phase === 'ended');
    expect(call.state.value.endReason?.kind).to.equal('transferred');
    expect(phases).not.to.include('ringing');
    const taken = ada.control.calls.value.find(({ phase }) => phase === 'connected')!;
    expect(taken.remote.number).to.equal('102');
    await until(bob.control.calls, (all) => all[0]?.phase === 'ended');
  });

  it('Replaces of a call that is not there: 481, and no ring', async () => {
    const ada = await stage.open('100');
    const eve = await stage.open('102');
    stage.exchange.meddle = (text) =>
      text.startsWith('INVITE ')
        ? text.replace(/^Max-Forwards/m, 'Replaces: x;to-tag=a;from-tag=b\r\nMax-Forwards')
        : text;
    const call = await eve.control.dial({ target: '100' });
    const ended = await until(call.state, ({ phase }) => phase === 'ended');
    expect(ended.endReason?.code).to.equal(481);
    expect(ada.control.calls.value).to.be.empty;
  });
});
