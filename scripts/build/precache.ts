import { join } from 'node:path';
import { injectManifest } from 'workbox-build';

/** What the service worker keeps for a start without a network: everything but files that are asked for afresh. */
export async function injectPrecache(out: string): Promise<void> {
  const { warnings } = await injectManifest({
    swSrc: join(out, 'sw.js'),
    swDest: join(out, 'sw.js'),
    globDirectory: out,
    globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
    globIgnores: ['sw.js'],
    dontCacheBustURLsMatching: /^assets\/.+-[A-Z0-9]{8}\.(js|css)$/,
  });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
}
