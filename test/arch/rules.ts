import type { Import } from './sources.ts';

interface Layer {
  /** Which files are of the layer. The first layer that fits counts. */
  readonly files: RegExp;
  /** Paths of the repository it may import; `$1` stands for the first group of `files`. */
  readonly may: readonly string[];
  /** Packages it may import; `node:` stands for all modules of Node. */
  readonly packages: readonly string[];
}

const LIT = ['lit', '@lit/context', '@lit/task', '@shoelace-style/localize'];
const SHARED = ['src/domain/', 'src/lib/', 'src/version\\.ts'];

/** Who may import whom. A service folder is an adapter of one outside thing, so it has at most one vendor package. */
export const LAYERS: readonly Layer[] = [
  { files: /^src\/domain\//, may: ['src/domain/', 'src/lib/'], packages: [] },
  { files: /^src\/lib\//, may: ['src/lib/'], packages: ['lit', '@preact/signals-core'] },
  { files: /^src\/services\/(sip)\//, may: [...SHARED, 'src/services/$1/'], packages: ['sip.js'] },
  {
    files: /^src\/services\/(storage)\//,
    may: [...SHARED, 'src/services/$1/'],
    packages: ['idb-keyval', 'valibot'],
  },
  { files: /^src\/services\/(csv)\//, may: [...SHARED, 'src/services/$1/'], packages: ['papaparse'] },
  {
    files: /^src\/services\/(helper)\//,
    may: [...SHARED, 'src/services/$1/', 'helper/protocol\\.ts'],
    packages: ['valibot'],
  },
  {
    files: /^src\/services\/(oauth)\//,
    may: [...SHARED, 'src/services/$1/'],
    packages: ['oauth4webapi', 'valibot'],
  },
  {
    files: /^src\/services\/(contacts)\//,
    may: [...SHARED, 'src/services/$1/'],
    packages: ['comlink', 'valibot'],
  },
  {
    files: /^src\/services\/(numbers)\//,
    may: [...SHARED, 'src/services/$1/'],
    packages: ['libphonenumber-js'],
  },
  { files: /^src\/services\/(pwa)\//, may: [...SHARED, 'src/services/$1/'], packages: ['workbox-window'] },
  { files: /^src\/services\/([\w-]+)\//, may: [...SHARED, 'src/services/$1/'], packages: ['valibot'] },
  {
    files: /^src\/app\/compose(?:-later|-sources)?\.ts$/,
    may: [...SHARED, 'src/services/', 'src/app/', 'src/i18n/'],
    packages: [],
  },
  // Workers put themselves together, as compose.ts does it for the window.
  { files: /^src\/workers\//, may: [...SHARED, 'src/services/'], packages: [] },
  {
    files: /^src\/app\/workflows\//,
    may: [...SHARED, 'src/i18n/', 'src/app/(?!compose|workflows/)'],
    packages: [],
  },
  { files: /^src\/app\//, may: [...SHARED, 'src/i18n/', 'src/app/'], packages: LIT },
  {
    files: /^src\/main\.ts$/,
    may: [...SHARED, 'src/app/', 'src/i18n/', 'src/components/app/'],
    packages: [],
  },
  {
    files: /^src\/components\//,
    may: [
      ...SHARED,
      'src/components/',
      'src/i18n/',
      'src/styles/',
      'src/icons/',
      'src/app/(?!compose|workflows/)',
    ],
    packages: [...LIT, '@lit-labs/virtualizer'],
  },
  { files: /^src\/i18n\//, may: [...SHARED, 'src/i18n/'], packages: ['@shoelace-style/localize', 'lit'] },
  { files: /^src\/(styles|icons)\//, may: ['src/$1/', 'src/lib/'], packages: ['lit'] },
  { files: /^src\/version\.ts$/, may: [], packages: [] },
  { files: /^sw\//, may: ['src/domain/', 'sw/'], packages: ['workbox-precaching'] },
  // Programs of their own.
  { files: /^helper\/protocol\.ts$/, may: [], packages: [] },
  {
    files: /^helper\/src\//,
    may: ['helper/src/', 'helper/protocol\\.ts', 'src/lib/digest\\.ts'],
    packages: ['node:'],
  },
  { files: /^exchange\/src\//, may: ['exchange/src/'], packages: ['node:', 'sip.js', 'werift', 'ws'] },
];

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find(({ files }) => files.test(path));
}

/** What a file imports against the rules of its layer, in words. */
export function violations(path: string, imports: readonly Import[]): readonly string[] {
  const layer = layerOf(path);
  if (layer === undefined) return [`${path} belongs to no layer`];
  const own = layer.files.exec(path)?.[1] ?? '';
  return imports
    .filter(({ target, relative }) =>
      relative
        ? !layer.may.some((allowed) => new RegExp(`^${allowed.replace('$1', own)}`).test(target))
        : !layer.packages.includes(target.replace(/^node:.*/, 'node:')),
    )
    .map(({ target }) => `${path} imports ${target}`);
}
