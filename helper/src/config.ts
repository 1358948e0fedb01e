import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The port of the app. Fixed, because another port is another origin, and an origin owns its data. */
export const APP_PORT = 8420;

export interface HelperConfig {
  /** The folder of the built app. */
  readonly root: string;
  /** 0 lets the system choose (tests). */
  readonly port: number;
  /** Where the practice exchange listens; null when there is none. */
  readonly exchangePort: number | null;
  readonly version: string;
}

function port(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65535)
    throw new RangeError(`--${name} wants a port from 0 to 65535`);
  return value;
}

/** Reads the command line. @throws RangeError or TypeError with a sentence for the person who typed it. */
export function readConfig(args: readonly string[], version: string): HelperConfig {
  const { values } = parseArgs({
    args: [...args],
    options: {
      root: { type: 'string', default: 'dist' },
      port: { type: 'string', default: String(APP_PORT) },
      'exchange-port': { type: 'string' },
    },
  });
  const exchange = values['exchange-port'];
  return {
    root: resolve(values.root),
    port: port('port', values.port),
    exchangePort: exchange === undefined ? null : port('exchange-port', exchange),
    version,
  };
}
