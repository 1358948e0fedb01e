import { expect } from '@open-wc/testing';
import { FakeAddressBook } from '../../../test/fakes/fake-address-book.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import { PEOPLE } from '../../../test/support/contacts-stage.ts';
import { Localize, loadTexts, useLocale } from '../../i18n/localize.ts';
import { LitElement } from 'lit';
import { fileName } from './file-name.ts';
import { AppError, isAbort } from '../../lib/app-error.ts';
import { contactFileName } from './contact-files.ts';
import { importVCards } from './vcard-files.ts';

class FilesProbe extends LitElement {
  readonly text = new Localize(this);
}
customElements.define('files-probe', FilesProbe);

describe('vCard files', () => {
  let text: Localize;
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
    text = new FilesProbe().text;
  });

  it('come back as the contacts that were saved, in their groups', async () => {
    const book = new FakeAddressBook();
    book.put(...PEOPLE);
    const group = await book.createGroup('Team');
    await book.addToGroup(group.id, ['own-brandt']);
    const ids = PEOPLE.map(({ id }) => id);
    const name = await contactFileName(book, 'vcard', ids);
    expect(name).to.equal('contacts.vcf');
    const cards = await book.file('vcard', ids);
    const other = new FakeAddressBook();
    const { added, remarks } = await importVCards(other, [new File([cards], name)], text);
    expect([added, remarks]).to.deep.equal([4, []]);
    const all = await other.rows({ text: '', group: 'all', source: 'all', order: 'last-name' }, 0, 9);
    expect(all.map(({ contact }) => contactName(contact))).to.have.members(PEOPLE.map(contactName));
    const groups = other.summary.value.groups.map((one) => `${one.name} ${one.count}`);
    expect(groups).to.have.members(['Team 1', 'Suppliers 1']);
    const brandt = all.find(({ contact }) => contact.lastName === 'Brandt')?.contact;
    expect(brandt?.numbers).to.deep.equal(PEOPLE[0]!.numbers);
  });

  it('are named by the only contact in them', async () => {
    const book = new FakeAddressBook();
    book.put(...PEOPLE);
    expect(await contactFileName(book, 'vcard', ['own-brandt'])).to.equal('Thomas Brandt.vcf');
    expect(fileName('../../etc/passwd')).to.equal('.. .. etc passwd');
    expect(fileName('/')).to.equal('contact');
  });

  it('add everybody, and say whose photo cannot be used', async () => {
    const book = new FakeAddressBook();
    const png = 'PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUg==';
    const cards = ['FN:Ann', `FN:Ben\r\n${png}`].map(
      (lines) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${lines}\r\nEND:VCARD\r\n`,
    );
    const { added, remarks } = await importVCards(book, [new File(cards, 'a.vcf')], text);
    expect(added).to.equal(2);
    expect(remarks).to.deep.equal(['a.vcf: the photo of Ben was left out; only a JPEG can be used']);
  });

  it('make no group that could not be told apart from a list, and say so once', async () => {
    const book = new FakeAddressBook();
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nCATEGORIES:Favourites,Team\r\nEND:VCARD\r\n';
    const { added, remarks } = await importVCards(book, [new File([card, card], 'a.vcf')], text);
    expect(added).to.equal(2);
    expect(book.summary.value.groups.map(({ name }) => name)).to.deep.equal(['Team']);
    expect(remarks).to.deep.equal([
      'a.vcf: no group “Favourites” was made; a list of the phone has this name',
    ]);
  });

  for (const [what, fail] of [
    ['was given up', (_: FakeAddressBook, abort: AbortController) => abort.abort()],
    ['failed', (book: FakeAddressBook) => (book.failure = new AppError('storage/full'))],
  ] as const)
    it(`tell what the files before added when one of them ${what}`, async () => {
      const book = new FakeAddressBook();
      const abort = new AbortController();
      const files = ['Ann', 'Ben', 'Cem'].map(
        (name) => new File([`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`], `${name}.vcf`),
      );
      let reports = 0;
      const progress = (): void => {
        if (++reports === 2) fail(book, abort);
      };
      const { added, stopped } = await importVCards(book, files, text, { signal: abort.signal, progress });
      expect(book.summary.value.total).to.equal(1);
      expect([added, stopped?.file]).to.deep.equal([1, 'Ben.vcf']);
      expect(isAbort(stopped?.error)).to.equal(what === 'was given up');
    });

  it('of another kind add nobody, and say where they are wrong', async () => {
    const book = new FakeAddressBook();
    const { added, remarks } = await importVCards(book, [new File(['hello'], 'a.vcf')], text);
    expect(added).to.equal(0);
    expect(remarks).to.deep.equal(['a.vcf, line 1: this is no vCard']);
  });
});
