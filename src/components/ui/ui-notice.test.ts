import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { useLocale } from '../../i18n/localize.ts';
import './ui-notice.ts';
import type { UiNotice } from './ui-notice.ts';

describe('ui-notice', () => {
  before(() => useLocale('en'));

  it('says what happened, what to do, and keeps codes behind Details', async () => {
    const element = await fixture<UiNotice>(
      html`<ui-notice
        tone="error"
        heading="Not connected"
        advice="Check the address."
        detail="close 1006"
        dismissable
        ><button slot="actions">Try now</button></ui-notice
      >`,
    );
    const root = element.shadowRoot!;
    expect(root.textContent).to.contain('Not connected').and.to.contain('Check the address.');
    expect(root.querySelector('details')?.open).to.equal(false);
    setTimeout(() => {
      root.querySelector('ui-icon-button')!.click();
    });
    await oneEvent(element, 'notice-dismiss');
    await expect(element).to.be.accessible();
  });
});
