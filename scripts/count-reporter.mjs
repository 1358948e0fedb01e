// A reporter of node:test that prints what was counted as one line, for scripts/test.mjs to sum over all runners.
export default async function* countReporter(source) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) count.skipped++;
    else if (type === 'test:pass') count.passed++;
    else count.failed++;
  }
  yield `#count ${JSON.stringify(count)}\n`;
}
