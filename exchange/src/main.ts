import { parseOptions, USAGE } from './cli-options.ts';
import { startExchange, type Exchange } from './exchange.ts';
import { PRODUCT } from './wire/respond.ts';

const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function startOnFreePort(
  options: Parameters<typeof startExchange>[0],
  auto: boolean,
): Promise<Exchange> {
  try {
    return await startExchange(options);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!taken || !auto || options.port >= 65_535) throw error;
    return startOnFreePort({ ...options, port: options.port + 1 }, auto);
  }
}

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseOptions(args);
  if ('error' in parsed) {
    process.stderr.write(`${parsed.error}\n\n${USAGE}\n`);
    return 2;
  }
  const { options, portAuto } = parsed;
  if (options.address !== undefined) {
    process.stderr.write(
      `Warning: listening on ${options.address}. Anyone who reaches this address can try to sign in; ` +
        `calls and passwords cross the network unencrypted. This exchange is for practice only.\n`,
    );
  }
  // Listened for from here on: whoever reads the line below may end this process at once.
  const endAsked = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    // A parent that started us with an IPC channel may end without saying so.
    process.once('disconnect', resolve);
  });
  let exchange: Exchange;
  try {
    exchange = await startOnFreePort(options, portAuto);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const reason = error instanceof Error ? error.message : String(error);
    const port = String(options.port);
    process.stderr.write(
      taken ? `Port ${port} is taken by another program.\n` : `The exchange can't start: ${reason}\n`,
    );
    return 1;
  }
  out(`${PRODUCT}: ws://localhost:${String(exchange.port)}/sip for ${exchange.origins.join(' and ')}`);
  await endAsked;
  await exchange.close();
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
