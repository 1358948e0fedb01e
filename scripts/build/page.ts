import { basename } from 'node:path';
import type { LoadGraph } from './first-load.ts';

const STYLE = /[ \t]*<link rel="stylesheet" href="([^"]+)" \/>\n/g;
const ENTRY = '<script type="module" src="/src/main.ts"></script>';

/** The style sheets that the page names, in order. */
export function stylesOf(source: string): readonly string[] {
  return [...source.matchAll(STYLE)].map((match) => match[1] ?? '');
}

/**
 * The page as it is served: hashed names, one style sheet, and the whole first-load graph named at once, so that the
 * browser fetches it in parallel. What the phone needs after the first paint is not named: a prefetch would fetch it
 * twice at every start from the service worker, once before the paint that it must not delay.
 */
export function renderPage(source: string, graph: LoadGraph): string {
  const asset = (path: string): string => `/assets/${basename(path)}`;
  const preloads = graph.first
    .filter((path) => path !== graph.entry)
    .map((path) => `<link rel="modulepreload" href="${asset(path)}" />`);
  const head = [
    `<link rel="stylesheet" href="${asset(graph.styles)}" />`,
    `<script type="module" src="${asset(graph.entry)}"></script>`,
    ...preloads,
  ];
  if (!source.includes(ENTRY)) throw new Error('index.html does not start src/main.ts');
  return source
    .replaceAll(STYLE, '')
    .replace(ENTRY, () => head.join('\n    '))
    .replace(/\n\s+/g, '\n');
}
