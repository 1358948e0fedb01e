import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import './ui-select.ts';
import type { SelectChangeEvent } from './ui-events.ts';
import type { UiSelect } from './ui-select.ts';

const inside = (element: UiSelect): HTMLSelectElement => element.shadowRoot!.querySelector('select')!;
const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

describe('ui-select', () => {
  it('shows its value and tells the chosen one', async () => {
    const element = await fixture<UiSelect>(
      html`<ui-select label="Theme" .options=${THEMES} value="dark" hint="Of this window"></ui-select>`,
    );
    expect(inside(element).value).to.equal('dark');
    setTimeout(() => {
      inside(element).value = 'light';
      inside(element).dispatchEvent(new Event('change'));
    });
    expect((await oneEvent<SelectChangeEvent>(element, 'select-change')).value).to.equal('light');
    await expect(element).to.be.accessible();
  });

  it('shows the value once options that came late hold it', async () => {
    const element = await fixture<UiSelect>(
      html`<ui-select label="Theme" label-hidden value="dark"></ui-select>`,
    );
    element.options = THEMES;
    await element.updateComplete;
    expect(inside(element).value).to.equal('dark');
    await expect(element).to.be.accessible();
  });
});
