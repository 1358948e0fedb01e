import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

const SCRIPTS = join(import.meta.dirname, '../../scripts');
const COUNT = (passed: number, failed: number, skipped: number): string =>
  `console.log('#count ${JSON.stringify({ passed, failed, skipped })}');\n`;
const TEST = (body: string): string => `import { test } from 'node:test';\n${body}\n`;
const PASSES = "test('passes', () => undefined);";
const FAILS = "test('fails', () => { throw new Error('on purpose'); });";
const SKIPS = "test('is skipped', { skip: 'on purpose' }, () => undefined);";

interface Run {
  readonly status: number | null;
  readonly last: string;
  readonly output: string;
}

describe('npm test', { timeout: 120_000 }, () => {
  let root: string;

  // A repository of its own: the script, and tests made for each case.
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'offhook-npm-test-'));
    for (const folder of ['scripts', 'exchange', 'test/scripts'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const script of ['test.mjs', 'runtime.mjs', 'count-reporter.mjs'])
      cpSync(join(SCRIPTS, script), join(root, 'scripts', script));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(root, 'scripts/debian-packages.mjs'), 'export const installPeers = () => [];\n');
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const tests = (body: string): void => {
    writeFileSync(join(root, 'exchange/some.test.ts'), TEST(body));
  };
  /** Stands for the step `check`, which is a program of its own. */
  const check = (body: string): void => {
    writeFileSync(join(root, 'scripts/check.ts'), body);
  };
  const run = (steps: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> => {
    // A test of Node that runs tests of Node would be taken for one of them.
    const { NODE_TEST_CONTEXT: _, CI: __, ...rest } = process.env;
    const child = spawn(process.execPath, [join(root, 'scripts/test.mjs'), ...steps], {
      cwd: root,
      env: { ...rest, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    return new Promise((resolve) => {
      child.once('close', (status) => {
        resolve({ status, last: output.trimEnd().split('\n').at(-1) ?? '', output });
      });
    });
  };

  it('sums over its steps, says so alone on the last line, and ends well', async () => {
    tests(`${PASSES} ${PASSES}`);
    check(COUNT(3, 0, 0));
    const { status, last, output } = await run(['check', 'node']);
    assert.equal(last, '5 passed, 0 failed, 0 skipped', output);
    assert.equal(status, 0);
    assert.doesNotMatch(output, /#count/);
  });

  it('ends with status 1 when a test failed', async () => {
    tests(`${PASSES} ${FAILS}`);
    const { status, last, output } = await run(['node']);
    assert.equal(last, '1 passed, 1 failed, 0 skipped', output);
    assert.equal(status, 1);
  });

  it('counts a skipped test, which is a failure with CI=true alone', async () => {
    tests(`${PASSES} ${SKIPS}`);
    const relaxed = await run(['node']);
    assert.equal(relaxed.last, '1 passed, 0 failed, 1 skipped', relaxed.output);
    assert.equal(relaxed.status, 0);
    const strict = await run(['node'], { CI: 'true' });
    assert.equal(strict.last, '1 passed, 0 failed, 1 skipped');
    assert.equal(strict.status, 1);
    assert.match(strict.output, /A skipped test is a failure here, because CI=true/);
  });

  it('takes a step that counts nothing for a failure', async () => {
    tests(PASSES);
    check('');
    const { status, last, output } = await run(['check', 'node']);
    assert.equal(last, '1 passed, 1 failed, 0 skipped', output);
    assert.equal(status, 1);
    assert.match(output, /check: ended with status 0 and 0 tests/);
  });

  it('takes a step that breaks after its tests passed for a failure', async () => {
    check(`${COUNT(2, 0, 0)}process.exitCode = 3;\n`);
    const { status, last, output } = await run(['check']);
    assert.equal(last, '2 passed, 1 failed, 0 skipped', output);
    assert.equal(status, 1);
    assert.match(output, /check: ended with status 3 and 2 tests/);
  });

  it('is no success when nothing ran but skipped tests', async () => {
    tests(SKIPS);
    const { status, last, output } = await run(['node']);
    assert.equal(last, '0 passed, 0 failed, 1 skipped', output);
    assert.equal(status, 1);
  });

  it('builds for a step that looks at the build, unless `check` does', async () => {
    mkdirSync(join(root, 'test/bench'));
    writeFileSync(join(root, 'scripts/build.ts'), "console.log('the build ran');\n");
    writeFileSync(join(root, 'test/bench/main.ts'), COUNT(1, 0, 0));
    check(COUNT(1, 0, 0));
    const alone = await run(['bench']);
    assert.equal(alone.last, '1 passed, 0 failed, 0 skipped', alone.output);
    assert.match(alone.output, /the build ran/);
    const after = await run(['check', 'bench']);
    assert.equal(after.last, '2 passed, 0 failed, 0 skipped', after.output);
    assert.doesNotMatch(after.output, /the build ran/);
    tests(PASSES);
    assert.doesNotMatch((await run(['node'])).output, /the build ran/);
  });

  it('refuses a step that there is not, and names those that there are', async () => {
    const { status, last, output } = await run(['nodes']);
    assert.equal(last, '0 passed, 1 failed, 0 skipped');
    assert.equal(status, 1);
    assert.match(output, /There is no step "nodes"\. Steps: check, node, elements, e2e, bench, interop\./);
  });
});
