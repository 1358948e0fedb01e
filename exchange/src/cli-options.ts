import { parseArgs } from 'node:util';
import { normalizeOrigin } from './http/origins.ts';
import type { ExchangeOptions } from './exchange.ts';

export const DEFAULT_PORT = 8421;

export const USAGE = `Usage: node exchange/src/main.ts [options]
  --port NUMBER            port for SIP over WebSocket and HTTP (${String(DEFAULT_PORT)}; 0 takes a free one)
  --port-auto              take the next free port when it is taken
  --origin URL             origin of a page that may connect, repeatable (http://localhost:8420, http://127.0.0.1:8420)
  --listen-anyway ADDRESS  listen on this address instead of loopback
  --host NAME              a further host name it is reached by, repeatable; only with --listen-anyway`;

const DEFAULT_ORIGINS = ['http://localhost:8420', 'http://127.0.0.1:8420'];

export type ParsedOptions =
  { readonly options: ExchangeOptions; readonly portAuto: boolean } | { readonly error: string };

const DEFINITIONS = {
  port: { type: 'string', default: String(DEFAULT_PORT) },
  'port-auto': { type: 'boolean', default: false },
  origin: { type: 'string', multiple: true },
  'listen-anyway': { type: 'string' },
  host: { type: 'string', multiple: true },
} as const;

/** Reads the command line. Anything it doesn't know is an error, never ignored. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: DEFINITIONS }));
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) return { error: `Not a port: ${values.port}` };
  const asked = values.origin ?? DEFAULT_ORIGINS;
  const origins = asked.map(normalizeOrigin);
  const wrong = asked.find((_, index) => origins[index] === undefined);
  if (wrong !== undefined) return { error: `Not an origin: ${wrong}` };
  const address = values['listen-anyway'];
  if (address === undefined && values.host !== undefined) return { error: '--host needs --listen-anyway' };
  const wider = address === undefined ? {} : { address, hosts: [...(values.host ?? []), address] };
  const known = origins.filter((origin) => origin !== undefined);
  return { options: { port, origins: known, ...wider }, portAuto: values['port-auto'] };
}
