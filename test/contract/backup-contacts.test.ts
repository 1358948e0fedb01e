import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseContactRecord } from '../../src/domain/contacts/contact-record.ts';
import { ALL_CONTACTS } from '../../src/domain/contacts/address-book.ts';
import { EMPTY_CONTACT, NUMBER_KINDS, TEXT_FIELDS } from '../../src/domain/contacts/contact.ts';
import type { ContactData } from '../../src/domain/contacts/contact.ts';
import { packContact } from '../../src/domain/contacts/packed-contact.ts';
import { BACKUP_AREAS } from '../../src/domain/maintenance/backup.ts';
import type { RestoreMode } from '../../src/domain/maintenance/backup.ts';
import { bookBackups as backups } from '../support/book-backups.ts';
import { drawn } from '../support/jpeg-bytes.ts';
import { saveAll } from '../support/save-all.ts';
import { temporaryBook } from '../support/temporary-book.ts';
import type { TemporaryBook } from '../support/temporary-book.ts';

const opened: TemporaryBook[] = [];

afterEach(() => {
  for (const book of opened.splice(0)) book.close();
});

async function open(database?: string): Promise<TemporaryBook> {
  const book = await temporaryBook(database);
  opened.push(book);
  return book;
}

async function restore(from: TemporaryBook, to: TemporaryBook, mode: RestoreMode): Promise<void> {
  const backup = await backups(to).open(await backups(from).create(''));
  await backup.restore(new Set(BACKUP_AREAS), mode);
}

/** In no order but that of their keys: contacts are listed by name. */
async function content({ host }: TemporaryBook): Promise<unknown> {
  return Object.fromEntries((await host.backup()).map(({ key, value }) => [key, value]));
}

function data(changes: Partial<ContactData>): ContactData {
  return { ...EMPTY_CONTACT, ...changes };
}

async function full(): Promise<TemporaryBook> {
  const one = await open();
  const anna = await one.book.save(
    data({ firstName: 'Anna', numbers: [{ kind: 'mobile', number: '0171 1' }] }),
    undefined,
    await picture(),
  );
  const rows = ['a', 'b'].map((id) =>
    packContact(
      `csv-1/${id}`,
      '',
      data({ firstName: id, groups: ['Team'], numbers: [{ kind: 'work', number: '0171 1' }] }),
    ),
  );
  await one.sources.replace({ source: 'csv-1', origin: 'csv', name: 'Customers' }, { rows, removal: 'keep' });
  const group = await one.book.createGroup('Friends');
  await one.book.addToGroup(group.id, [anna.id, 'csv-1/a']);
  await one.book.setFavourite(['csv-1/b', anna.id], true);
  await one.book.setBlocked(['csv-1/a'], true);
  await one.book.setNumberBlocked('030 666', true);
  await one.book.setShown('0171 1', anna.id);
  return one;
}

const picture = async (): Promise<Blob> => new Blob([await drawn(300, 200)], { type: 'image/jpeg' });

describe('a backup of the address book', () => {
  it('makes another one the same, with sources, pictures, groups, stars and blocks', async () => {
    const one = await full();
    const other = await open();
    await restore(one, other, 'replace');
    expect(await content(other)).to.deep.equal(await content(one));
    const { favourites, groups, origins, blockedNumbers } = other.shelf.summary.value;
    expect(favourites.map(({ id }) => id)[0]).to.equal('csv-1/b');
    expect(groups.map(({ name, external, count }) => [name, external, count])).to.deep.equal([
      ['Team', true, 2],
      ['Friends', false, 2],
    ]);
    expect(
      origins.map(({ source, origin, name, count }) => [source, origin, name, count]),
    ).to.deep.include.members([['csv-1', 'csv', 'Customers', 2]]);
    expect(blockedNumbers).to.deep.equal(['030 666']);
    const [anna] = await other.book.get([favourites[1]?.id ?? '']);
    expect((await other.book.photo({ id: anna?.id ?? '', photo: anna?.photo ?? '' }))?.type).to.equal(
      'image/jpeg',
    );
    const [caller] = await other.book.callers(['0171 1']);
    expect(caller).to.include({ name: 'Anna', others: 2 });
    const { matches } = await other.book.search('anna', { limit: 5, recent: [], keypad: false });
    expect(matches.length).to.equal(1);
  });

  it('is found again by a window that opens later, and by one that is open', async () => {
    const one = await full();
    const other = await open();
    const beside = await open(other.database);
    await restore(one, other, 'replace');
    const later = await open(other.database);
    expect(await content(later)).to.deep.equal(await content(one));
    expect(await content(beside)).to.deep.equal(await content(one));
  });

  it('keeps what only this device has, or not; the second time it changes nothing', async () => {
    const one = await full();
    for (const [mode, names] of [
      ['merge', ['a', 'Anna', 'b', 'Mine']],
      ['replace', ['a', 'Anna', 'b']],
    ] as const) {
      const other = await open();
      const mine = await other.book.save(data({ firstName: 'Mine' }));
      await other.book.addToGroup((await other.book.createGroup('friends')).id, [mine.id]);
      await restore(one, other, mode);
      const list = await other.book.rows(ALL_CONTACTS, 0, 10);
      expect(list.map(({ contact }) => contact.firstName).sort((a, b) => a.localeCompare(b))).to.deep.equal(
        names,
      );
      // A group of the same name is the same group.
      const friends = other.shelf.summary.value.groups.filter(({ name }) => /friends/i.test(name));
      expect(friends.map(({ count }) => count)).to.deep.equal([mode === 'merge' ? 3 : 2]);
      const once = await content(other);
      await restore(one, other, mode);
      expect(await content(other)).to.deep.equal(once);
    }
  });

  it('takes no picture that is none, nor any that is built to be too large', async () => {
    const other = await open();
    const lines = [
      ['contact/1', { source: 'own', firstName: 'A', photo: 'p' }],
      ['contact/2', { source: 'own', firstName: 'B', photo: 'q' }],
      ['photo/p', btoa('no picture')],
      // A JPEG whose header promises 65,535 × 65,535 pixels (ITU-T T.81 B.2.2).
      [
        'photo/q',
        btoa('\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x11\x00\x02\x11\x01\x03\x11\x01'),
      ],
    ] as const;
    await other.host.restoreBackup({ records: lines.map(([key, value]) => ({ key, value })), mode: 'merge' });
    expect((await other.book.get(['1', '2'])).map(({ photo }) => photo)).to.deep.equal(['', '']);
  });

  it('tells beforehand what it does: a group comes back, and merging keeps a star', async () => {
    const one = await full();
    const opened = await backups(one).open(await backups(one).create(''));
    const counts = async (): Promise<unknown> => {
      const { merge, replace } = await opened.compare();
      return [merge, replace].map(([area]) => area?.changed);
    };
    expect(await counts()).to.deep.equal([0, 0]);
    await one.book.setFavourite(['csv-1/a'], true);
    expect(await counts()).to.deep.equal([0, 1]);
    const empty = await one.book.createGroup('Empty');
    const again = await backups(one).open(await backups(one).create(''));
    await one.book.removeGroup(empty.id);
    const { merge } = await again.compare();
    expect([merge[0]?.added, merge[0]?.changed]).to.deep.equal([1, 0]);
    await again.restore(new Set(BACKUP_AREAS), 'merge');
    expect((await again.compare()).merge[0]?.added).to.equal(0);
  });

  it('tells beforehand that a group of the same name is the same group', async () => {
    const one = await full();
    const file = await backups(one).create('');
    const [friends] = one.shelf.summary.value.groups.filter(({ name }) => name === 'Friends');
    const inside = await one.book.ids({ ...ALL_CONTACTS, group: friends?.id ?? '' }, 0, 9);
    await one.book.removeGroup(friends?.id ?? '');
    const { id } = await one.book.createGroup('Friends');
    await one.book.addToGroup(id, inside);
    const backup = await backups(one).open(file);
    for (const mode of ['merge', 'replace'] as const)
      expect((await backup.compare())[mode][0]).to.include({
        added: 0,
        changed: 0,
        unchanged: 4,
        missing: 0,
      });
    await one.book.renameGroup(id, 'FRIENDS');
    const { merge, replace } = await backup.compare();
    expect([merge[0], replace[0]].map((area) => [area?.added, area?.changed])).to.deep.equal([
      [0, 0],
      [0, 1],
    ]);
    await backup.restore(new Set(BACKUP_AREAS), 'merge');
    expect(one.shelf.summary.value.groups.map(({ name }) => name)).to.deep.equal(['Team', 'FRIENDS']);
    await backup.restore(new Set(BACKUP_AREAS), 'replace');
    expect(one.shelf.summary.value.groups.map(({ name }) => name)).to.deep.equal(['Team', 'Friends']);
  });

  it('takes no group that is called like a list, nor its members', async () => {
    const one = await full();
    const { id } = await one.book.createGroup('Rest');
    const [first] = await one.book.rows(ALL_CONTACTS, 0, 1);
    await one.book.addToGroup(id, [first?.contact.id ?? '']);
    const file = (await (await backups(one).create('')).text()).replace('"Rest"', '"Favourites"');
    const other = await open();
    const backup = await backups(other).open(new Blob([file]));
    expect((await backup.compare()).merge[0]?.unusable).to.equal(2);
    await backup.restore(new Set(BACKUP_AREAS), 'merge');
    expect(other.shelf.summary.value.groups.map(({ name }) => name)).to.deep.equal(['Team', 'Friends']);
    expect((await backup.compare()).merge[0]?.changed).to.equal(0);
  });

  for (const [what, key, value] of [
    ['a kind there is not', 'team/1', {}],
    ['a kind that objects have by nature', 'constructor/1', {}],
    ['no kind', 'x', {}],
    ['no id', 'contact/', { source: 'own' }],
    ['an id of another source', 'contact/b/1', { source: 'a' }],
    ['a contact without a source', 'contact/1', { firstName: 'A' }],
    ['a contact that is none', 'contact/1', []],
    ['an id with a separator of rows in it', 'contact/a\u001eb', { source: 'own' }],
    ['an own source', 'source/own', { origin: 'csv', name: 'x' }],
    ['a source of no origin', 'source/a', { origin: 'x', name: 'x' }],
    ['a picture that is no base64', 'photo/a', '<script>'],
    ['a group called like a list', 'group/a', { name: 'favoriten ' }],
    ['a member of nothing', 'member/x', true],
    ['a number shown by nobody', 'shown/1', 7],
  ] as const) {
    it(`takes no record with ${what}`, () => {
      expect(parseContactRecord({ key, value })).to.equal(undefined);
    });
  }

  it('takes of a contact what belongs to it, bounded', () => {
    const value = {
      source: 'own',
      firstName: 'A\u0000\u001fB',
      notes: 'x'.repeat(20_000),
      numbers: [{ kind: 'work', number: '1', more: 2 }, { kind: 'x', number: '2' }, 'x'],
      groups: ['own contacts have none'],
      __proto__: { polluted: true },
      more: 1,
    };
    expect(parseContactRecord({ key: 'contact/1', value })).to.deep.equal({
      key: 'contact/1',
      value: {
        source: 'own',
        firstName: 'AB',
        notes: 'x'.repeat(10_000),
        numbers: [{ kind: 'work', number: '1' }],
      },
    });
  });

  it('comes back as it was, whatever is in it', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const id = fc.uuid();
    const contact = fc.record({
      id,
      source: fc.constantFrom('own', 'csv-1', 'json-2'),
      texts: fc.dictionary(fc.constantFrom(...TEXT_FIELDS), text),
      numbers: fc.array(fc.record({ kind: fc.constantFrom(...NUMBER_KINDS), number: text }), {
        maxLength: 4,
      }),
      groups: fc.array(fc.constantFrom('Team', 'Nord', 'Süd'), { maxLength: 2 }),
      favourite: fc.boolean(),
      blocked: fc.boolean(),
      flag: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(contact, { maxLength: 40, selector: (one) => one.id }),
        async (contacts) => {
          const [one, other] = await Promise.all([open(), open()]);
          for (const source of ['csv-1', 'json-2'] as const) {
            const rows = contacts
              .filter((entry) => entry.source === source)
              .map(({ id: key, texts, numbers, groups, flag }) =>
                packContact(
                  `${source}/${key}`,
                  '',
                  data({ ...texts, numbers, groups, phoneUseBLF: flag }),
                  flag,
                ),
              );
            await one.sources.replace(
              { source, origin: source === 'csv-1' ? 'csv' : 'json', name: source },
              { rows, removal: 'keep' },
            );
          }
          const own = contacts.filter(({ source }) => source === 'own');
          await saveAll(
            one.book,
            own.map(({ texts, numbers }) => data({ ...texts, numbers })),
          );
          const marked = (mark: 'favourite' | 'blocked'): string[] =>
            contacts
              .filter((entry) => entry.source !== 'own' && entry[mark])
              .map((entry) => `${entry.source}/${entry.id}`);
          await one.book.setFavourite(marked('favourite'), true);
          await one.book.setBlocked(marked('blocked'), true);
          await restore(one, other, 'replace');
          expect(await content(other)).to.deep.equal(await content(one));
        },
      ),
      { numRuns: 15 },
    );
  }).timeout(60_000);
});
