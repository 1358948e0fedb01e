import { expect } from '@open-wc/testing';
import { BACKUP_AREAS } from '../../src/domain/maintenance/backup.ts';
import { bookBackups } from '../support/book-backups.ts';
import { temporaryBook } from '../support/temporary-book.ts';

describe('groups of a backup', () => {
  it('with one name in the file are told as what the restore makes of them: the first', async () => {
    const one = await temporaryBook();
    const { id } = await one.book.createGroup('Team');
    await one.book.createGroup('Crew');
    const file = await (await bookBackups(one).create('')).text();
    await one.book.renameGroup(id, 'TEAM');
    const backup = await bookBackups(one).open(
      new Blob([file.replace('"Crew"', '"team"').replace(`group/${id}`, 'group/other')]),
    );
    for (const mode of ['merge', 'replace'] as const) {
      const [told] = (await backup.compare())[mode];
      expect([told?.added, told?.changed, told?.missing]).to.deep.equal([0, mode === 'merge' ? 0 : 1, 1]);
    }
    await backup.restore(new Set(BACKUP_AREAS), 'replace');
    expect(one.shelf.summary.value.groups.map(({ name }) => name)).to.deep.equal(['Team']);
    const { added, changed, unchanged, missing } = (await backup.compare()).replace[0] ?? {};
    expect([added, changed, unchanged, missing]).to.deep.equal([0, 0, 1, 0]);
    one.close();
  });
});
