import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startApp } from '../support/app.ts';
import { freePort } from '../support/free-port.ts';
import { lighthouseScores } from '../support/lighthouse.ts';

describe('Lighthouse', { timeout: 120_000 }, () => {
  it('finds nothing in accessibility and best practices', async (t) => {
    const app = await startApp();
    try {
      const scores = await lighthouseScores(app.urls[0], await freePort());
      t.diagnostic(`performance ${scores.performance}`);
      assert.deepEqual(scores.findings, []);
      assert.deepEqual(scores.problems, []);
      assert.equal(scores.accessibility, 100);
      assert.equal(scores.bestPractices, 100);
    } finally {
      await app.close();
    }
  });
});
