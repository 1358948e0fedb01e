import { expect, fixture, html } from '@open-wc/testing';
import './ui-icon-button.ts';
import type { UiIconButton } from './ui-icon-button.ts';

const inside = (element: UiIconButton): HTMLButtonElement => element.shadowRoot!.querySelector('button')!;

describe('ui-icon-button', () => {
  it('is a button with a name and a tool tip, and clicks', async () => {
    const element = await fixture<UiIconButton>(
      html`<ui-icon-button icon="moon" label="Do not disturb" .pressed=${true}></ui-icon-button>`,
    );
    let clicks = 0;
    element.addEventListener('click', () => clicks++);
    inside(element).click();
    expect(clicks).to.equal(1);
    expect(inside(element).getAttribute('aria-pressed')).to.equal('true');
    expect(inside(element).dataset.tip).to.equal('Do not disturb');
    await expect(element).to.be.accessible();
  });
});
