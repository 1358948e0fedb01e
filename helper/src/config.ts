import { join, resolve } from 'node:path';
import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import { HELPER_PORT } from '../protocol.ts';

/** The port of the app. Fixed, because another port is another origin, and an origin owns its data. */
export const APP_PORT = HELPER_PORT;

export interface HelperConfig {
  /** The folder of the built app. */
  readonly root: string;
  /** 0 lets the system choose (tests). */
  readonly port: number;
  /** Where the practice exchange listens; null when there is none. */
  readonly exchangePort: number | null;
  readonly version: string;
  /** Keeps the pairings; without it they end with the program. */
  readonly data?: string;
  /** Folders whose files a paired app may have as sources. */
  readonly folders?: readonly string[];
  /** Origins of the app besides those that it is served under here. */
  readonly origins?: readonly string[];
}

function port(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65535)
    throw new RangeError(`--${name} wants a port from 0 to 65535`);
  return value;
}

/** Where programs of this system keep what is no document. */
function dataFolder(): string {
  const { APPDATA, XDG_STATE_HOME } = process.env;
  return join(APPDATA ?? XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'offhook');
}

function origin(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text)
    throw new RangeError('--app-origin wants an origin such as https://phone.example.com');
  return text;
}

/** Reads the command line. @throws RangeError or TypeError with a sentence for the person who typed it. */
export function readConfig(args: readonly string[], version: string): HelperConfig {
  const { values } = parseArgs({
    args: [...args],
    options: {
      root: { type: 'string', default: 'dist' },
      port: { type: 'string', default: String(APP_PORT) },
      'exchange-port': { type: 'string' },
      data: { type: 'string', default: dataFolder() },
      'source-folder': { type: 'string', multiple: true, default: [] },
      'app-origin': { type: 'string', multiple: true, default: [] },
    },
  });
  const exchange = values['exchange-port'];
  return {
    root: resolve(values.root),
    port: port('port', values.port),
    exchangePort: exchange === undefined ? null : port('exchange-port', exchange),
    version,
    data: resolve(values.data),
    folders: values['source-folder'].map((folder) => resolve(folder)),
    origins: values['app-origin'].map(origin),
  };
}
