import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import './ui-switch.ts';
import type { SwitchChangeEvent } from './ui-events.ts';
import type { UiSwitch } from './ui-switch.ts';

const inside = (element: UiSwitch): HTMLInputElement => element.shadowRoot!.querySelector('input')!;

describe('ui-switch', () => {
  it('is a switch with a name, and tells its new state', async () => {
    const element = await fixture<UiSwitch>(
      html`<ui-switch label="Key tones" hint="While dialling"></ui-switch>`,
    );
    expect(inside(element).role).to.equal('switch');
    setTimeout(() => {
      inside(element).click();
    });
    const { checked } = await oneEvent<SwitchChangeEvent>(element, 'switch-change');
    expect(checked).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('keeps its name where the label stands elsewhere', async () => {
    const element = await fixture<UiSwitch>(
      html`<ui-switch label="Key tones" label-hidden checked></ui-switch>`,
    );
    expect(inside(element).getAttribute('aria-label')).to.equal('Key tones');
    expect(element.shadowRoot!.textContent.trim()).to.equal('');
    expect(inside(element).checked).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('shows the value of its owner again after the owner refused a change', async () => {
    const element = await fixture<UiSwitch>(html`<ui-switch label="Key tones"></ui-switch>`);
    inside(element).click();
    element.checked = false;
    await element.updateComplete;
    expect(inside(element).checked).to.equal(false);
  });
});
