import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from './fault.ts';

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function realFolders(folders: readonly string[]): Promise<readonly string[]> {
  const real = folders.map((folder) => realpath(folder).catch(() => undefined));
  return (await Promise.all(real)).filter((folder) => folder !== undefined);
}

/** Not every system has them. */
function flag(name: 'O_NOFOLLOW' | 'O_NONBLOCK'): number {
  const known: Readonly<Record<string, number | undefined>> = constants;
  return known[name] ?? 0;
}

function pathOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch {
    // A host, an encoded slash, or a drive that this system does not have.
    throw new Fault('refused', 'not a path of this computer');
  }
}

/**
 * Opens a file of one of the allowed folders, for reading. The real path counts: no link leads out of them. The receiver
 * closes the handle. @throws `refused`, `no-file`, `too-large`
 */
export async function openAllowedFile(
  url: URL,
  folders: readonly string[],
  maxBytes: number,
): Promise<FileHandle> {
  const path = await realpath(pathOf(url)).catch(() => undefined);
  const allowed = await realFolders(folders);
  // The same answer for what is outside and for what is not there: the helper tells nobody which files exist.
  if (path === undefined || !allowed.some((folder) => isWithin(folder, path)))
    throw new Fault('refused', 'not a file of an allowed folder');
  // A link that came in the path's place meanwhile is not followed; a pipe must not keep the helper waiting.
  const flags = constants.O_RDONLY | flag('O_NOFOLLOW') | flag('O_NONBLOCK');
  const handle = await open(path, flags).catch(() => undefined);
  if (handle === undefined) throw new Fault('no-file');
  const { size, isFile } = await handle.stat().then((stat) => ({ size: stat.size, isFile: stat.isFile() }));
  if (isFile && size <= maxBytes) return handle;
  await handle.close();
  throw isFile ? new Fault('too-large', `${size} bytes`) : new Fault('no-file');
}
