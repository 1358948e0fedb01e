import type { StorageSpace } from '../../domain/maintenance/maintenance.ts';
import { logger } from '../../lib/logger.ts';

/** What the browser says of the room that it gives the app (Storage Standard §7). */
export async function measureSpace(): Promise<StorageSpace> {
  const [{ usage = 0, quota = 0 }, persistent] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return Object.freeze({ used: usage, quota, persistent });
}

/** Asks for storage that the browser does not clear by itself (Storage Standard §5), unless it is so already. */
export async function keepSpace(): Promise<StorageSpace> {
  if (!(await navigator.storage.persisted())) {
    const kept = await navigator.storage.persist();
    logger('storage').info(
      kept ? 'the browser keeps what is stored' : 'the browser may clear what is stored',
    );
  }
  return measureSpace();
}
