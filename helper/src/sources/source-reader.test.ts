import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSourceServer } from '../../../test/support/source-server.ts';
import type { SourceServer } from '../../../test/support/source-server.ts';
import { SourceReader } from './source-reader.ts';

describe('SourceReader', () => {
  let source: SourceServer;

  before(async () => {
    source = await startSourceServer();
  });

  after(() => source.close());

  const open = async (
    path: string,
    options: { maxBytes?: number; silenceMs?: number } = {},
  ): Promise<string> => {
    const url = source.url + path;
    const reader = new SourceReader({ folders: [], ...options });
    const pairing = { hash: '', origin: '', urls: [url] };
    const { body } = await reader.open(
      pairing,
      { url, credentials: { kind: 'none' } },
      new AbortController().signal,
    );
    const chunks: Buffer[] = [];
    for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  };

  it('gives up a server that says nothing, at the start and in between', async () => {
    await assert.rejects(open('/silent', { silenceMs: 200 }), { code: 'timeout' });
    await assert.rejects(open('/half', { silenceMs: 200 }), { code: 'timeout' });
  });

  it('refuses what is too large, announced or not', async () => {
    await assert.rejects(open('/large', { maxBytes: 4000 }), { code: 'too-large' });
    await assert.rejects(open('/endless', { maxBytes: 4000 }), { code: 'too-large' });
    assert.equal((await open('/large', { maxBytes: 5000 })).length, 5000);
  });
});
