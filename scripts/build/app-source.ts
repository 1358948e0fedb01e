import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { OnLoadResult, Plugin } from 'esbuild';
import { compactSource } from './compact-templates.ts';

export const ENTRY = 'src/main.ts';
const CALL_VIEW = 'src/components/calls/call-view.ts';
const CALL_ELEMENTS = 'src/components/app/call-elements.ts';
const PHONE = 'src/services/sip/sip-call-control.ts';
const SIGN_IN = 'src/components/account/sign-in-view.ts';

/** What has been loaded, or may well be, when a file that loads later is asked for. */
function loadedBefore(source: string): readonly string[] {
  if (source.startsWith('src/services/sip/')) return [ENTRY, PHONE];
  if (!source.startsWith('src/components/') || [SIGN_IN, CALL_VIEW, CALL_ELEMENTS].includes(source))
    return [ENTRY];
  return [ENTRY, CALL_VIEW, CALL_ELEMENTS];
}

/**
 * The files that something imports when it runs. Known before the first of them is loaded: one that another file imports
 * statically as well would otherwise be treated by chance, by which of both esbuild came to first.
 */
async function loadedLater(folder: string): Promise<ReadonlySet<string>> {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const source = await readFile(path, 'utf8');
      return [...source.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, to = '']) => join(dirname(path), to));
    }),
  );
  return new Set(found.flat());
}

/**
 * Source files of the app, without the layout in their templates. A file that loads later also imports what was loaded
 * before it. That does next to nothing at run time, but what both use then belongs to the earlier one's chunk. Else
 * esbuild makes a chunk for every set of files that share something, and many small chunks compress worse than few.
 */
export function appSource(root: string): Plugin {
  const prefix = join(root, 'src');
  return {
    name: 'app-source',
    async setup(build) {
      const later = await loadedLater(prefix);
      build.onLoad({ filter: /\.ts$/ }, async ({ path }): Promise<OnLoadResult | undefined> => {
        if (!path.startsWith(prefix)) return undefined;
        const source = relative(root, path);
        const before = later.has(path) ? loadedBefore(source).filter((file) => file !== source) : [];
        // Relative, so that the same source becomes the same files in whatever folder it is built.
        const imports = before.map(
          (file) => `import ${JSON.stringify(`./${relative(dirname(path), join(root, file))}`)};\n`,
        );
        const contents = imports.join('') + compactSource(path, await readFile(path, 'utf8'));
        return { contents, loader: 'ts' };
      });
    },
  };
}
