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
import { useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import '../calls/call-view.ts';

const submit = (field: HTMLInputElement): void => {
  field.form?.requestSubmit();
};

describe('dialling in the view of the calls', () => {
  before(() => useLocale('en'));

  it('dials what is typed by Enter, and empties the field', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const field = inputNamed(phone.root, 'Search or dial');
    typeInto(field, '101');
    submit(field);
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('101');
    await until(() => field.value === '');
  });

  it('lets the line gather while a number is typed, and not for a name', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const field = inputNamed(phone.root, 'Search or dial');
    typeInto(field, 'Ada');
    expect(phone.control.asked).not.to.contain('prepare');
    field.value = '';
    typeInto(field, '101');
    await until(() => phone.control.asked.includes('prepare'));
    expect(phone.dialled).to.be.empty;
  });

  it('says why a text is not dialled and keeps it', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const field = inputNamed(phone.root, 'Search or dial');
    phone.refusal = new AppError('dial/letters');
    typeInto(field, 'anna');
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
    const field = inputNamed(phone.root, 'Search or dial');
    submit(field);
    await until(() => field.value === '123');
    expect(phone.dialled).to.have.length(0);
    typeInto(field, '');
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
    inputNamed(phone.root, 'Search or dial').focus();
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
    const field = inputNamed(phone.root, 'Search or dial');
    typeInto(field, '77');
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
    const field = inputNamed(phone.root, 'Search or dial');
    typeInto(field, '10');
    await until(() => textOf(phone.root).includes('Calls in'));
    typeInto(field, '1');
    await until(() => phone.dialled.length === 1);
    expect(phone.dialled[0]?.text).to.equal('101');
  });

  it('does not dial by itself once Escape was pressed', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { settings: { autoDialAfter: 1 } });
    const field = inputNamed(phone.root, 'Search or dial');
    typeInto(field, '101');
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
    const field = inputNamed(phone.root, 'Search or dial');
    typeInto(field, '101');
    submit(field);
    await until(() => hide.ariaPressed === 'false');
    expect(phone.dialled[0]?.options.hideNumber).to.be.true;
  });

  it('puts a number that could not be called again into the empty field, and blames nothing else that stands there', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { entries: [entry(55)] });
    const field = inputNamed(phone.root, 'Search or dial');
    phone.refusal = new AppError('dial/not-registered');
    buttonNamed(phone.root, 'Call 55').click();
    await until(() => textOf(phone.root).includes('The phone is not connected.'));
    expect(field.value).to.equal('55');
    buttonNamed(phone.root, 'Clear the field').click();
    await until(() => field.value === '');
    typeInto(field, '77');
    const told = new Promise<unknown>((resolve) => {
      addEventListener(
        'unhandledrejection',
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
          resolve(event.reason);
        },
        { once: true, capture: true },
      );
    });
    buttonNamed(phone.root, 'Call 55').click();
    expect(await told).to.equal(phone.refusal);
    expect(field.value).to.equal('77');
    expect(field.ariaInvalid).to.equal(null);
  });

  it('takes a held Enter and a second one at once for one act', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    const field = inputNamed(phone.root, 'Search or dial');
    typeInto(field, '101');
    submit(field);
    await until(() => phone.dialled.length === 1);
    phone.lastDialled.value = '101';
    for (let press = 0; press < 3; press++) {
      submit(field);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(phone.dialled).to.have.length(1);
    expect(field.value).to.equal('');
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    expect(field.dispatchEvent(held), 'a repeated key does nothing').to.be.false;
  });

  it('keeps the choices for the next call over a change of the view', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`);
    buttonNamed(phone.root, 'Hide my number').click();
    const view = phone.root.querySelector('call-view')!;
    const place = view.parentElement!;
    view.remove();
    place.append(document.createElement('call-view'));
    await until(() => deepAll(phone.root, '[aria-pressed=true]').length === 1);
    expect(buttonNamed(phone.root, 'Hide my number').ariaPressed).to.equal('true');
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
