import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { useLocale } from '../../i18n/localize.ts';
import './ui-dialog.ts';
import type { UiDialog } from './ui-dialog.ts';

const make = (): Promise<UiDialog> =>
  fixture(
    html`<ui-dialog heading="Sign out?" alert open>
      <p>The password is deleted.</p>
      <button slot="footer">Sign out</button>
    </ui-dialog>`,
  );

const dialog = (element: UiDialog): HTMLDialogElement => element.shadowRoot!.querySelector('dialog')!;

describe('ui-dialog', () => {
  before(() => useLocale('en'));

  it('is modal, named by its heading', async () => {
    const element = await make();
    expect(dialog(element).matches(':modal')).to.equal(true);
    expect(dialog(element).getAttribute('role')).to.equal('alertdialog');
    await expect(element).to.be.accessible();
    element.open = false;
    await element.updateComplete;
    expect(dialog(element).open).to.equal(false);
  });

  it('leaves the decision to close to its owner', async () => {
    const element = await make();
    setTimeout(() => dialog(element).dispatchEvent(new Event('cancel', { cancelable: true })));
    await oneEvent(element, 'dialog-close');
    expect(dialog(element).open).to.equal(true);
    setTimeout(() => {
      element.shadowRoot!.querySelector('ui-icon-button')!.click();
    });
    await oneEvent(element, 'dialog-close');
    expect(dialog(element).open).to.equal(true);
  });

  it('gives the focus back to its opener when it is closed, or removed while it is open', async () => {
    const opener = await fixture<HTMLButtonElement>(html`<button>Open</button>`);
    for (const close of [(it: UiDialog) => (it.open = false), (it: UiDialog) => it.remove()]) {
      opener.focus();
      const element = await make();
      expect(document.activeElement === opener).to.equal(false);
      close(element);
      await element.updateComplete;
      expect(document.activeElement === opener).to.equal(true);
    }
  });

  it('asks nothing any more once its owner removed it', async () => {
    const element = await make();
    let asked = 0;
    element.addEventListener('dialog-close', () => asked++);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).to.equal(0);
  });

  it('is not modal while a call rings, keeps the focus, and is modal again after', async () => {
    const outside = document.createElement('button');
    document.body.append(outside);
    const element = await fixture<UiDialog>(html`<ui-dialog heading="Name" open><input /></ui-dialog>`);
    let asked = 0;
    element.addEventListener('dialog-close', () => asked++);
    const input = element.querySelector('input')!;
    input.focus();
    const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.toggleAttribute('data-ringing', true);
    await turn();
    expect(dialog(element).matches(':modal')).to.equal(false);
    expect(dialog(element).checkVisibility()).to.equal(true);
    expect(document.activeElement).to.equal(input);
    outside.focus();
    expect(document.activeElement, 'what is outside can be used').to.equal(outside);
    input.focus();
    document.documentElement.toggleAttribute('data-ringing', false);
    await turn();
    expect(dialog(element).matches(':modal')).to.equal(true);
    expect(document.activeElement).to.equal(input);
    expect(asked).to.equal(0);
    document.documentElement.toggleAttribute('data-ringing', true);
    await turn();
    dialog(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(asked).to.equal(1);
    document.documentElement.toggleAttribute('data-ringing', false);
    outside.remove();
  });
});
