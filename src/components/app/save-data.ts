import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import { saveFile } from '../../lib/save-file.ts';

/** Lets the browser save everything that is stored, in a file named by the day. */
export async function saveData(maintenance: Maintenance): Promise<void> {
  const text = await maintenance.exportData();
  const day = new Date().toISOString().slice(0, 10);
  saveFile(`offhook-${day}.json`, 'application/json', text);
}
