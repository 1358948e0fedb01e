import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import {
  button,
  edit,
  find,
  form,
  isOpen,
  numbers,
  tab,
  type,
} from '../../../test/support/contact-form-stage.ts';
import { fieldNamed, showContacts, within } from '../../../test/support/contacts-stage.ts';
import { drawn } from '../../../test/support/jpeg-bytes.ts';
import { deepAll, textOf, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import type { ContactErrorCode } from '../../domain/contacts/address-book.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import './contacts-view.ts';

describe('contact-form', () => {
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
  });
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  for (const name of ['General', 'Numbers', 'Address', 'Groups', 'Notes'])
    it(`is accessible at ${name}`, async () => {
      const phone = await edit();
      tab(phone, name);
      await form(phone).updateComplete;
      await expect(phone.root).to.be.accessible();
    }).timeout(30_000);

  it('changes what was edited alone: the rest may have been changed in another window', async () => {
    const phone = await edit();
    const [brandt] = await phone.book.get(['own-brandt']);
    const numbers = [{ kind: 'work', number: '+49301' }] as const;
    await phone.book.save({ ...brandt!, title: 'Partner', numbers }, 'own-brandt');
    type(fieldNamed(phone, 'Department'), 'Audit');
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const [stored] = await phone.book.get(['own-brandt']);
    expect(stored).to.include({ title: 'Partner', department: 'Audit' });
    expect(stored!.numbers).to.deep.equal(numbers);
  });

  it('makes a new contact of one that was deleted meanwhile, so that what was typed is not lost', async () => {
    const phone = await edit();
    await phone.book.remove(['own-brandt']);
    type(fieldNamed(phone, 'Department'), 'Audit');
    button(phone, 'Apply').click();
    await until(() => textOf(phone.root).includes('Apply once more'));
    expect(fieldNamed(phone, 'Department').value).to.equal('Audit');
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const found = await phone.book.search('brandt', { limit: 5, recent: [], keypad: false });
    expect(found.matches.map(({ contact }) => [contact.lastName, contact.department])).to.deep.equal([
      ['Brandt', 'Audit'],
    ]);
  });

  it('makes a new contact and opens it', async () => {
    const phone = await showContacts();
    await form(phone).edit();
    type(fieldNamed(phone, 'Last name'), ' Zimmer ');
    tab(phone, 'Numbers');
    await until(() => numbers(phone).length === 1);
    type(within<HTMLInputElement>(phone, 'contact-numbers', 'input')[0]!, '+49 40 1');
    button(phone, 'Apply').click();
    await until(() => within(phone, 'contact-card', 'h2').some((one) => one.textContent === 'Zimmer'));
    expect(isOpen(phone)).to.equal(false);
  });

  it('shows the number that a contact is added for on what opens, and takes another one there', async () => {
    const phone = await showContacts();
    const added = [{ kind: 'work', number: '+49 40 1' }] as const;
    await form(phone).edit(undefined, { numbers: added });
    await until(() => fieldNamed(phone, 'Primary number').value === '+49 40 1');
    type(fieldNamed(phone, 'Primary number'), '+49 40 2');
    tab(phone, 'Numbers');
    await until(() => numbers(phone)[0] === '+49 40 2');
    tab(phone, 'General');
    await until(() => textOf(phone.root).includes('First name'));
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const found = await phone.book.search('+49402', { limit: 5, recent: [], keypad: false });
    expect(found.matches[0]?.contact.numbers).to.deep.equal([{ kind: 'work', number: '+49 40 2' }]);
  });

  it('says where the other numbers of a contact are, and keeps them', async () => {
    const phone = await edit();
    expect(fieldNamed(phone, 'Primary number').value).to.equal('+496990009421');
    expect(textOf(phone.root)).to.contain('1 more under “Numbers”');
    type(fieldNamed(phone, 'Primary number'), '+49402');
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const [brandt] = await phone.book.get(['own-brandt']);
    expect(brandt?.numbers).to.deep.equal([
      { kind: 'work', number: '+49402' },
      { kind: 'mobile', number: '+491713920027' },
    ]);
  });

  it('keeps what it does not show', async () => {
    const phone = await showContacts();
    const data = { lastName: 'Roth', phoneUseBLF: true, assignedSIPAccountID: 'line-7' };
    const [nobody] = await phone.book.get(['own-nobody']);
    const kept = await phone.book.save({ ...nobody!, ...data }, 'own-nobody');
    await form(phone).edit(kept);
    type(fieldNamed(phone, 'First name'), 'Eva');
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const [saved] = await phone.book.get(['own-nobody']);
    expect(saved).to.include({ ...data, firstName: 'Eva' });
  });

  it('refuses an empty contact and a wrong address, beside what is wrong', async () => {
    const phone = await showContacts();
    await form(phone).edit();
    button(phone, 'Apply').click();
    await until(() => textOf(phone.root).includes('Nothing is filled in.'));
    type(fieldNamed(phone, 'E-mail'), 'nobody');
    await until(() => textOf(phone.root).includes('An e-mail address looks like'));
    button(phone, 'Apply').click();
    expect(fieldNamed(phone, 'E-mail').getAttribute('aria-invalid')).to.equal('true');
    type(fieldNamed(phone, 'E-mail'), 'a@b.example');
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
  });

  it('keeps what was typed when the storage fails', async () => {
    const phone = await edit();
    phone.book.failure = new AppError('storage/full');
    type(fieldNamed(phone, 'First name'), 'Tom');
    button(phone, 'Apply').click();
    await until(() => within(phone, 'contact-form', '[role=alert] .message').length === 1);
    expect(fieldNamed(phone, 'First name').value).to.equal('Tom');
    expect(textOf(phone.root)).not.to.contain('holds until');
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    expect((await phone.book.get(['own-brandt']))[0]?.firstName).to.equal('Tom');
  });

  const pick = (phone: Phone, name: string, content: BlobPart): void => {
    const files = new DataTransfer();
    files.items.add(new File([content], name, { type: 'image/jpeg' }));
    const input = within<HTMLInputElement>(phone, 'contact-form', 'input[type=file]')[0]!;
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  };
  const preview = (phone: Phone): HTMLImageElement | undefined =>
    within<HTMLImageElement>(phone, 'contact-form', 'img.preview')[0];

  it('takes a photo, says when it could not be stored, and removes one', async () => {
    const phone = await edit();
    pick(phone, 'me.jpg', await drawn(300, 100));
    await until(() => textOf(phone.root).includes('me.jpg becomes the photo'));
    phone.book.failure = new AppError<ContactErrorCode>('contact/no-picture');
    button(phone, 'Apply').click();
    await until(() => textOf(phone.root).includes('no picture that can be used. Choose a JPEG of'));
    expect(within<HTMLInputElement>(phone, 'contact-form', '[type=file]')[0]!.accept).to.equal('image/jpeg');
    pick(phone, 'other.jpg', await drawn(30, 30));
    await until(() => textOf(phone.root).includes('other.jpg becomes'));
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const [contact] = await phone.book.get(['own-brandt']);
    expect(contact?.photo).not.to.equal('');
    await form(phone).edit(contact);
    await until(() => textOf(phone.root).includes('Remove the photo'));
    button(phone, 'Remove the photo').click();
    await until(() => deepAll(phone.root, 'input[type=file]').some((input) => input.matches(':focus')));
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    expect((await phone.book.get(['own-brandt']))[0]?.photo).to.equal('');
  });

  it('shows a photo that was chosen as it will be stored, until another one is chosen', async () => {
    const phone = await edit();
    pick(phone, 'wide.jpg', await drawn(1000, 500));
    await until(() => preview(phone)?.complete === true);
    expect([preview(phone)!.naturalWidth, preview(phone)!.naturalHeight]).to.deep.equal([256, 128]);
    await expect(phone.root).to.be.accessible();
    const { src } = preview(phone)!;
    pick(phone, 'small.jpg', await drawn(40, 20));
    await until(() => preview(phone)?.naturalWidth === 40);
    expect(
      await fetch(src).then(
        () => 'kept',
        () => 'given up',
      ),
    ).to.equal('given up');
    button(phone, 'Remove the photo').click();
    await until(() => preview(phone) === undefined);
    expect(textOf(phone.root)).not.to.contain('becomes the photo');
  }).timeout(30_000);

  it('refuses at once what is no photo, and keeps the one before', async () => {
    const phone = await edit();
    pick(phone, 'fake.jpg', 'x');
    await until(() => textOf(phone.root).includes('no picture that can be used. Choose a JPEG of'));
    expect(preview(phone)).to.equal(undefined);
    expect(textOf(phone.root)).not.to.contain('fake.jpg becomes');
    pick(phone, 'good.jpg', await drawn(40, 20));
    await until(() => preview(phone)?.naturalWidth === 40);
    pick(phone, 'fake.jpg', 'x');
    await until(() => textOf(phone.root).includes('fake.jpg is no picture that can be used'));
    expect(preview(phone)?.naturalWidth).to.equal(40);
    expect(textOf(phone.root)).to.contain('good.jpg becomes');
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    expect((await phone.book.get(['own-brandt']))[0]?.photo).not.to.equal('');
  }).timeout(30_000);

  it('keeps the photo of a contact that was deleted meanwhile and stays as a new one', async () => {
    const phone = await showContacts();
    const [brandt] = await phone.book.get(['own-brandt']);
    const picture = new File([await drawn(40, 20)], 'me.jpg', { type: 'image/jpeg' });
    await form(phone).edit(await phone.book.save(brandt!, 'own-brandt', picture));
    await until(() => isOpen(phone));
    await phone.book.remove(['own-brandt']);
    button(phone, 'Apply').click();
    await until(() => textOf(phone.root).includes('Apply once more'));
    await until(() => preview(phone)?.naturalWidth === 40);
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const found = await phone.book.search('brandt', { limit: 5, recent: [], keypad: false });
    const [kept] = await phone.book.get([found.matches[0]!.contact.id]);
    expect(await phone.book.photo(kept!)).not.to.equal(undefined);
  });

  it('points to a contact that has the number already', async () => {
    const phone = await showContacts();
    await form(phone).edit(undefined, { numbers: [{ kind: 'work', number: '0' }] });
    tab(phone, 'Numbers');
    await until(() => numbers(phone).length === 1);
    type(within<HTMLInputElement>(phone, 'contact-numbers', 'input')[0]!, '+49 171 3920027');
    await until(() => textOf(phone.root).includes('is in another contact already'));
    button(phone, 'Thomas Brandt').click();
    await until(() => find(phone, 'Discard') !== undefined);
    button(phone, 'Discard').click();
    await until(() => within(phone, 'contact-card', 'h2').some((one) => one.textContent === 'Thomas Brandt'));
  });

  it('asks before changes are lost, by Cancel and by leaving the view', async () => {
    const phone = await edit();
    button(phone, 'Cancel').click();
    await until(() => !isOpen(phone));
    await form(phone).edit((await phone.book.get(['own-brandt']))[0]);
    await until(() => isOpen(phone));
    type(fieldNamed(phone, 'First name'), 'Tom');
    phone.ui.show('contacts');
    phone.ui.show('history');
    await until(() => find(phone, 'Discard') !== undefined);
    expect(phone.ui.view.value).not.to.equal('history');
    button(phone, 'Keep editing').click();
    await until(() => find(phone, 'Discard') === undefined);
    expect(fieldNamed(phone, 'First name').value).to.equal('Tom');
    button(phone, 'Cancel').click();
    await until(() => find(phone, 'Discard') !== undefined);
    button(phone, 'Discard').click();
    await until(() => !isOpen(phone));
    phone.ui.show('history');
    expect(phone.ui.view.value).to.equal('history');
  });

  it('puts the contact into groups and takes it out', async () => {
    const phone = await edit('Groups');
    const boxes = (): HTMLInputElement[] =>
      within<HTMLInputElement>(phone, 'contact-form', 'input[type=checkbox]');
    await until(() => boxes().length === 1);
    boxes()[0]!.click();
    button(phone, 'Apply').click();
    await until(() => phone.book.summary.value.groups[0]?.count === 2);
    const [brandt] = await phone.book.get(['own-brandt']);
    await form(phone).edit(brandt);
    tab(phone, 'Groups');
    await until(() => boxes()[0]?.checked === true);
    boxes()[0]!.click();
    button(phone, 'Apply').click();
    await until(() => phone.book.summary.value.groups[0]?.count === 1);
  });
});
