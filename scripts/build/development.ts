import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes itself and any earlier service worker of the origin, so that every change is seen at once. */
const NO_SERVICE_WORKER = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.registration.unregister()));
`;

/** Makes a build reload itself whenever the given address sends an event, and keeps service workers away from it. */
export async function addReload(out: string, reloadFrom: string): Promise<void> {
  const script = `new EventSource(${JSON.stringify(reloadFrom)}).onmessage = () => location.reload();\n`;
  await writeFile(join(out, 'reload.js'), script);
  await writeFile(join(out, 'sw.js'), NO_SERVICE_WORKER);
  const page = join(out, 'index.html');
  const source = await readFile(page, 'utf8');
  await writeFile(
    page,
    source.replace('</head>', '<script type="module" src="/reload.js"></script>\n</head>'),
  );
}
