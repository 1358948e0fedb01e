import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import { contactRows, manyContacts, showContacts, within } from '../../../test/support/contacts-stage.ts';
import { buttonNamed, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import './contacts-view.ts';

/** The parts of the jump bar that lie within it. */
function jumps(phone: Phone): { readonly all: HTMLElement[]; readonly inSight: HTMLElement[] } {
  const [bar] = within(phone, 'contact-list', 'jump-bar');
  const { top, bottom } = bar!.getBoundingClientRect();
  const all = within(phone, 'jump-bar', 'button');
  const inSight = all.filter((spot) => {
    const box = spot.getBoundingClientRect();
    return box.top >= top && box.bottom <= bottom;
  });
  return { all, inSight };
}

describe('contacts-view in its widths', () => {
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
  });
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  for (const [width, height] of [
    [1200, 700],
    [723, 700],
    [400, 600],
    [400, 380],
  ] as const)
    it(`shows the jump bar as a whole at ${width} × ${height}`, async () => {
      const phone = await showContacts({ contacts: manyContacts(260), width });
      phone.root.querySelector<HTMLElement>('.window')!.style.height = `${height}px`;
      await until(
        () => jumps(phone).inSight.length > 2 && jumps(phone).all.length === jumps(phone).inSight.length,
      );
      const names = jumps(phone).all.map(({ ariaLabel }) => ariaLabel);
      expect([names[0], names.at(-1)]).to.deep.equal(['Jump to A', 'Jump to Z']);
      await expect(phone.root).to.be.accessible();
    }).timeout(30_000);

  it('goes to the first of the letters behind a dot', async () => {
    const phone = await showContacts({ contacts: manyContacts(260), width: 400 });
    phone.root.querySelector<HTMLElement>('.window')!.style.height = '600px';
    await until(() => jumps(phone).all.some(({ ariaLabel }) => ariaLabel?.includes('–') === true));
    const [dot] = jumps(phone).all.filter(({ ariaLabel }) => ariaLabel?.includes('–') === true);
    expect(dot!.textContent.trim()).to.equal('•');
    const letter = /^Jump to (.)–/.exec(dot!.ariaLabel ?? '')![1]!;
    buttonNamed(phone.root, dot!.ariaLabel!).click();
    await until(() =>
      contactRows(phone).some((row) => row.matches(':focus') && row.textContent.includes(`Ann ${letter}`)),
    );
  });

  for (const width of [400, 563, 623, 723, 923, 1200])
    it(`leaves the names of contacts room at ${width} pixels`, async () => {
      const phone = await showContacts({ contacts: manyContacts(26), width });
      const [name] = within(phone, 'contact-list', '.name');
      expect(name!.parentElement!.clientWidth).to.be.at.least(160);
    });
});
