import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { missingForBed } from './bed.ts';

describe('deploy/kamailio.cfg', { skip: missingForBed() ?? false }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'offhook-kamailio-'));
  after(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  const check = (config: string): { readonly status: number | null; readonly stderr: string } => {
    const file = join(dir, 'kamailio.cfg');
    writeFileSync(
      file,
      config.replace('192.0.2.10:5060', '127.0.0.1:5060').replaceAll('/var/lib/kamailio', dir),
    );
    return spawnSync('kamailio', ['-c', '-f', file], { encoding: 'utf8' });
  };
  const config = readFileSync(join(import.meta.dirname, '../../deploy/kamailio.cfg'), 'utf8');

  it('is accepted by Kamailio', () => {
    const { status, stderr } = check(config);
    assert.equal(status, 0, stderr);
  });

  it('would be refused with a module missing (the check is worth something)', () => {
    assert.notEqual(check(config.replace('loadmodule "rtpengine.so"', '')).status, 0);
  });
});
