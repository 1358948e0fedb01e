import { expect } from '@open-wc/testing';
import { BACKUP_AREAS } from '../../src/domain/maintenance/backup.ts';
import { entry } from '../support/backup-entry.ts';
import { Phone, closePhones, codeOf, full } from '../support/backup-phone.ts';

afterEach(closePhones);

describe('a file that is no good backup', () => {
  const HEAD =
    '{"offhook":1,"backup":1,"version":"1","createdAt":"2026-01-01T00:00:00.000Z","areas":["settings","history"],"records":[\n';
  const THEME = '["settings","theme","dark"],\n';

  for (const [what, text, code] of [
    ['is empty', '', 'backup/not-one'],
    ['is of another kind', 'name;number\nAnna;1\n', 'backup/not-one'],
    ['is some other JSON', '{"offhook":1,"profiles":[]}', 'backup/not-one'],
    ['is JSON in one line', '[]', 'backup/not-one'],
    ['is binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0x0a, 0x00]), 'backup/not-one'],
    [
      'is of a newer version',
      HEAD.replace('"backup":1,"version":"1"', '"backup":2,"version":"9.0"'),
      'backup/newer 9.0',
    ],
    ['has no end', HEAD + THEME, 'backup/cut-off'],
    ['was cut in a record', HEAD + THEME.slice(0, 12), 'backup/cut-off'],
    ['lacks a record', `${HEAD}["end",1]]}\n`, 'backup/cut-off'],
    ['has a line that is no record', `${HEAD}nonsense\n["end",1]]}\n`, 'backup/damaged 2'],
    ['has a record without a key', `${HEAD}["settings",7,1],\n["end",1]]}\n`, 'backup/damaged 2'],
    [
      'has a key that objects have by nature',
      `${HEAD}["settings","__proto__",1],\n["end",1]]}\n`,
      'backup/damaged 2',
    ],
    ['goes on after its end', `${HEAD}["end",0]]}\n${THEME}["end",2]]}\n`, 'backup/damaged 3'],
    [
      'is built to be too deep',
      `${HEAD}["settings","theme",${'['.repeat(200_000)}${']'.repeat(200_000)}],\n["end",1]]}\n`,
      'backup/damaged 2',
    ],
    [
      'asks for too much work',
      `${HEAD}["secrets",{"kdf":"PBKDF2-SHA-256","iterations":1e12,"salt":"","iv":"","data":""}],\n["end",1]]}\n`,
      'backup/damaged 2',
    ],
  ] as const) {
    it(`${what} is refused, and nothing is changed`, async () => {
      const phone = await full();
      const before = await phone.content();
      expect(await codeOf(phone.maintenance.openBackup(new Blob([text])))).to.equal(code);
      expect(await phone.content()).to.deep.equal(before);
    });
  }

  it('counts the records that cannot be taken, and takes the others', async () => {
    const phone = await Phone.open();
    const lines = [
      THEME,
      '["settings","theme","light"],\n',
      '["settings","historyLimit","many"],\n',
      '["settings","constructor","x"],\n',
      '["history","g",{"guid":"other"}],\n',
      `["history","g1",${JSON.stringify({ ...entry('g1'), extra: 1 }).replace('"extra":1', '"__proto__":{"x":1}')}],\n`,
      '["team","future",{"x":1}],\n',
      '["raw","damaged/x",1],\n',
    ];
    const file = new Blob([HEAD, ...lines, `["end",${String(lines.length)}]]}\n`]);
    const backup = await phone.maintenance.openBackup(file);
    expect(
      (await backup.compare()).merge.map(({ area, added, unusable }) => [area, added, unusable]),
    ).to.deep.equal([
      ['history', 1, 1],
      ['settings', 1, 3],
    ]);
    await backup.restore(new Set(BACKUP_AREAS), 'merge');
    expect(await phone.content()).to.deep.include({
      history: [[{ key: 'g1', value: entry('g1') }], null],
      settings: [[{ key: 'theme', value: 'dark' }], null],
    });
  });

  it('that lacks an area leaves it as it is, even when everything is replaced', async () => {
    const phone = await full();
    await phone.restore(
      new Blob([HEAD.replace('"settings","history"', '"settings"'), '["end",0]]}\n']),
      'replace',
    );
    const [history, , settings] = await Promise.all(phone.areas.map((area) => area.records()));
    expect([history?.length, settings?.length]).to.deep.equal([3, 0]);
  });
});
