import type { StorageSpace } from '../../domain/maintenance/maintenance.ts';

/** What the browser says of the room that it gives the app (Storage Standard §7). */
export async function measureSpace(): Promise<StorageSpace> {
  const [{ usage = 0, quota = 0 }, persistent] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return Object.freeze({ used: usage, quota, persistent });
}
