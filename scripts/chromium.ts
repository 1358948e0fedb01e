import { existsSync } from 'node:fs';

/** The browser that tests and tools drive: `CHROMIUM`, or where Debian and its kin put it. */
export function chromiumPath(): string {
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found === undefined) throw new Error('no Chromium found; set CHROMIUM to its path');
  return found;
}
