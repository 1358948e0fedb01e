import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../scripts/build.ts';

/** A page of its own that measures, beside the worker of the address book. @param page what runs in it. */
export async function benchSite(page: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const out = await mkdtemp(join(tmpdir(), 'offhook-bench-'));
  await build({
    absWorkingDir: ROOT,
    bundle: true,
    format: 'esm',
    splitting: true,
    target: 'es2024',
    minify: true,
    outdir: out,
    logLevel: 'warning',
    entryPoints: {
      page,
      'address-book': 'src/workers/address-book.worker.ts',
    },
  });
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    if (!/^[\w-]+\.js$/.test(name)) {
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><script type=module src=page.js></script>');
      return;
    }
    readFile(join(out, name)).then(
      (content) => response.setHeader('content-type', 'text/javascript').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
      await rm(out, { recursive: true, force: true });
    },
  };
}
