import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesRead, isKnownGap, readFindings } from './check/templates.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROJECTS = ['.', 'sw', 'helper', 'exchange', 'scripts', 'test'];

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

function node(...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: status === 0, output: `${stdout}${stderr}`.trim() };
}

const tool = (path: string, ...args: readonly string[]): Outcome => node(join('node_modules', path), ...args);

/** The CSS part of the analyzer knows neither @starting-style nor forced-color-adjust, so it is off. */
function templates(): Outcome {
  const { output } = tool(
    'lit-analyzer/cli.js',
    '--strict',
    '--format',
    'markdown',
    '--rules.no-invalid-css',
    'off',
    'src/components',
  );
  if (filesRead(output) === 0) return { ok: false, output: `${output}\nlit-analyzer read no file` };
  const findings = readFindings(output).filter((finding) => !isKnownGap(finding));
  const lines = findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`);
  return { ok: findings.length === 0, output: lines.join('\n') };
}

function architecture(): Outcome {
  return node(
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/count-reporter.mjs',
    '--test-reporter-destination=stdout',
    'test/arch/*.test.ts',
  );
}

const CHECKS: readonly (readonly [name: string, check: () => Outcome])[] = [
  ...PROJECTS.map(
    (project) =>
      [`types of ${project}`, () => tool('typescript/bin/tsc', '-p', project, '--noEmit')] as const,
  ),
  ['lint', () => tool('eslint/bin/eslint.js', '--cache', '--cache-location', '.cache/eslint/', '.')],
  ['templates', templates],
  ['format', () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  ['architecture', architecture],
  ['build and size', () => node('scripts/build.ts')],
];

const COUNT = /^#count .*$/gm;
let passed = 0;
let failed = 0;
for (const [name, check] of CHECKS) {
  const began = performance.now();
  const { ok, output } = check();
  if (ok) passed++;
  else failed++;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${ok ? '✔' : '✖'} ${name} (${seconds} s)`);
  // The tests of the architecture are counted one by one.
  for (const [line] of output.matchAll(COUNT)) console.log(line);
  if (!ok || name === 'build and size') console.log(output.replaceAll(COUNT, '').trim());
}
console.log(`#count ${JSON.stringify({ passed, failed, skipped: 0 })}`);
process.exitCode = failed === 0 ? 0 : 1;
