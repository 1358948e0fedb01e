import { expect } from '@open-wc/testing';
import { ALL_CONTACTS, BLOCKED, FAVOURITES } from '../../src/domain/contacts/address-book.ts';
import type { AddressBook, ContactErrorCode } from '../../src/domain/contacts/address-book.ts';
import { EXPORT_COLUMNS } from '../../src/domain/contacts/contact-export.ts';
import { EMPTY_CONTACT, contactName } from '../../src/domain/contacts/contact.ts';
import type { Contact, ContactData } from '../../src/domain/contacts/contact.ts';
import { isAppError } from '../../src/lib/app-error.ts';
import { until } from '../../src/lib/until.ts';
import { saveAll } from '../support/save-all.ts';

/** An implementation under test, empty, with the numbers of Germany. */
export interface BookUnderTest {
  readonly book: AddressBook;
  /** Contacts of a CSV source that is called Company. */
  imported(...contacts: readonly (ContactData & { readonly id: string })[]): Promise<void>;
  close(): Promise<void>;
}

const OPTIONS = { limit: 50, recent: [], keypad: false };

async function code(act: Promise<unknown>): Promise<ContactErrorCode | 'resolved'> {
  try {
    await act;
    return 'resolved';
  } catch (error) {
    if (isAppError<ContactErrorCode>(error)) return error.code;
    throw error;
  }
}

function person(firstName: string, lastName: string, changes: Partial<ContactData> = {}): ContactData {
  return { ...EMPTY_CONTACT, firstName, lastName, ...changes };
}

const work = (number: string): Pick<ContactData, 'numbers'> => ({ numbers: [{ kind: 'work', number }] });
const names = (contacts: readonly Contact[]): readonly string[] => contacts.map(contactName);

/** What every address book keeps to. */
export function addressBookContract(name: string, open: () => Promise<BookUnderTest>): void {
  describe(`the address book: ${name}`, () => {
    let under: BookUnderTest;
    let book: AddressBook;

    beforeEach(async () => {
      under = await open();
      ({ book } = under);
    });

    afterEach(() => under.close());

    const found = async (text: string): Promise<readonly string[]> =>
      names((await book.search(text, OPTIONS)).matches.map(({ contact }) => contact));

    it('is ready and empty at first', async () => {
      await until(() => book.summary.value.ready);
      expect(book.summary.value.total).to.equal(0);
      expect(await book.head(ALL_CONTACTS)).to.deep.equal({ total: 0, letters: [] });
    });

    it('keeps all of a contact', async () => {
      const data: ContactData = {
        ...EMPTY_CONTACT,
        ...person('Anna', 'Weiß'),
        notes: 'two\nlines',
        numbers: [
          { kind: 'mobile', number: '+49 170 1234567' },
          { kind: 'extension', number: '204' },
        ],
        phoneUseBLF: true,
      };
      const saved = await book.save(data);
      expect(saved).to.deep.include(data);
      expect(await book.get([saved.id, 'unknown'])).to.deep.equal([saved]);
      expect(book.summary.value.total).to.equal(1);
    });

    it('changes a contact, and finds it at once by what it is now', async () => {
      const { id } = await book.save(person('Anna', 'Weiß'));
      const { revision } = book.summary.value;
      await book.save(person('Anna', 'Schwarz'), id);
      expect(book.summary.value.revision).to.be.greaterThan(revision);
      expect(await found('weiss')).to.deep.equal([]);
      expect(await found('schwarz')).to.deep.equal(['Anna Schwarz']);
    });

    it('lists by last name, first name and company, with the letters', async () => {
      await saveAll(book, [
        person('Zoe', 'Ärmel', { company: 'Beta' }),
        person('Bert', 'Zander', { company: 'Alpha' }),
        person('Carl', 'Berg', { company: 'Gamma' }),
      ]);
      const listed = async (order: 'first-name' | 'last-name' | 'company'): Promise<readonly string[]> => {
        const rows = await book.rows({ ...ALL_CONTACTS, order }, 0, 10);
        return names(rows.map(({ contact }) => contact));
      };
      expect(await listed('last-name')).to.deep.equal(['Zoe Ärmel', 'Carl Berg', 'Bert Zander']);
      expect(await listed('first-name')).to.deep.equal(['Bert Zander', 'Carl Berg', 'Zoe Ärmel']);
      expect(await listed('company')).to.deep.equal(['Bert Zander', 'Zoe Ärmel', 'Carl Berg']);
      expect(await book.head(ALL_CONTACTS)).to.deep.equal({
        total: 3,
        letters: [
          { letter: 'A', index: 0 },
          { letter: 'B', index: 1 },
          { letter: 'Z', index: 2 },
        ],
      });
      const [second = ''] = await book.ids(ALL_CONTACTS, 1, 1);
      expect(await book.indexOf(ALL_CONTACTS, second)).to.equal(1);
      expect(await book.indexOf(ALL_CONTACTS, 'unknown')).to.equal(-1);
    });

    for (const [typed, who] of [
      ['muller', 'Eva Müller'],
      ['mueller', 'Eva Müller'],
      ['MÜLLER eva', 'Eva Müller'],
      ['yildiz', 'Can Yıldız'],
      ['ott acme', 'Samuel Ott'],
      ['samuel@acme', 'Samuel Ott'],
      ['+49 89 12', 'Eva Müller'],
      ['089 12', 'Eva Müller'],
      ['0049 89 12', 'Eva Müller'],
      ['345', 'Eva Müller'],
    ] as const)
      it(`finds ${who} by “${typed}”`, async () => {
        await saveAll(book, [
          person('Eva', 'Müller', work('089/123456')),
          person('Can', 'Yıldız', work('+90 212 999 88 77')),
          person('Samuel', 'Ott', { company: 'Acme', mail: 'samuel@acme.example' }),
        ]);
        expect(await found(typed)).to.deep.equal([who]);
      });

    it('finds Samuel by el, which no spelling of his name may hide', async () => {
      await book.save(person('Samuel', 'Ott'));
      expect(await found('el')).to.deep.equal(['Samuel Ott']);
    });

    it('finds Mueller by müller, and nobody by what nobody has', async () => {
      await book.save(person('Ida', 'Mueller'));
      expect(await found('müller')).to.deep.equal(['Ida Mueller']);
      expect(await found('ida meier')).to.deep.equal([]);
    });

    it('narrows a list by words', async () => {
      await saveAll(book, [person('Ida', 'Berg'), person('Ida', 'Tal')]);
      const filter = { ...ALL_CONTACTS, text: 'tal ida' };
      expect(await book.head(filter)).to.deep.equal({ total: 1, letters: [] });
      const [row] = await book.rows(filter, 0, 10);
      expect(row?.contact.lastName).to.equal('Tal');
    });

    it('names a caller however the number is written', async () => {
      const { id } = await book.save(person('Eva', 'Müller', { ...work('089 123456'), company: 'Acme' }));
      await book.setFavourite([id], true);
      const [first, second, none] = await book.callers(['+4989123456', '0049 89 123456', '+4989123457']);
      expect(first).to.deep.include({ id, name: 'Eva Müller', company: 'Acme', favourite: true, others: 0 });
      expect(second?.id).to.equal(id);
      expect(none).to.equal(undefined);
    });

    it('lets the person choose whose name is shown for a number of two', async () => {
      const one = await book.save(person('Ida', 'A', work('089 123456')));
      const two = await book.save(person('Ida', 'B', work('+49 89 123456')));
      expect((await book.callers(['089123456']))[0]?.others).to.equal(1);
      for (const chosen of [two, one]) {
        await book.setShown('089 123456', chosen.id);
        expect((await book.callers(['089123456']))[0]?.id).to.equal(chosen.id);
        const details = await book.details(one.id);
        const [shared] = details?.shared ?? [];
        expect(shared?.shown).to.equal(chosen.id);
        expect(shared?.contacts).to.have.length(2);
      }
    });

    it('hints at duplicates by number and by e-mail', async () => {
      const { id } = await book.save(person('Eva', 'M', { ...work('089 123456'), mail: 'Eva@acme.example' }));
      const data = person('', '', { mail: 'eva@ACME.example' });
      expect(names(await book.duplicates(data))).to.deep.equal(['Eva M']);
      expect(names(await book.duplicates(person('', '', work('+4989123456'))))).to.deep.equal(['Eva M']);
      expect(await book.duplicates(data, id)).to.deep.equal([]);
      expect(await book.duplicates(person('', '', { mail: 'eva@acme' }))).to.deep.equal([]);
    });

    it('deletes, and brings back with stars, blocks and groups', async () => {
      const { id } = await book.save(person('Eva', 'M', work('089 123456')));
      const group = await book.createGroup('Friends');
      await book.setFavourite([id], true);
      await book.setBlocked([id], true);
      await book.addToGroup(group.id, [id]);
      const removal = await book.remove([id]);
      expect(removal.count).to.equal(1);
      expect(await book.get([id])).to.deep.equal([]);
      expect(book.summary.value.favourites).to.deep.equal([]);
      expect((await book.callers(['089 123456']))[0]).to.equal(undefined);
      await removal.restore();
      const details = await book.details(id);
      expect(details).to.deep.include({ favourite: true, blocked: true });
      expect(details?.groups.map(({ name: of }) => of)).to.deep.equal(['Friends']);
      expect(await found('eva')).to.deep.equal(['Eva M']);
    });

    it('tells that a contact is gone', async () => {
      const { id } = await book.save(person('Eva', 'M'));
      await book.remove([id]);
      expect(await code(book.save(person('Eva', 'N'), id))).to.equal('contact/gone');
      expect(await code(book.remove([id]))).to.equal('contact/gone');
    });

    it('keeps groups: names without case, members, renaming, undo', async () => {
      const { id } = await book.save(person('Eva', 'M'));
      const group = await book.createGroup(' Friends ');
      expect(group).to.deep.include({ name: 'Friends', external: false, count: 0 });
      for (const name of ['FRIENDS', ' favoriten', 'All contacts', 'GESPERRT'])
        expect(await code(book.createGroup(name))).to.equal('contact/group-exists');
      expect(await code(book.renameGroup(group.id, 'Blocked'))).to.equal('contact/group-exists');
      await book.addToGroup(group.id, [id, id]);
      expect(book.summary.value.groups[0]?.count).to.equal(1);
      expect((await book.head({ ...ALL_CONTACTS, group: group.id })).total).to.equal(1);
      await book.renameGroup(group.id, 'Mates');
      expect(book.summary.value.groups[0]?.name).to.equal('Mates');
      const removal = await book.removeGroup(group.id);
      expect(book.summary.value.groups).to.deep.equal([]);
      expect(book.summary.value.total).to.equal(1);
      await removal.restore();
      await book.removeFromGroup(group.id, [id]);
      expect(book.summary.value.groups[0]?.count).to.equal(0);
    });

    it('keeps favourites in their order, and blocks', async () => {
      const [a, b] = await saveAll(book, [person('Ida', 'A'), person('Ida', 'B', work('089 123456'))]);
      await book.setFavourite([b?.id ?? ''], true);
      await book.setFavourite([a?.id ?? ''], true);
      expect(names(book.summary.value.favourites)).to.deep.equal(['Ida B', 'Ida A']);
      expect((await book.head({ ...ALL_CONTACTS, group: FAVOURITES })).total).to.equal(2);
      await book.setBlocked([a?.id ?? ''], true);
      expect((await book.rows({ ...ALL_CONTACTS, group: BLOCKED }, 0, 5)).length).to.equal(1);
      await book.setNumberBlocked('+49 89 123456', true);
      expect(book.summary.value.blockedNumbers).to.deep.equal(['+49 89 123456']);
      expect((await book.callers(['089/123456']))[0]?.blocked).to.equal(true);
      await book.setNumberBlocked('089 123456', false);
      expect(book.summary.value.blockedNumbers).to.deep.equal([]);
      await book.setFavourite([a?.id ?? '', b?.id ?? ''], false);
      expect(book.summary.value.favourites).to.deep.equal([]);
    });

    it('shows external contacts with their groups, and lets nobody change them', async () => {
      await under.imported({ ...person('Ext', 'One'), id: 'company/1', groups: ['Team', 'sales'] });
      const { groups, origins, total } = book.summary.value;
      expect(total).to.equal(1);
      expect(groups.map(({ name: of, external, count }) => [of, external, count])).to.deep.equal([
        ['sales', true, 1],
        ['Team', true, 1],
      ]);
      expect(origins).to.deep.equal([{ source: 'company', origin: 'csv', name: 'Company', count: 1 }]);
      expect((await book.head({ ...ALL_CONTACTS, source: 'company' })).total).to.equal(1);
      expect(await code(book.save(person('No', 'Way'), 'company/1'))).to.equal('contact/read-only');
      expect(await code(book.remove(['company/1']))).to.equal('contact/read-only');
      expect((await book.details('company/1'))?.contact.origin).to.equal('csv');
    });

    it('writes contacts as files: a list in its order, or chosen ones, with their groups and sources', async () => {
      await under.imported({ ...person('Ext', 'One', work('+49 30 1')), id: 'company/1', groups: ['Team'] });
      const own = await book.save(person('Zoe', 'Two'));
      const { id } = await book.createGroup('Mine');
      await book.addToGroup(id, ['company/1', own.id]);
      const read = async (which: Parameters<AddressBook['file']>[1]): Promise<readonly unknown[]> =>
        JSON.parse(await (await book.file('json', which)).text()) as readonly unknown[];
      const [one, two] = await read(ALL_CONTACTS);
      expect(one).to.deep.include({ id: 'company/1', source: 'Company', origin: 'csv', lastName: 'One' });
      expect(one).to.deep.include({ ...work('+49 30 1'), groups: ['Team', 'Mine'] });
      expect(two).to.deep.include({ id: own.id, source: '', origin: 'own', numbers: [], groups: ['Mine'] });
      expect(await read([own.id, 'gone'])).to.deep.equal([two]);
      const csv = await (await book.file('csv', [own.id, 'company/1'])).text();
      const lines = csv.split('\r\n').map((line) => line.replaceAll('"', '').split(','));
      expect(lines[0]).to.deep.equal(EXPORT_COLUMNS);
      expect(lines.map(([key]) => key)).to.deep.equal(['id', own.id, 'company/1']);
    });

    it('keeps a picture, lets it go, and leaves out one that cannot be used', async () => {
      const { id, photo } = await book.save(person('Eva', 'M'), undefined, await picture());
      const stored = await book.photo({ id, photo });
      expect(stored?.type).to.equal('image/jpeg');
      expect((await book.save(person('Eva', 'N'), id)).photo).to.equal(photo);
      expect((await book.save(person('Eva', 'N'), id, null)).photo).to.equal('');
      const gif = `PHOTO;ENCODING=b;TYPE=GIF:${btoa('GIF89a')}`;
      const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Max', gif, 'END:VCARD', ''].join('\r\n');
      expect((await book.importCards(new Blob([card]))).photosLeftOut).to.deep.equal(['Max']);
      const [max] = await book.rows({ ...ALL_CONTACTS, text: 'max' }, 0, 1);
      expect(max?.contact.photo).to.equal('');
    });
  });
}

async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(600, 300);
  canvas.getContext('2d')?.fillRect(0, 0, 300, 300);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}
