// `npm run bench [-- name …]`: prints the figures of this phone beside those of SIP.js and JsSIP in the same run.
import { buildIfNeeded, installPackages, projectNode, start, stopAll } from './runtime.mjs';

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    stopAll('SIGKILL');
    process.exit(1);
  });
}

installPackages();
buildIfNeeded();
const child = start(projectNode(), ['test/bench/main.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
