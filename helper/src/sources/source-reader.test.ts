import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSourceServer } from '../../../test/support/source-server.ts';
import type { SourceServer } from '../../../test/support/source-server.ts';
import { answerDigest } from './digest.ts';
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

describe('answerDigest (RFC 7616 §3.9.1)', () => {
  const common =
    'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
  const request = {
    method: 'GET',
    uri: '/dir/index.html',
    user: 'Mufasa',
    password: 'Circle of Life',
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  };
  for (const [algorithm, response] of [
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ] as const)
    it(algorithm, () => {
      const header = answerDigest(`Digest ${common}, algorithm=${algorithm}`, request);
      assert.ok(header?.includes(`response="${response}"`));
    });

  it('prefers the stronger one, and answers nothing unknown', () => {
    const both = `Digest ${common}, algorithm=MD5, Digest ${common}, algorithm=SHA-256`;
    assert.match(answerDigest(both, request) ?? '', /algorithm=SHA-256/);
    assert.equal(answerDigest('Digest nonce="n"', request), undefined);
    assert.equal(answerDigest('Basic realm="x"', request), undefined);
  });
});
