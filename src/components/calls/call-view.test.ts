import { expect, html } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { entry } from '../../../test/support/history-entries.ts';
import {
  buttonNamed,
  deepAll,
  inputNamed,
  phoneFixture,
  textOf,
  typeInto,
  until,
} from '../../../test/support/phone-fixture.ts';
import { fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { useLocale } from '../../i18n/localize.ts';
import './call-view.ts';

describe('call-view', () => {
  before(() => useLocale('en'));

  it('is accessible, idle and with calls', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    await expect(phone.root).to.be.accessible();
    const call = await phone.control.dial({ target: '101' });
    call.event({ type: 'connected', at: Date.now() });
    await until(() => textOf(phone.root).includes('1 of 8'));
    await expect(phone.root).to.be.accessible();
  });

  it('holds, mutes and ends the selected call', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101' });
    call.event({ type: 'connected', at: Date.now() });
    await until(() => textOf(phone.root).includes('Connected'));
    buttonNamed(phone.root, 'Hold').click();
    await until(() => call.state.value.hold.local);
    await until(() => textOf(phone.root).includes('Resume'));
    buttonNamed(phone.root, 'Mute').click();
    await until(() => call.state.value.muted);
    buttonNamed(phone.root, 'End').click();
    await until(() => call.state.value.phase === 'ended');
  });

  it('holds the call in the ear when another is selected', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const first = await phone.control.dial({ target: '101' });
    first.event({ type: 'connected', at: Date.now() });
    await first.hold();
    const second = await phone.control.dial({ target: '102' });
    second.event({ type: 'connected', at: Date.now() });
    await until(() => deepAll(phone.root, 'call-tab').length === 2);
    buttonNamed(phone.root, 'Resume the call with 101').click();
    await until(() => !first.state.value.hold.local && second.state.value.hold.local);
    const names = deepAll(phone.root, 'article').map((article) => article.ariaLabel);
    expect(names).to.have.length(2);
  });

  it('sends digits of the pad and the field into the call while the field is on DTMF', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101' });
    call.event({ type: 'connected', at: Date.now() });
    await until(() => textOf(phone.root).includes('DTMF'));
    deepAll<HTMLButtonElement>(phone.root, '[role=radio]')
      .find((radio) => radio.textContent.includes('DTMF'))
      ?.click();
    await until(() => deepAll(phone.root, 'dial-pad [data-digit], [aria-label="DTMF digits"]').length > 0);
    typeInto(inputNamed(phone.root, 'DTMF digits'), '1');
    deepAll(phone.root, '[data-digit="2"]')[0]?.click();
    await until(() => call.commands.filter((command) => command.startsWith('dtmf')).length === 2);
    expect(call.commands.filter((command) => command.startsWith('dtmf'))).to.deep.equal(['dtmf 1', 'dtmf 2']);
    await until(() => inputNamed(phone.root, 'DTMF digits').value === '12');
    expect(phone.ui.dialText.value).to.equal('');
  });

  it('stores the comment when the call ends', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101' });
    call.event({ type: 'connected', at: Date.now() });
    await until(() => textOf(phone.root).includes('Connected'));
    typeInto(inputNamed(phone.root, 'Comment'), 'Call back');
    call.end('remote-hangup');
    await until(() => phone.history.comments.length === 1);
    expect(phone.history.comments).to.deep.equal([[call.state.value.guid, 'Call back']]);
  });

  it('stores the comment when the view is left', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101' });
    call.event({ type: 'connected', at: Date.now() });
    await until(() => textOf(phone.root).includes('Connected'));
    typeInto(inputNamed(phone.root, 'Comment'), 'Draft');
    phone.root.querySelector('call-view')?.remove();
    expect(phone.history.comments).to.deep.equal([[call.state.value.guid, 'Draft']]);
  });

  it('shows the comment of a live call though the history shows no call', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101' });
    const { guid } = call.state.value;
    const { endedAt: _, connectedAt: __, endReason: ___, ...open } = entry(1);
    phone.history.running.value = [{ ...open, guid, comment: 'Kept' }];
    call.event({ type: 'connected', at: Date.now() });
    await until(() => deepAll<HTMLInputElement>(phone.root, 'input').some(({ value }) => value === 'Kept'));
  });

  it('shows no tab for a call that still rings, and no ninth call', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    phone.control.ring(fakeParty('200', 'Grace'));
    for (let count = 0; count < 7; count++) await phone.control.dial({ target: `10${count}` });
    await until(() => textOf(phone.root).includes('8 of 8'));
    expect(deepAll(phone.root, 'call-tab')).to.have.length(7);
    expect(buttonNamed(phone.root, 'New call').ariaDisabled).to.equal('true');
  });

  it('calls a failed call again and takes the old one away', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101', hideNumber: true });
    call.end('busy');
    await until(() => textOf(phone.root).includes('Busy'));
    buttonNamed(phone.root, 'Call 101 again').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.control.call(call.id)).to.be.undefined;
    expect(phone.dialled[0]?.options, 'what was hidden stays hidden').to.deep.equal({
      line: call.state.value.line,
      hideNumber: true,
      numericOnly: false,
    });
  });
});
