import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGE = `<!doctype html><title>SIP.js</title>
<form id="dial"><input id="number" aria-label="Number"><button>Call</button></form>
<button id="answer" hidden>Answer</button><button id="end">End</button><audio id="audio"></audio>
<script type="module" src="/page.js"></script>`;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('bare-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

export interface ServedPage {
  /** Two origins, as the app has them. */
  readonly urls: readonly [string, string];
  close(): void;
}

/** Serves a page that is a phone on SIP.js and nothing else. */
export async function serveBarePhone(): Promise<ServedPage> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urls: [`http://localhost:${String(port)}`, `http://127.0.0.1:${String(port)}`],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
