import { logger } from '../../lib/logger.ts';

const log = logger('helper');

/** `ask`: the first request makes the browser ask the person. */
export type LoopbackAccess = 'open' | 'ask' | 'denied';

/** Newest first: Chromium 142 had one permission for all of the local network, later ones have one for this computer alone. */
const NAMES = ['loopback-network', 'local-network-access'] as const;

/**
 * Whether the browser lets a page from the web reach programs of this computer (Local Network Access, WICG). A browser
 * that knows no such permission asks nothing. TypeScript does not know the names yet.
 */
export async function loopbackAccess(
  permissions: {
    query(wanted: PermissionDescriptor): Promise<{ readonly state: PermissionState }>;
  } = navigator.permissions,
): Promise<LoopbackAccess> {
  for (const name of NAMES)
    try {
      const { state } = await permissions.query({ name: name as PermissionName });
      if (state === 'granted') return 'open';
      return state === 'denied' ? 'denied' : 'ask';
    } catch (error) {
      log.debug(`the browser does not know the permission ${name}`, error);
    }
  return 'open';
}
