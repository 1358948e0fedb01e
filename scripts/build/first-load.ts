import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Metafile } from 'esbuild';

/** What one kind of start loads, in one language. Outputs are paths as in the metafile, relative to the project. */
export interface Start {
  /** Nothing is on the screen without these: page code, the view that is shown, its texts. */
  readonly first: ReadonlySet<string>;
  /** These and what SIP.js and the calls that come in need: no call can come in before they are there. */
  readonly withSip: ReadonlySet<string>;
}

export interface LoadGraph {
  readonly entry: string;
  readonly styles: string;
  /** The entry and everything it imports statically. */
  readonly first: readonly string[];
  /** What the phone needs after the first paint, whatever the language. */
  readonly phone: readonly string[];
  /** Each kind of start (with an account and without) in each language. */
  readonly starts: readonly Start[];
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

const PHONE = ['src/services/sip/sip-call-control.ts', 'src/components/app/call-elements.ts'];
const LANGUAGES = ['en', 'de'];

const texts = (language: string, pack: string): string => `src/i18n/${language}/${pack}.ts`;

/** The sources that a start imports by name, with an account and without. */
const kindsOfStart = (language: string): readonly (readonly string[])[] => [
  ['src/components/calls/call-view.ts', texts(language, language)],
  ['src/components/account/sign-in-view.ts', texts(language, language), texts(language, 'account')],
];

export function loadGraph(meta: Metafile): LoadGraph {
  const outputs = Object.entries(meta.outputs);
  const styles = outputs.find(([path]) => path.endsWith('.css'))?.[0];
  if (styles === undefined) throw new Error('the build has no styles');
  const outputOf = (source: string): string => {
    const found = outputs.find(([, { entryPoint }]) => entryPoint === source)?.[0];
    if (found === undefined)
      throw new Error(`no file begins with ${source}: name here what the start loads now`);
    return found;
  };
  const entry = outputOf('src/main.ts');
  const first = closure(meta, [entry]);
  const phone = closure(meta, PHONE.map(outputOf)).difference(first);
  const starts = LANGUAGES.flatMap((language) =>
    kindsOfStart(language).map((sources) => {
      const shown = closure(meta, [entry, ...sources.map(outputOf)]);
      return { first: shown, withSip: shown.union(phone).add(outputOf(texts(language, 'call'))) };
    }),
  );
  return { entry, styles, first: [...first], phone: [...phone], starts };
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

/**
 * What a first visit transfers before SIP.js and with it, by the start that transfers most. `root` is the folder that
 * metafile paths start from.
 */
export async function measureFirstLoad(root: string, html: string, graph: LoadGraph): Promise<FirstLoad> {
  const size = async (path: string): Promise<number> => brotli(await readFile(path)).length;
  const page = (await size(html)) + (await size(join(root, graph.styles)));
  const most = async (sets: readonly ReadonlySet<string>[]): Promise<number> => {
    const sums = sets.map(async (paths) => {
      const sizes = await Promise.all([...paths].map((path) => size(join(root, path))));
      return sizes.reduce((sum, bytes) => sum + bytes, page);
    });
    return Math.max(...(await Promise.all(sums)));
  };
  return {
    firstBytes: await most(graph.starts.map(({ first }) => first)),
    withSipBytes: await most(graph.starts.map(({ withSip }) => withSip)),
  };
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
