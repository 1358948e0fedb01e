import { expect, html } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { buttonNamed, deepAll, phoneFixture, textOf, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { useLocale } from '../../i18n/localize.ts';
import './dial-favourites.ts';

async function show(count: number): Promise<Phone> {
  const contacts = Array.from({ length: count }, (_, index) =>
    fakeContact(`c${index}`, {
      firstName: 'Ada',
      lastName: `Number ${index}`,
      numbers: [{ kind: 'work', number: `10${index}` }],
    }),
  );
  const phone = await phoneFixture(html`<dial-favourites></dial-favourites>`, { contacts });
  await phone.book.setFavourite(
    contacts.map(({ id }) => id),
    true,
  );
  await until(() => textOf(phone.root).includes(count === 0 ? 'No favourites' : 'Ada Number 0'));
  return phone;
}

const tiles = ({ root }: Phone): HTMLElement[] => deepAll(root, '.tile');
const redials = ({ root }: Phone): string[] => {
  const numbers: string[] = [];
  root.addEventListener('dial-redial', ({ number }) => numbers.push(number));
  return numbers;
};

describe('dial-favourites', () => {
  before(() => useLocale('en'));

  it('says what favourites are for while there are none, and leads to the contacts', async () => {
    const phone = await show(0);
    await expect(phone.root).to.be.accessible();
    buttonNamed(phone.root, 'Add favourite').click();
    expect(phone.ui.view.value).to.equal('contacts');
  });

  it('opens a favourite by its tile and calls it by its handset', async () => {
    const phone = await show(2);
    const numbers = redials(phone);
    tiles(phone)[1]?.querySelector<HTMLElement>('.open')?.click();
    expect(phone.ui.contactWish.value).to.deep.equal({ open: 'c1' });
    buttonNamed(phone.root, 'Call Ada Number 1').click();
    expect(numbers).to.deep.equal(['101']);
    await expect(phone.root).to.be.accessible();
  });

  it('shows eight', async () => {
    const phone = await show(8);
    expect(tiles(phone)).to.have.length(8);
    expect(deepAll(phone.root, '.many')).to.have.length(0);
  });

  it('shows seven of nine and the way to all of them', async () => {
    const phone = await show(9);
    const numbers = redials(phone);
    expect(tiles(phone)).to.have.length(7);
    expect(textOf(phone.root)).to.contain('+2 favourites');
    deepAll(phone.root, '.many .more')[0]?.click();
    await until(() => deepAll(phone.root, '[role=menuitem]').some((item) => item.checkVisibility()));
    await expect(phone.root).to.be.accessible();
    deepAll(phone.root, '[role=menuitem]')[8]?.click();
    expect(numbers).to.deep.equal(['108']);
  });

  it('shows whole names in a narrow window', async () => {
    const phone = await show(2);
    phone.root.style.cssText = 'container: view / inline-size; inline-size: 400px';
    const name = deepAll(phone.root, '.tile .name')[0]!;
    expect(name.textContent).to.contain('Ada Number 0');
    expect(name.scrollWidth).to.be.at.most(name.clientWidth);
  });

  it('follows the contacts', async () => {
    const phone = await show(2);
    await phone.book.setFavourite(['c0'], false);
    await until(() => tiles(phone).length === 1);
    expect(textOf(phone.root)).not.to.contain('Ada Number 0');
  });
});
