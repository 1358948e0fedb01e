import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import { contactRows, press, rowOf, showContacts, within } from '../../../test/support/contacts-stage.ts';
import { buttonNamed, deepAll, typeInto, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { savedFiles } from '../../../test/support/saved-files.ts';
import type { SavedFile } from '../../../test/support/saved-files.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import './contacts-view.ts';

const items = ({ root }: Phone): readonly HTMLElement[] =>
  deepAll(root, '[role=menuitem]').filter((item) => item.checkVisibility());
const item = (phone: Phone, label: string): HTMLElement =>
  items(phone).find((one) => one.textContent.replace(/\s+/g, ' ').trim().startsWith(label))!;
const lastNames = async ({ content }: SavedFile): Promise<readonly unknown[]> => {
  const all = JSON.parse(await content.text()) as readonly { readonly lastName: string }[];
  return all.map(({ lastName }) => lastName);
};

describe('contacts as files', () => {
  let saved: ReturnType<typeof savedFiles>;
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
  });
  beforeEach(() => {
    saved = savedFiles();
  });
  afterEach(() => {
    saved.end();
  });
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  async function more(phone: Phone): Promise<void> {
    buttonNamed(phone.root, 'Import and save').click();
    await until(() => items(phone).length > 0);
  }

  it('tell what was added in passing; what was left out stays to be read', async () => {
    const phone = await showContacts();
    const take = (text: string): void => {
      const files = new DataTransfer();
      files.items.add(new File([text], 'people.vcf', { type: 'text/vcard' }));
      const [input] = within<HTMLInputElement>(phone, 'contacts-more', 'input[type=file]');
      input!.files = files.files;
      input!.dispatchEvent(new Event('change'));
    };
    const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoe\r\nTEL:+49301\r\nEND:VCARD\r\n';
    take(card);
    await until(() => phone.ui.notices.value[0]?.heading === 'Added: 1 contact.');
    expect(phone.ui.notices.value[0]?.passing).to.equal(true);
    take(`${card}rubbish\r\n`);
    await until(() => phone.ui.notices.value[0]?.advice !== undefined);
    expect(phone.ui.notices.value[0]?.passing).to.equal(undefined);
  });

  it('tell what was added before one could not be stored, and why it could not', async () => {
    const phone = await showContacts();
    const { book } = phone;
    const importCards = book.importCards.bind(book);
    book.importCards = (file, work) => {
      if ((file as File).name === 'b.vcf') book.failure = new AppError('storage/full');
      return importCards(file, work);
    };
    const files = new DataTransfer();
    for (const name of ['a', 'b'])
      files.items.add(new File([`BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${name}\r\nEND:VCARD\r\n`], `${name}.vcf`));
    const [input] = within<HTMLInputElement>(phone, 'contacts-more', 'input[type=file]');
    input!.files = files.files;
    input!.dispatchEvent(new Event('change'));
    await until(() => phone.ui.notices.value.length === 2);
    const [added, failure] = phone.ui.notices.value;
    expect(added).to.deep.include({ tone: 'warning', heading: 'Added: 1 contact.' });
    expect(added?.advice).to.equal('Stopped at b.vcf; what stands in the files before it was added.');
    expect(failure).to.deep.include({ tone: 'error', id: 'error:storage/full' });
  });

  it('are all that the list shows, whatever is marked, with an accessible menu', async () => {
    const phone = await showContacts();
    rowOf(phone, 'Brandt').click();
    await until(() => rowOf(phone, 'Brandt').ariaSelected === 'true');
    await more(phone);
    await expect(phone.root).to.be.accessible();
    expect(item(phone, 'Save all that are shown as CSV').textContent).to.contain('4 contacts');
    item(phone, 'Save all that are shown as JSON').click();
    await until(() => saved.files.length === 1);
    expect(saved.files[0]?.name).to.match(/^offhook-contacts-\d{4}-\d\d-\d\d\.json$/);
    expect(await lastNames(saved.files[0]!)).to.deep.equal(['Adeyemi', 'Brandt', 'Dubois', '']);
    expect(phone.ui.announcement.value).to.equal('4 contacts saved');
  });

  it('are only those that a search left', async () => {
    const phone = await showContacts();
    typeInto(deepAll<HTMLInputElement>(phone.root, 'input[type=search]')[0]!, 'dubo');
    await until(() => contactRows(phone).length === 1);
    await more(phone);
    expect(item(phone, 'Save as CSV').ariaDisabled).to.equal('true');
    item(phone, 'Save all that are shown as CSV').click();
    await until(() => saved.files.length === 1);
    const text = await saved.files[0]!.content.text();
    expect(text.split('\r\n')).to.have.length(2);
    expect(text).to.contain('+33199001234').and.not.to.contain('Brandt');
  });

  it('are the marked ones, by keys alone', async () => {
    const phone = await showContacts();
    rowOf(phone, 'Adeyemi').focus();
    press(rowOf(phone, 'Adeyemi'), ' ');
    press(rowOf(phone, 'Adeyemi'), 'ArrowDown', { shiftKey: true });
    await until(() => rowOf(phone, 'Brandt').ariaSelected === 'true');
    const opener = buttonNamed(phone.root, 'Import and save');
    opener.focus();
    opener.click();
    await until(() => items(phone).some((one) => one.matches(':focus')));
    for (let at = 0; at < 3; at++)
      press(
        items(phone).find((one) => one.matches(':focus'))!,
        'ArrowDown',
      );
    const chosen = items(phone).find((one) => one.matches(':focus'))!;
    expect(chosen.textContent).to.contain('Save as JSON').and.to.contain('2 marked');
    // A button that has the focus is clicked by Enter and Space.
    chosen.click();
    await until(() => saved.files.length === 1);
    expect(await lastNames(saved.files[0]!)).to.deep.equal(['Adeyemi', 'Brandt']);
  });

  it('are the one whose menu was opened, or all the marked ones among which it stands', async () => {
    const phone = await showContacts();
    const menu = (): Promise<void> => {
      rowOf(phone, 'Brandt').dispatchEvent(
        new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }),
      );
      return until(() => items(phone).length > 0);
    };
    await menu();
    item(phone, 'Save as JSON').click();
    await until(() => saved.files.length === 1);
    expect(await lastNames(saved.files[0]!)).to.deep.equal(['Brandt']);
    press(rowOf(phone, 'Brandt'), 'a', { ctrlKey: true });
    await until(() => contactRows(phone).every((row) => row.ariaSelected === 'true'));
    await until(() => items(phone).length === 0);
    await menu();
    item(phone, 'Save as CSV').click();
    await until(() => saved.files.length === 2);
    expect((await saved.files[1]!.content.text()).split('\r\n')).to.have.length(5);
  });
});
