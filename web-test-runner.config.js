import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumPath } from './scripts/chromium.ts';

/** A home of its own: a browser under test must not touch the settings of the person who runs it. */
const home = mkdtempSync(join(tmpdir(), 'offhook-wtr-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));

const asRoot = process.getuid?.() === 0;
const args = [
  ...(asRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // Without it Chromium gathers no candidate on 127.0.0.1 and two peer connections on a lone machine never meet.
  '--allow-loopback-in-peer-connection',
];

/** Counts for `npm test`, which sums over all runners. One line, read by scripts/test.mjs. */
function countReporter() {
  return {
    reportTestFileResults() {},
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      const walk = (suite) => {
        for (const test of suite.tests ?? [])
          count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        for (const child of suite.suites ?? []) walk(child);
      };
      for (const session of sessions) {
        if (session.testResults) walk(session.testResults);
        // A file that did not load or that left an error behind has no failed test, yet it failed.
        if (!session.passed && !hasFailedTest(session.testResults)) count.failed++;
      }
      process.stdout.write(`\n#count ${JSON.stringify(count)}\n`);
    },
  };
}

function hasFailedTest(suite) {
  return (
    (suite?.tests ?? []).some((test) => !test.passed && !test.skipped) ||
    (suite?.suites ?? []).some(hasFailedTest)
  );
}

/** Papa Parse has no build of modules; the app's bundler knows how to take it, the browser does not. */
const papaparse = {
  name: 'papaparse',
  transform({ path, body }) {
    if (!path.endsWith('/papaparse/papaparse.js')) return undefined;
    return `const module = { exports: {} };\nconst { exports } = module;\n${body}\nexport default module.exports;`;
  },
};

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['src/**/*.test.ts', 'test/contract/*.test.ts'],
  hostname: '127.0.0.1',
  nodeResolve: true,
  concurrency: 2,
  concurrentBrowsers: 1,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [
    papaparse,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      // Without it the plugin does not know of `experimentalDecorators`, and no element loads.
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        executablePath: chromiumPath(),
        args,
        ignoreDefaultArgs: ['--mute-audio'],
        env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') },
      },
    }),
  ],
  filterBrowserLogs: ({ args: texts }) => !texts.some((text) => String(text).includes('Lit is in dev mode')),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: true }), countReporter()],
};
