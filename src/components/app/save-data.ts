import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import { saveFile } from '../../lib/save-file.ts';

/** Lets the browser save everything that is stored, in a file named by the day. Passwords only under a passphrase. */
export async function saveData(maintenance: Maintenance, passphrase = ''): Promise<void> {
  const file = await maintenance.createBackup(passphrase);
  const day = new Date().toISOString().slice(0, 10);
  saveFile(`offhook-${day}.json`, 'application/json', file);
}
