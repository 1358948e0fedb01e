import { expect, fixture, html } from '@open-wc/testing';
import './ui-slider.ts';
import type { UiSlider } from './ui-slider.ts';

describe('ui-slider', () => {
  it('tells each step while it moves', async () => {
    const element = await fixture<UiSlider>(
      html`<ui-slider label="Volume" value="80" .valueText=${'80 %'}></ui-slider>`,
    );
    const range = element.shadowRoot!.querySelector('input')!;
    const told: string[] = [];
    element.addEventListener('slider-input', (event) => told.push(`input ${event.value}`));
    range.value = '50';
    range.dispatchEvent(new Event('input'));
    expect(told).to.deep.equal(['input 50']);
    await element.updateComplete;
    expect(range.style.getPropertyValue('--_done')).to.equal('50%');
    expect(range.getAttribute('aria-valuetext')).to.equal('80 %');
    await expect(element).to.be.accessible();
  });
});
