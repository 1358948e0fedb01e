import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { readConfig } from './config.ts';
import { startHelper } from './server.ts';

interface Package {
  readonly version: string;
}

/** An office's own authority is known to the system; Node by itself knows those that it came with alone. */
function trustSystem(): void {
  const own = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...own, ...tls.getCACertificates('system')]);
}

async function main(): Promise<void> {
  trustSystem();
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as Package;
  const helper = await startHelper(readConfig(process.argv.slice(2), version), (code, origin) => {
    // Where it is seen, too, when somebody else started the helper and keeps its output for himself.
    console.error(`Code to pair with ${origin}: ${code.slice(0, 4)} ${code.slice(4)} (for 5 minutes)`);
  });
  const stop = (): void => {
    void helper.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Last: whoever reads it may end this process at once.
  console.log(`Offhook helper: ${helper.urls.join(' ')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
