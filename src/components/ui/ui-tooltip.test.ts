import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import './ui-icon-button.ts';
import './ui-tooltip.ts';
import type { UiTooltip } from './ui-tooltip.ts';

const card = (tip: UiTooltip): HTMLElement => tip.shadowRoot!.querySelector('[popover]')!;
const shown = (tip: UiTooltip): boolean => card(tip).matches(':popover-open');

async function make(disabled: boolean): Promise<{ tip: UiTooltip; button: HTMLElement }> {
  const area = await fixture(
    html`<div>
      <ui-icon-button icon="pause" label="Hold"></ui-icon-button>
      <ui-tooltip ?disabled=${disabled}></ui-tooltip>
    </div>`,
  );
  const button = area.querySelector('ui-icon-button')!.shadowRoot!.querySelector('button')!;
  return { tip: area.querySelector('ui-tooltip')!, button };
}

const over = (target: Element): boolean =>
  target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));

describe('ui-tooltip', () => {
  it('shows what the pointer rests on, in any shadow root, and goes with Escape', async () => {
    const { tip, button } = await make(false);
    over(button);
    await waitUntil(() => shown(tip));
    expect(card(tip).textContent).to.contain('Hold');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await waitUntil(() => !shown(tip));
  });

  it('stays while the pointer is on the tool tip, and goes when it leaves', async () => {
    const { tip, button } = await make(false);
    over(button);
    await waitUntil(() => shown(tip));
    over(document.body);
    over(card(tip));
    await aTimeout(300);
    expect(shown(tip)).to.equal(true);
    over(document.body);
    await waitUntil(() => !shown(tip));
  });

  it('goes with what it is shown for', async () => {
    const { tip, button } = await make(false);
    over(button);
    await waitUntil(() => shown(tip));
    button.remove();
    await waitUntil(() => !shown(tip));
  });

  it('shows nothing when tool tips are switched off', async () => {
    const { tip, button } = await make(true);
    over(button);
    await aTimeout(700);
    expect(shown(tip)).to.equal(false);
  });
});
