import { expect, html } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { entry } from '../../../test/support/history-entries.ts';
import { buttonNamed, deepAll, phoneFixture, textOf, until } from '../../../test/support/phone-fixture.ts';
import { fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import './call-view.ts';

const input = (root: ParentNode, label: string): HTMLInputElement => {
  const found = deepAll<HTMLInputElement>(root, 'input').find((field) => field.ariaLabel === label);
  if (found === undefined) throw new Error(`no field "${label}"`);
  return found;
};

function type(field: HTMLInputElement, text: string): void {
  field.focus();
  field.value += text;
  field.dispatchEvent(new InputEvent('input', { data: text, bubbles: true, composed: true }));
}

const submit = (field: HTMLInputElement): void => {
  field.form?.requestSubmit();
};

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

  it('dials what is typed by Enter, and empties the field', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const field = input(phone.root, 'Search or dial');
    type(field, '101');
    submit(field);
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('101');
    await until(() => field.value === '');
  });

  it('lets the line gather while a number is typed, and not for a name', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const field = input(phone.root, 'Search or dial');
    type(field, 'Ada');
    expect(phone.control.asked).not.to.contain('prepare');
    field.value = '';
    type(field, '101');
    await until(() => phone.control.asked.includes('prepare'));
    expect(phone.dialled).to.be.empty;
  });

  it('says why a text is not dialled and keeps it', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const field = input(phone.root, 'Search or dial');
    phone.refusal = new AppError('dial/letters');
    type(field, 'anna');
    submit(field);
    await until(() => textOf(phone.root).includes('Only numbers are dialled.'));
    expect(field.value).to.equal('anna');
    expect(field.ariaInvalid).to.equal('true');
    await expect(phone.root).to.be.accessible();
  });

  it('shows the last number at Enter in the empty field, and dials it again by the handset', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    phone.lastDialled.value = '123';
    await until(() => textOf(phone.root).includes('Redial'));
    const field = input(phone.root, 'Search or dial');
    submit(field);
    await until(() => field.value === '123');
    expect(phone.dialled).to.have.length(0);
    type(field, '');
    buttonNamed(phone.root, 'Clear the field').click();
    await until(() => field.value === '');
    buttonNamed(phone.root, 'Redial 123').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('123');
  });

  it('lets the line gather when the pointer or the focus comes to a control that calls', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { entries: [entry(55)] });
    phone.lastDialled.value = '123';
    await until(() => textOf(phone.root).includes('Redial'));
    const prepared = (): number => phone.control.asked.filter((what) => what === 'prepare').length;
    input(phone.root, 'Search or dial').focus();
    expect(prepared()).to.equal(0);
    const redial = buttonNamed(phone.root, 'Redial 123');
    redial.dispatchEvent(new PointerEvent('pointerenter'));
    expect(prepared()).to.equal(1);
    redial.focus();
    expect(prepared()).to.equal(2);
    buttonNamed(phone.root, 'Call 55').dispatchEvent(new PointerEvent('pointerenter'));
    expect(prepared()).to.equal(3);
  });

  it('calls a recent number with the choices for the next call, and keeps what is typed', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { entries: [entry(55)] });
    const field = input(phone.root, 'Search or dial');
    type(field, '77');
    buttonNamed(phone.root, 'Hide my number').click();
    buttonNamed(phone.root, 'Call 55').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]).to.deep.equal({
      text: '55',
      options: { hideNumber: true, numericOnly: false },
    });
    expect(field.value).to.equal('77');
  });

  it('dials by itself after the time that is set, counted from the last key', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { settings: { autoDialAfter: 1 } });
    const field = input(phone.root, 'Search or dial');
    type(field, '10');
    await until(() => textOf(phone.root).includes('Calls in'));
    type(field, '1');
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('101');
  });

  it('does not dial by itself once Escape was pressed', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { settings: { autoDialAfter: 1 } });
    const field = input(phone.root, 'Search or dial');
    type(field, '101');
    await until(() => textOf(phone.root).includes('Calls in'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await until(() => !textOf(phone.root).includes('Calls in'));
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(phone.dialled).to.have.length(0);
    expect(field.value).to.equal('101');
  });

  it('types by the pad, with a tone for each key', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    for (const digit of ['1', 'Star', 'Hash']) buttonNamed(phone.root, digit === '1' ? '1' : digit).click();
    await until(() => phone.ui.dialText.value === '1*#');
    expect(phone.keys).to.deep.equal(['1', '*', '#']);
  });

  it('hides the number of the next call alone', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const hide = buttonNamed(phone.root, 'Hide my number');
    hide.click();
    await until(() => hide.ariaPressed === 'true');
    const field = input(phone.root, 'Search or dial');
    type(field, '101');
    submit(field);
    await until(() => hide.ariaPressed === 'false');
    expect(phone.dialled[0]?.options.hideNumber).to.be.true;
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
    type(input(phone.root, 'DTMF digits'), '1');
    deepAll(phone.root, '[data-digit="2"]')[0]?.click();
    await until(() => call.commands.filter((command) => command.startsWith('dtmf')).length === 2);
    expect(call.commands.filter((command) => command.startsWith('dtmf'))).to.deep.equal(['dtmf 1', 'dtmf 2']);
    await until(() => input(phone.root, 'DTMF digits').value === '12');
    expect(phone.ui.dialText.value).to.equal('');
  });

  it('stores the comment when the call ends', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101' });
    call.event({ type: 'connected', at: Date.now() });
    await until(() => textOf(phone.root).includes('Connected'));
    type(input(phone.root, 'Comment'), 'Call back');
    call.end('remote-hangup');
    await until(() => phone.history.comments.length === 1);
    expect(phone.history.comments).to.deep.equal([[call.state.value.guid, 'Call back']]);
  });

  it('stores the comment when the view is left', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const call = await phone.control.dial({ target: '101' });
    call.event({ type: 'connected', at: Date.now() });
    await until(() => textOf(phone.root).includes('Connected'));
    type(input(phone.root, 'Comment'), 'Draft');
    phone.root.querySelector('call-view')?.remove();
    expect(phone.history.comments).to.deep.equal([[call.state.value.guid, 'Draft']]);
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
    const call = await phone.control.dial({ target: '101' });
    call.end('busy');
    await until(() => textOf(phone.root).includes('Busy'));
    buttonNamed(phone.root, 'Call 101 again').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.control.call(call.id)).to.be.undefined;
  });

  it('calls the voice mail of the line whose lamp is lit', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const [line] = phone.control.lines.value;
    phone.control.setLines([
      { ...line!, voicemail: '*97', messageWaiting: { waiting: true, newMessages: 3, oldMessages: 0 } },
    ]);
    await until(() => textOf(phone.root).includes('3 new messages'));
    buttonNamed(phone.root, 'Voice mail. 3 new messages. Call the voice mail of Office: *97').click();
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]).to.deep.equal({ text: '*97', options: { line: line!.id, numericOnly: false } });
  });

  it('shows a voice mail number that came from the network, and asks before it is dialled', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const [line] = phone.control.lines.value;
    const messageWaiting = {
      waiting: true,
      newMessages: 1,
      oldMessages: 0,
      account: '+88213@premium.example',
    };
    phone.control.setLines([{ ...line!, messageWaiting }]);
    await until(() => textOf(phone.root).includes('1 new message'));
    phone.ui.setDialText('12');
    const name = 'Voice mail. 1 new message. Call the voice mail of Office: +88213@premium.example';
    buttonNamed(phone.root, name).click();
    await until(() => phone.proposed.length === 1);
    expect(phone.proposed[0]).to.deep.equal({
      wish: {
        target: '+88213@premium.example',
        origin: 'voicemail',
        from: 'a voice mail notice to Office',
      },
      options: { line: line!.id, numericOnly: false },
    });
    expect(phone.dialled).to.deep.equal([]);
    // The person said no: what was typed is still there.
    expect(phone.ui.dialText.value).to.equal('12');
  });
});
