import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startExchange } from '../../exchange/src/exchange.ts';
import { freePort } from './free-port.ts';
import { Program, eventually } from './processes.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The local helper as a process of its own, as a person starts it, with the practice exchange beside it. */
export interface HelperProgram {
  readonly url: string;
  readonly port: number;
  /** Waits for the newest code that it showed since `seen` codes were there. */
  code(seen: number): Promise<string>;
  close(): Promise<void>;
}

export interface HelperProgramOptions {
  /** PEM of an authority that the system knows: where OpenSSL looks for them. */
  readonly authority?: string;
  /** Further origins of the app. */
  readonly origins?: readonly string[];
}

/** Starts it with the build that `OFFHOOK_DIST` names, or `dist`. */
export async function startHelperProgram({
  authority = '',
  origins = [],
}: HelperProgramOptions = {}): Promise<HelperProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-helper-'));
  const log = join(folder, 'helper.log');
  writeFileSync(log, '');
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, authority);
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const exchange = await startExchange({ port: 0, origins: [url, ...origins] });
  const program = new Program(
    process.execPath,
    [
      join(ROOT, 'helper/src/main.ts'),
      ...['--root', process.env.OFFHOOK_DIST ?? join(ROOT, 'dist')],
      ...['--port', String(port), '--exchange-port', String(exchange.port)],
      ...['--data', join(folder, 'data')],
      ...origins.flatMap((origin) => ['--app-origin', origin]),
    ],
    log,
    authority === '' ? {} : { SSL_CERT_FILE: authorities },
  );
  const printed = (): string => readFileSync(log, 'utf8');
  await eventually('the helper listens', () => printed().includes('Offhook helper: '));
  return {
    url,
    port,
    code: (seen) =>
      eventually('the helper shows a code', () => {
        const codes = [...printed().matchAll(/^Code to pair with \S+: (\d{4} \d{4}) /gm)];
        return codes.length > seen ? codes.at(-1)?.[1] : undefined;
      }),
    close: async () => {
      await Promise.all([program.stop(), exchange.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
