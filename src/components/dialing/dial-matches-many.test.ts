import { expect, html } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import {
  deepAll,
  inputNamed,
  phoneFixture,
  textOf,
  typeInto,
  until,
} from '../../../test/support/phone-fixture.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { useLocale } from '../../i18n/localize.ts';
import '../calls/call-view.ts';

function thousands(): Contact[] {
  return Array.from({ length: 2000 }, (_, index) =>
    fakeContact(`c${index}`, {
      displayName: `Brandt ${index}`,
      numbers: [{ kind: 'work', number: `${index}` }],
    }),
  );
}

describe('the matches among thousands of contacts', () => {
  before(() => useLocale('en'));

  it('stays small: 50 rows of thousands, and says so', async () => {
    const many = thousands();
    const phone = await phoneFixture(html`<call-view></call-view>`, { contacts: many });
    typeInto(inputNamed(phone.root, 'Search or dial'), 'brandt');
    const rows = (): HTMLElement[] => deepAll(phone.root, '[role=row]');
    await until(() => rows().length > 0);
    // What can be seen comes first, the rest when somebody goes to its end.
    expect(rows().length).to.equal(Math.ceil(innerHeight / 58));
    expect(textOf(phone.root)).to.contain('50 of 2,000 contacts');
    expect(deepAll(phone.root, '[role=grid]')[0]?.ariaRowCount).to.equal('50');
    rows().at(-1)?.scrollIntoView();
    await until(() => rows().length === 50);
    expect(deepAll(phone.root, '*').length).to.be.lessThan(1500);
    typeInto(inputNamed(phone.root, 'Search or dial'), ' 1');
    await until(() => textOf(phone.root).includes('Matches for “brandt 1”'));
    expect(deepAll(phone.root, '[role=grid]')[0]?.scrollTop).to.equal(0);
    expect(rows().length).to.be.lessThan(50);
  });

  it('lets the arrow keys go through all of them, and keeps the chosen one in view', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { contacts: thousands() });
    const field = inputNamed(phone.root, 'Search or dial');
    const rows = (): HTMLElement[] => deepAll(phone.root, '[role=row]');
    const chosen = (): string | null | undefined =>
      field.ariaActiveDescendantElement?.getAttribute('aria-rowindex');
    const press = (key: string): void => {
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
    };
    typeInto(field, 'brandt');
    await until(() => rows().length > 0);
    const list = deepAll(phone.root, '[role=grid]')[0]!;
    list.style.minBlockSize = '400px';
    press('ArrowUp');
    await until(() => chosen() === '50');
    const row = field.ariaActiveDescendantElement as HTMLElement;
    const isSeen = (): boolean =>
      row.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 1;
    await until(isSeen);
    // The information of the chosen one takes its room.
    list.style.minBlockSize = '100px';
    await until(isSeen);
    press('ArrowDown');
    await until(() => chosen() === undefined);
    typeInto(field, ' 1');
    await until(() => textOf(phone.root).includes('Matches for “brandt 1”'));
    // Faster than they come: it waits at the last one.
    for (let count = 0; count < 30; count++) press('ArrowDown');
    await until(() => chosen() === String(Math.ceil(innerHeight / 58)));
    await until(() => rows().length === 50);
    press('ArrowDown');
    await until(() => chosen() === String(Math.ceil(innerHeight / 58) + 1));
  });
});
