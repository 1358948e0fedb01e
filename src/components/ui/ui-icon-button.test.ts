import { expect, fixture, html } from '@open-wc/testing';
import './ui-icon-button.ts';
import type { UiIconButton } from './ui-icon-button.ts';

const inside = (element: UiIconButton): HTMLButtonElement => element.shadowRoot!.querySelector('button')!;

describe('ui-icon-button', () => {
  it('is a button with a name and a tool tip, and clicks', async () => {
    const element = await fixture<UiIconButton>(
      html`<ui-icon-button
        icon="moon"
        label="Do not disturb"
        keys="Ctrl D"
        .pressed=${true}
      ></ui-icon-button>`,
    );
    let clicks = 0;
    element.addEventListener('click', () => clicks++);
    inside(element).click();
    expect(clicks).to.equal(1);
    expect(inside(element).getAttribute('aria-pressed')).to.equal('true');
    expect(inside(element).dataset).to.include({ tip: 'Do not disturb', tipKeys: 'Ctrl D' });
    await expect(element).to.be.accessible();
  });

  it('stays reachable and silent when it says why it is disabled', async () => {
    const element = await fixture<UiIconButton>(
      html`<ui-icon-button icon="play" label="Resume" disabled reason="No microphone"></ui-icon-button>`,
    );
    let clicks = 0;
    element.addEventListener('click', () => clicks++);
    inside(element).click();
    expect(clicks).to.equal(0);
    expect(inside(element).disabled).to.equal(false);
    expect(inside(element).getAttribute('aria-label')).to.equal('Resume. No microphone');
    await expect(element).to.be.accessible();
  });

  it('does not act twice while pending', async () => {
    const element = await fixture<UiIconButton>(html`<ui-icon-button label="Hold" pending></ui-icon-button>`);
    let clicks = 0;
    element.addEventListener('click', () => clicks++);
    inside(element).click();
    expect(clicks).to.equal(0);
    expect(inside(element).getAttribute('aria-busy')).to.equal('true');
  });
});
