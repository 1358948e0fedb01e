import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { ENTRY, appSource } from './app-source.ts';
import { withoutUnusedDefaults } from './unused-defaults.ts';

export interface BundleOptions {
  readonly root: string;
  readonly out: string;
  readonly version: string;
  /** Readable output, for work with reload. */
  readonly development: boolean;
}

function shared({ root, version, development }: BundleOptions): BuildOptions {
  return {
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    // The browsers that the README claims.
    target: ['es2024', 'chrome125'],
    minify: !development,
    charset: 'utf8',
    sourcemap: development ? 'linked' : 'external',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    define: {
      __OFFHOOK_VERSION__: JSON.stringify(version),
      'process.env.NODE_ENV': development ? '"development"' : '"production"',
    },
    plugins: [withoutUnusedDefaults(), ...(development ? [] : [appSource(root)])],
  };
}

/** The app and its styles: many small files whose names carry a hash of their content. */
export async function bundleApp(options: BundleOptions, styles: readonly string[]): Promise<Metafile> {
  const result = await build({
    ...shared(options),
    metafile: true,
    splitting: true,
    entryPoints: { main: ENTRY },
    outdir: join(options.out, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
  });
  const css = await build({
    ...shared(options),
    metafile: true,
    stdin: {
      contents: styles.map((path) => `@import ${JSON.stringify(`.${path}`)};`).join('\n'),
      resolveDir: options.root,
      loader: 'css',
    },
    outdir: join(options.out, 'assets'),
    entryNames: 'page-[hash]',
  });
  return {
    inputs: { ...result.metafile.inputs, ...css.metafile.inputs },
    outputs: { ...result.metafile.outputs, ...css.metafile.outputs },
  };
}

/**
 * What a browser starts by its address, so the names stay: the timer worker, the service worker, and the worker of the
 * contacts, which loads parts of itself later.
 */
export async function bundleWorkers(options: BundleOptions): Promise<Metafile> {
  const contacts = await build({
    ...shared(options),
    metafile: true,
    splitting: true,
    entryPoints: { 'workers/address-book': 'src/workers/address-book.worker.ts' },
    outdir: options.out,
    entryNames: '[dir]/[name]',
    chunkNames: 'assets/[name]-[hash]',
    plugins: [withoutUnusedDefaults()],
  });
  const { metafile } = await build({
    ...shared(options),
    metafile: true,
    format: 'iife',
    entryPoints: { 'workers/timer': 'src/services/platform/timer.worker.ts', sw: 'sw/service-worker.ts' },
    outdir: options.out,
    entryNames: '[dir]/[name]',
  });
  return {
    inputs: { ...metafile.inputs, ...contacts.metafile.inputs },
    outputs: { ...metafile.outputs, ...contacts.metafile.outputs },
  };
}
