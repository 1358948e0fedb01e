import { readFile, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { brotli } from './first-load.ts';

const COMPRESSIBLE: ReadonlySet<string> = new Set(['.html', '.js', '.css', '.svg', '.webmanifest']);
/** Below this a response fits one packet anyway. */
const WORTHWHILE = 1024;

/** Writes `.br` and `.gz` beside every file that gains by it, so that the server never compresses at run time. */
export async function compressAll(out: string): Promise<void> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !COMPRESSIBLE.has(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    if (content.length < WORTHWHILE) continue;
    await writeFile(`${path}.br`, brotli(content));
    await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}
