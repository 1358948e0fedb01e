import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { useLocale } from '../../i18n/localize.ts';
import type { DialInputEvent } from './dial-events.ts';
import type { DialPad } from './dial-pad.ts';
import './dial-pad.ts';

const key = (pad: DialPad, digit: string): HTMLButtonElement => {
  const found = pad.shadowRoot?.querySelector<HTMLButtonElement>(`[data-digit="${digit}"]`);
  if (found == null) throw new Error(`no key ${digit}`);
  return found;
};

function pressed(pad: DialPad): string[] {
  const digits: string[] = [];
  pad.addEventListener('digit-press', ({ digit }) => digits.push(digit));
  return digits;
}

const down = (target: HTMLElement, init: KeyboardEventInit): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );

describe('dial-pad', () => {
  before(() => useLocale('en'));

  it('is accessible', async () => {
    const pad = await fixture<DialPad>(html`<dial-pad></dial-pad>`);
    await expect(pad).to.be.accessible();
  });

  it('gives each key that is clicked', async () => {
    const pad = await fixture<DialPad>(html`<dial-pad></dial-pad>`);
    const digits = pressed(pad);
    for (const digit of '1234567890*#') key(pad, digit).click();
    expect(digits.join('')).to.equal('1234567890*#');
  });

  it('takes digits of the keyboard and leaves shortcuts alone', async () => {
    const pad = await fixture<DialPad>(html`<dial-pad></dial-pad>`);
    const digits = pressed(pad);
    key(pad, '1').focus();
    for (const typed of ['5', '+', '#', 'x']) down(key(pad, '1'), { key: typed });
    expect(down(key(pad, '1'), { key: '5', ctrlKey: true })).to.be.true;
    expect(digits.join('')).to.equal('5+#');
  });

  it('is one tab stop, with arrow keys inside', async () => {
    const pad = await fixture<DialPad>(html`<dial-pad></dial-pad>`);
    const stops = [...(pad.shadowRoot?.querySelectorAll('button') ?? [])].filter(
      ({ tabIndex }) => tabIndex === 0,
    );
    expect(stops).to.have.length(1);
    key(pad, '1').focus();
    down(key(pad, '1'), { key: 'ArrowRight' });
    expect(pad.shadowRoot?.activeElement).to.equal(key(pad, '2'));
    down(key(pad, '2'), { key: 'ArrowDown' });
    expect(pad.shadowRoot?.activeElement).to.equal(key(pad, '5'));
  });

  it('gives a plus for a long press of 0, and no 0 with it', async () => {
    const pad = await fixture<DialPad>(html`<dial-pad></dial-pad>`);
    const digits = pressed(pad);
    const zero = key(pad, '0');
    setTimeout(() => zero.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true })));
    await oneEvent(pad, 'digit-press');
    zero.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    zero.click();
    expect(digits).to.deep.equal(['+']);
    zero.click();
    expect(digits).to.deep.equal(['+', '0']);
  });

  it('has no plus while its keys go into a call', async () => {
    const pad = await fixture<DialPad>(html`<dial-pad dtmf></dial-pad>`);
    const digits = pressed(pad);
    down(key(pad, '0'), { key: '+' });
    expect(digits).to.deep.equal([]);
    expect(key(pad, '0').textContent).not.to.contain('+');
  });

  it('hands over what is pasted on it', async () => {
    const pad = await fixture<DialPad>(html`<dial-pad></dial-pad>`);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '+49 30 1234\n');
    setTimeout(() =>
      key(pad, '1').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      ),
    );
    expect((await oneEvent<DialInputEvent>(pad, 'dial-input')).text).to.equal('+49 30 1234');
  });
});
