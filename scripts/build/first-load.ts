import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Metafile } from 'esbuild';

/** Outputs by what loads them; paths as in the metafile (relative to the project). */
export interface LoadGraph {
  readonly entry: string;
  readonly styles: string;
  /** The entry and everything it imports statically: nothing is on the screen without these. */
  readonly first: readonly string[];
  /** The texts of each language, of which a start loads one. */
  readonly locales: readonly string[];
  /** The views that a start may show, if they load by themselves; it shows one of them. */
  readonly views: readonly (readonly string[])[];
  /** What SIP.js adds: its chunk and what that imports statically. */
  readonly sip: readonly string[];
}

export interface FirstLoad {
  readonly firstBytes: number;
  readonly withSipBytes: number;
}

/** kB = 1024 bytes, brotli quality 11. */
export const LIMITS = { first: 60 * 1024, withSip: 120 * 1024 } as const;

function closure(meta: Metafile, starts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [...starts];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const imports = meta.outputs[path]?.imports ?? [];
    queue.push(...imports.filter((other) => other.kind === 'import-statement').map((other) => other.path));
  }
  return seen;
}

const START_VIEW = /^src\/components\/(account\/sign-in-view|calls\/call-view)\.ts$/;
const LOCALE = /^src\/i18n\/(\w+)\/\1\.ts$/;

export function loadGraph(meta: Metafile): LoadGraph {
  const outputs = Object.entries(meta.outputs);
  const entry = outputs.find(([, output]) => output.entryPoint === 'src/main.ts')?.[0];
  const styles = outputs.find(([path]) => path.endsWith('.css'))?.[0];
  if (entry === undefined || styles === undefined) throw new Error('the build has no entry or no styles');
  const first = closure(meta, [entry]);
  const entries = (name: RegExp): readonly string[] =>
    outputs
      .filter(([path, { entryPoint }]) => name.test(entryPoint ?? '') && !first.has(path))
      .map(([path]) => path);
  const views = entries(START_VIEW).map((view) =>
    [...closure(meta, [view])].filter((path) => !first.has(path)),
  );
  // The smallest closure with SIP.js in it that a dynamic import starts.
  const lazy = outputs
    .filter(
      ([path, { entryPoint }]) => entryPoint?.startsWith('src/services/sip/') === true && !first.has(path),
    )
    .map(([path]) => path);
  const sip = [...closure(meta, lazy)].filter((path) => !first.has(path));
  return { entry, styles, first: [...first], locales: entries(LOCALE), views, sip };
}

/** Whether any of these outputs holds code of SIP.js. */
export function holdsSip(meta: Metafile, outputs: readonly string[]): boolean {
  return outputs.some((path) =>
    Object.entries(meta.outputs[path]?.inputs ?? {}).some(
      ([input, { bytesInOutput }]) => input.includes('node_modules/sip.js/') && bytesInOutput > 0,
    ),
  );
}

export function brotli(content: Uint8Array): Uint8Array {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

async function compressedSize(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => brotli(await readFile(path)).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What a first visit transfers before SIP.js and with it, in the longest language and the largest view. `root` is the folder that metafile paths start from. */
export async function measureFirstLoad(root: string, html: string, graph: LoadGraph): Promise<FirstLoad> {
  const absolute = (paths: readonly string[]): string[] => paths.map((path) => join(root, path));
  const largest = async (groups: readonly (readonly string[])[]): Promise<number> =>
    Math.max(0, ...(await Promise.all(groups.map((group) => compressedSize(absolute(group))))));
  const page = await compressedSize([html, ...absolute([graph.styles, ...graph.first])]);
  const firstBytes =
    page + (await largest(graph.views)) + (await largest(graph.locales.map((path) => [path])));
  const sipBytes = await compressedSize(absolute(graph.sip));
  return { firstBytes, withSipBytes: firstBytes + sipBytes };
}

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);

export function describeFirstLoad({ firstBytes, withSipBytes }: FirstLoad): string {
  return (
    `first load ${kilobytes(firstBytes)} kB of ${kilobytes(LIMITS.first)}, ` +
    `with SIP.js ${kilobytes(withSipBytes)} kB of ${kilobytes(LIMITS.withSip)} (brotli 11)`
  );
}

export function withinLimits({ firstBytes, withSipBytes }: FirstLoad): boolean {
  return firstBytes <= LIMITS.first && withSipBytes <= LIMITS.withSip;
}
