import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file that is open and about to be sent. The receiver closes the handle. */
export interface StaticFile {
  readonly handle: FileHandle;
  readonly size: number;
  readonly headers: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** One path segment as the build makes them: never `..`, never hidden, nothing that a file system reads specially. */
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** The build puts a hash of the content into these names, so they never change. */
const HASHED = /^\/assets\/.+-[A-Z0-9]{8}\.[a-z.]+$/;
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

function safePath(pathname: string): string | undefined {
  const path = pathname === '/' ? '/index.html' : pathname;
  return path
    .slice(1)
    .split('/')
    .every((segment) => SEGMENT.test(segment))
    ? path
    : undefined;
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return undefined;
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  return undefined;
}

/** RFC 9110 §12.5.3, as far as browsers use it: a named coding without `q=0`. */
function accepts(header: string, coding: string): boolean {
  return header
    .toLowerCase()
    .split(',')
    .some((part) => {
      const [name = '', quality = ''] = part.split(';').map((piece) => piece.trim());
      return name === coding && !/^q=0(\.0*)?$/.test(quality);
    });
}

/**
 * Finds what a path of the app stands for, in the coding that the browser likes best and the build made.
 * Undefined when there is nothing to send under it.
 */
export async function findFile(
  root: string,
  pathname: string,
  acceptEncoding: string,
): Promise<StaticFile | undefined> {
  const path = safePath(pathname);
  const type = path === undefined ? undefined : TYPES[extname(path)];
  if (path === undefined || type === undefined) return undefined;
  const shared = {
    'Content-Type': type,
    'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  };
  for (const [coding, suffix] of ENCODINGS) {
    if (!accepts(acceptEncoding, coding)) continue;
    const handle = await openFile(join(root, path + suffix));
    if (handle !== undefined) return describe(handle, { ...shared, 'Content-Encoding': coding }, suffix);
  }
  const handle = await openFile(join(root, path));
  return handle === undefined ? undefined : describe(handle, shared, '');
}

async function describe(
  handle: FileHandle,
  headers: Readonly<Record<string, string>>,
  suffix: string,
): Promise<StaticFile> {
  const { size, mtimeMs } = await handle.stat();
  const tag = `W/"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}${suffix}"`;
  return { handle, size, headers: { ...headers, 'Content-Length': String(size), ETag: tag } };
}
