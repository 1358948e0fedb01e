import { expect, fixture, html } from '@open-wc/testing';
import './ui-segmented.ts';
import type { UiSegmented } from './ui-segmented.ts';

const OPTIONS = [
  { value: 'comment', label: 'Comment' },
  { value: 'dtmf', label: 'DTMF' },
];

const make = (value: string): Promise<UiSegmented> =>
  fixture(html`<ui-segmented label="Field is for" value=${value} .options=${OPTIONS}></ui-segmented>`);

const radios = (element: UiSegmented): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('[role=radio]'),
];

describe('ui-segmented', () => {
  it('is one tab stop; arrow keys choose', async () => {
    const element = await make('comment');
    const told: string[] = [];
    element.addEventListener('segmented-change', (event) => told.push(event.value));
    expect(radios(element).map((radio) => radio.tabIndex)).to.deep.equal([0, -1]);
    element.focus();
    radios(element)[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await element.updateComplete;
    await Promise.resolve();
    expect(told).to.deep.equal(['dtmf']);
    expect(element.shadowRoot!.activeElement?.textContent.trim()).to.equal('DTMF');
    expect(radios(element).map((radio) => radio.getAttribute('aria-checked'))).to.deep.equal([
      'false',
      'true',
    ]);
    await expect(element).to.be.accessible();
  });

  it('says nothing when the chosen one is chosen again, and can be reached with an unknown value', async () => {
    const element = await make('');
    expect(radios(element)[0]!.tabIndex).to.equal(0);
    element.value = 'comment';
    await element.updateComplete;
    element.addEventListener('segmented-change', () => expect.fail('nothing changed'));
    radios(element)[0]!.click();
  });
});
