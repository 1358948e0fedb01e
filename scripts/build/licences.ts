import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

interface Manifest {
  readonly version: string;
  readonly license?: string;
}

const PACKAGE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//g;

/** The packages whose code went into the output, sorted. */
export function packagesIn(meta: Metafile): readonly string[] {
  const names = Object.keys(meta.inputs).flatMap((input) => [...input.matchAll(PACKAGE)].at(-1)?.[1] ?? []);
  return [...new Set(names)].sort();
}

async function notice(root: string, name: string): Promise<string> {
  const folder = join(root, 'node_modules', name);
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  return `${name} ${manifest.version} (${manifest.license ?? 'see text'})\n\n${text.trim()}\n`;
}

/** The licence texts of everything that is handed out with the app, as those licences ask for. */
export async function licenceNotices(root: string, meta: Metafile): Promise<string> {
  const notices = await Promise.all(packagesIn(meta).map((name) => notice(root, name)));
  return notices.join(`\n${'-'.repeat(78)}\n\n`);
}
