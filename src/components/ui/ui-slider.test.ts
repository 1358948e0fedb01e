import { expect, fixture, html } from '@open-wc/testing';
import './ui-slider.ts';
import type { UiSlider } from './ui-slider.ts';

describe('ui-slider', () => {
  it('tells each step while it moves and the last one when it is let go', async () => {
    const element = await fixture<UiSlider>(
      html`<ui-slider
        label="Volume"
        min="0"
        max="1"
        step="0.05"
        value="0.8"
        .valueText=${'80 %'}
      ></ui-slider>`,
    );
    const range = element.shadowRoot!.querySelector('input')!;
    const told: string[] = [];
    element.addEventListener('slider-input', (event) => told.push(`input ${event.value}`));
    element.addEventListener('slider-change', (event) => told.push(`change ${event.value}`));
    range.value = '0.5';
    range.dispatchEvent(new Event('input'));
    range.dispatchEvent(new Event('change'));
    expect(told).to.deep.equal(['input 0.5', 'change 0.5']);
    await element.updateComplete;
    expect(range.style.getPropertyValue('--_done')).to.equal('50%');
    expect(range.getAttribute('aria-valuetext')).to.equal('80 %');
    await expect(element).to.be.accessible();
  });
});
