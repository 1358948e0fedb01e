// `npm test [step …]`: installs what is missing, runs everything (or the named steps) and sums over all runners.
// The last line is `N passed, N failed, N skipped`; the exit status says the same.
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPeers } from './debian-packages.mjs';
import { ROOT, buildIfNeeded, installPackages, projectNode, start, stop, stopAll } from './runtime.mjs';

const MINUTE = 60_000;

function testFiles(...folders) {
  return folders
    .flatMap((folder) => {
      const path = join(ROOT, folder);
      return existsSync(path)
        ? readdirSync(path, { recursive: true }).map((name) => join(folder, String(name)))
        : [];
    })
    .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
    .sort();
}

/** `concurrency` counts files: tests with browsers and daemons of their own run one file after the other. */
function nodeTest(folders, concurrency) {
  return () => [
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/count-reporter.mjs',
    '--test-reporter-destination=stdout',
    ...testFiles(...folders),
  ];
}

/** In this order: what fails fast comes first, and `check` leaves a build behind for those with `built` after it. */
const STEPS = [
  { name: 'check', limit: 10 * MINUTE, args: () => ['scripts/check.ts'] },
  {
    name: 'node',
    limit: 6 * MINUTE,
    args: nodeTest(['helper/src', 'exchange', 'test/scripts'], 2),
  },
  { name: 'elements', limit: 15 * MINUTE, args: () => ['node_modules/@web/test-runner/dist/bin.js'] },
  { name: 'e2e', built: true, limit: 20 * MINUTE, args: nodeTest(['test/e2e'], 1) },
  { name: 'bench', built: true, limit: 12 * MINUTE, args: () => ['test/bench/main.ts', '--short'] },
  {
    name: 'interop',
    built: true,
    limit: 8 * MINUTE,
    args: nodeTest(['test/interop'], 1),
    prefix: ownNamespace,
  },
];

/** What puts a command into a network namespace of its own, where this process may make one; else nothing. */
function ownNamespace() {
  if (process.getuid?.() !== 0) return [];
  const prefix = ['unshare', '--net', 'bash', join(ROOT, 'test/interop/in-namespace.sh')];
  return spawnSync(prefix[0], [...prefix.slice(1), 'true']).status === 0 ? prefix : [];
}

/** Shows a line, or adds it up when it is a count of a runner. */
function note(line, sum) {
  if (!line.startsWith('#count ')) {
    console.log(line);
    return;
  }
  for (const [kind, number] of Object.entries(JSON.parse(line.slice('#count '.length)))) sum[kind] += number;
}

/** Runs one step, shows what it prints, and adds up its counts. A step that counts nothing has failed. */
async function run({ name, limit, args, prefix }) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const began = performance.now();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const command = [...(prefix?.() ?? []), projectNode(), ...args()];
  const child = start(command[0], command.slice(1), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` },
  });
  let overtime = false;
  const timer = setTimeout(() => {
    overtime = true;
    stop(child, 'SIGKILL');
  }, limit);
  const ended = new Promise((resolve) => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) note(line, sum);
  const code = await ended;
  clearTimeout(timer);
  // Nothing that a test started outlives its step.
  stop(child, 'SIGKILL');
  const total = sum.passed + sum.failed + sum.skipped;
  const unexplained = total === 0 || (code !== 0 && sum.failed === 0);
  if (overtime) console.log(`${name}: stopped after ${limit / MINUTE} minutes`);
  else if (unexplained) console.log(`${name}: ended with status ${code} and ${total} tests`);
  if (overtime || unexplained) sum.failed++;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${name}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped in ${seconds} s`);
  return sum;
}

function chosenSteps(names) {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no step "${unknown}". Steps: ${STEPS.map((step) => step.name).join(', ')}.`);
  }
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name));
}

async function main() {
  const steps = chosenSteps(process.argv.slice(2));
  installPackages();
  const missing = installPeers();
  if (missing.length > 0)
    console.log(`Not installed, so tests that need them are skipped: ${missing.join(' ')}`);
  if (steps.some(({ built }) => built) && !steps.some(({ name }) => name === 'check')) buildIfNeeded();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) {
    const counts = await run(step);
    for (const kind of Object.keys(sum)) sum[kind] += counts[kind];
  }
  const skipFails = process.env.CI === 'true' && sum.skipped > 0;
  if (skipFails) console.log('\nA skipped test is a failure here, because CI=true.');
  process.exitCode = sum.failed > 0 || sum.passed === 0 || skipFails ? 1 : 0;
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    stopAll('SIGKILL');
    process.exit(status);
  });
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
}
