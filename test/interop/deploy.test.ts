import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SECURITY_HEADERS } from '../../helper/src/security-headers.ts';
import { eventually, Program } from '../support/processes.ts';

const PORT = 9443;
const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => installed(path));

function installed(path: string): boolean {
  try {
    execFileSync(path, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function get(
  path: string,
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: PORT,
      path,
      rejectUnauthorized: false,
      headers: { Host: 'phone.example.com' },
    };
    https
      .get(options, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      })
      .on('error', reject);
  });
}

describe(
  'deploy/nginx.conf, run by nginx',
  { skip: NGINX === undefined ? 'nginx is not installed' : false },
  () => {
    const dir = mkdtempSync(join(tmpdir(), 'offhook-nginx-'));
    let nginx: Program;

    before(async () => {
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'rsa:2048',
          '-nodes',
          '-days',
          '2',
          '-keyout',
          'key.pem',
          '-out',
          'fullchain.pem',
          '-subj',
          '/CN=phone.example.com',
        ],
        { cwd: dir, stdio: 'ignore' },
      );
      const web = join(dir, 'web');
      mkdirSync(join(web, 'assets'), { recursive: true });
      writeFileSync(join(web, 'index.html'), '<!doctype html><title>Offhook</title>');
      writeFileSync(join(web, 'assets', 'main-1234.js'), '');
      // Only what a machine without that host name and certificate cannot have is replaced.
      const site = readFileSync(join(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8')
        .replace('listen 80;', `listen 127.0.0.1:${String(PORT + 1)};`)
        .replace('listen 443 ssl http2;', `listen 127.0.0.1:${String(PORT)} ssl http2;`)
        .replaceAll('/etc/ssl/phone.example.com', dir)
        .replaceAll('/srv/offhook', web);
      writeFileSync(join(dir, 'site.conf'), site);
      writeFileSync(
        join(dir, 'nginx.conf'),
        `daemon off; pid ${dir}/pid; error_log ${dir}/error.log; events {} http { access_log off; client_body_temp_path ${dir}/b; proxy_temp_path ${dir}/p; fastcgi_temp_path ${dir}/f; uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s; include ${dir}/site.conf; }`,
      );
      if (process.getuid?.() === 0) execFileSync('chmod', ['-R', 'a+rX', dir]);
      nginx = new Program(
        NGINX ?? '',
        ['-c', join(dir, 'nginx.conf'), '-p', dir, '-e', join(dir, 'start.log')],
        join(dir, 'nginx.log'),
      );
      await eventually('nginx answers', async () => (await get('/').catch(() => undefined))?.status === 200);
    });

    after(async () => {
      await nginx.stop();
      rmSync(dir, { recursive: true, force: true });
    });

    // An installation knows its servers: it narrows connect-src and nothing else.
    const strip = (text: unknown): string => String(text).replace(/connect-src [^;]*/, 'connect-src');
    const sendsAll = ({ headers }: { readonly headers: IncomingHttpHeaders }, what: string): void => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        assert.equal(strip(headers[name.toLowerCase()]), strip(value), `${name} with ${what}`);
    };

    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      it(`sends the helper's ${name}`, async () => {
        assert.equal(strip((await get('/')).headers[name.toLowerCase()]), strip(value));
      });
    }

    it('lets the page connect to this host only', async () => {
      assert.match(
        String((await get('/')).headers['content-security-policy']),
        /connect-src 'self' wss:\/\/phone\.example\.com;/,
      );
    });

    it('answers every view with the single page and all headers', async () => {
      const deep = await get('/some/view');
      assert.equal(deep.status, 200);
      assert.match(deep.body, /Offhook/);
      sendsAll(deep, 'a view');
    });

    for (const [what, path, status] of [
      ['a script that is gone', '/assets/gone-1234.js', 404],
      ['a telephone system that is down', '/sip', 502],
    ] as const) {
      it(`sends all headers with ${what}, and nobody keeps that answer`, async () => {
        const answer = await get(path);
        assert.equal(answer.status, status);
        sendsAll(answer, what);
        assert.equal(answer.headers['cache-control'], 'no-cache');
      });
    }

    it('keeps hashed files for ever and asks again for the rest', async () => {
      assert.match(String((await get('/assets/main-1234.js')).headers['cache-control']), /immutable/);
      assert.equal((await get('/')).headers['cache-control'], 'no-cache');
    });

    it('promises https for the future', async () => {
      assert.match(String((await get('/')).headers['strict-transport-security']), /max-age=\d{7,}/);
    });
  },
);
