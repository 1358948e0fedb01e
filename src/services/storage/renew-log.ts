import { promisifyRequest } from 'idb-keyval';
import { logger } from '../../lib/logger.ts';

/** Holds nothing: it is there to be deleted. */
const NAME = 'offhook-log';

/**
 * Makes Chromium begin a new log file for the databases of this origin. Its LevelDB goes on writing into the log of the
 * session before (`reuse_logs`), also behind a record that was cut off when that session was killed or the power failed.
 * At the next start it drops what follows the cut, or takes it for damage and deletes all databases of the origin. A cut
 * does no harm when nothing follows it: deleting a database makes LevelDB move what the log holds into its tables and
 * begin another, within milliseconds. Elsewhere it is without effect. Never rejects.
 */
export async function renewLog(): Promise<void> {
  try {
    const database = await promisifyRequest(indexedDB.open(NAME));
    database.close();
    await promisifyRequest(indexedDB.deleteDatabase(NAME));
  } catch (error) {
    // A full disk, say: the write that follows tells the person.
    logger('storage').warn('the log was not renewed', error);
  }
}
