import { expect } from '@open-wc/testing';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import type { TemporaryBook } from '../../../test/support/temporary-book.ts';
import { EMPTY_CONTACT } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import { Draft } from './draft.ts';
import { dropSource } from './source-writer.ts';

describe('a source that is taken out', () => {
  let made: TemporaryBook;
  beforeEach(async () => {
    made = await temporaryBook();
  });
  afterEach(() => {
    made.close();
    indexedDB.deleteDatabase(made.database);
  });

  const fill = (source: string, count: number, groups: readonly string[]): Promise<unknown> => {
    const rows = Array.from({ length: count }, (_, at) =>
      packContact(`${source}/${at}`, '', { ...EMPTY_CONTACT, lastName: `N${at}`, groups }),
    );
    return made.sources.replace({ source, origin: 'csv', name: source }, { rows, removal: 'keep' });
  };

  it('leaves its contacts in each of their groups once, beside those that were there', async () => {
    const { book, sources } = made;
    await fill('a', 2, ['Team', 'team', 'Sales']);
    const { id } = await book.save({ ...EMPTY_CONTACT, lastName: 'Own' });
    const team = book.summary.value.groups.find(({ name }) => name === 'Team');
    await book.addToGroup(team?.id ?? '', [id, 'a/0']);
    await sources.drop('a', 'keep');
    const { marks } = made.shelf.library;
    const members = marks.members.find(([group]) => group === team?.id)?.[1] ?? [];
    expect(members).to.have.length(3);
    expect(new Set(members).size).to.equal(3);
    expect(book.summary.value.groups.map(({ name, count }) => [name, count])).to.have.deep.members([
      ['Team', 3],
      ['Sales', 2],
    ]);
  });

  it('takes four times as long for four times as many contacts of its groups', async function () {
    this.timeout(30_000);
    const { shelf } = made;
    const groups = Array.from({ length: 16 }, (_, at) => `Group ${at}`);
    await fill('few', 2500, groups);
    await fill('many', 10_000, groups);
    const took = (source: string): number => {
      const times = [0, 1, 2].map(() => {
        const begun = performance.now();
        dropSource(new Draft(shelf.library), source, 'keep');
        return performance.now() - begun;
      });
      return Math.min(...times);
    };
    took('few');
    expect(took('many') / took('few')).to.be.below(8);
  });
});
