import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import './ui-popover.ts';

describe('ui-popover', () => {
  it('opens inside the window, and gives the focus back when it closes', async () => {
    const area = await fixture(
      html`<div>
        <button>Volume</button><ui-popover label="Volume"><button>Inside</button></ui-popover>
      </div>`,
    );
    const popover = area.querySelector('ui-popover')!;
    const opener = area.querySelector('button')!;
    popover.show(opener);
    expect(popover.open).to.equal(true);
    const card = popover.shadowRoot!.querySelector('[role=dialog]')!.getBoundingClientRect();
    expect(card.left).to.be.at.least(0);
    expect(card.right).to.be.at.most(document.documentElement.clientWidth);
    await expect(popover).to.be.accessible();
    setTimeout(() => {
      popover.hide();
    });
    await oneEvent(popover, 'popover-close');
    expect(document.activeElement?.outerHTML).to.equal(opener.outerHTML);
  });
});
