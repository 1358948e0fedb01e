import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { logger } from '../../lib/logger.ts';
import { isUuid } from './account-schema.ts';

const log = logger('accounts');
const KEY = 'accounts/instance';
const LOCK = 'offhook-instance';

/** The UUID of this browser profile (RFC 5626 §4.1), made at the first use. Without room to keep it, one for this window. */
export async function loadInstanceId(store: KeyValueStore): Promise<string> {
  const kept = await store.get(KEY);
  if (isUuid(kept)) return kept;
  return navigator.locks.request(LOCK, async () => {
    const made = await store.get(KEY);
    if (isUuid(made)) return made;
    const id = crypto.randomUUID();
    try {
      await store.set(KEY, id);
    } catch (error) {
      log.warn('the instance id could not be kept', error);
    }
    return id;
  });
}
