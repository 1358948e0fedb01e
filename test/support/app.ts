import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startExchange } from '../../exchange/src/exchange.ts';
import type { Exchange } from '../../exchange/src/exchange.ts';
import { startHelper } from '../../helper/src/server.ts';
import type { Helper } from '../../helper/src/server.ts';
import { freePort } from './free-port.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The built app, served by the local helper beside the practice exchange, as `npm start` does it. */
export interface RunningApp {
  /** Two origins, so two phones in one browser. */
  readonly urls: readonly [string, string];
  readonly helper: Helper;
  readonly exchange: Exchange;
  close(): Promise<void>;
}

/**
 * @param root the folder of the build; `dist`, or what `OFFHOOK_DIST` names, unless a test serves a changed copy.
 * @param others origins of further pages that may use the exchange.
 */
export async function startApp(
  root = process.env.OFFHOOK_DIST ?? join(ROOT, 'dist'),
  others: readonly string[] = [],
): Promise<RunningApp> {
  if (!existsSync(join(root, 'index.html'))) throw new Error('there is no build yet: npm run build');
  const port = await freePort();
  const origins = [`http://localhost:${String(port)}`, `http://127.0.0.1:${String(port)}`];
  const exchange = await startExchange({ port: 0, origins: [...origins, ...others] });
  const helper = await startHelper({ root, port, exchangePort: exchange.port, version: 'test' });
  return {
    urls: helper.urls,
    helper,
    exchange,
    close: async () => {
      await Promise.all([helper.close(), exchange.close()]);
    },
  };
}
