import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../helper/src/security-headers.ts';
import { read, repositoryFiles, ROOT } from './sources.ts';

interface Package {
  readonly version: string;
  readonly license: string;
  readonly private: boolean;
}

const packages = ['package.json', 'helper/package.json', 'exchange/package.json'].map(
  (path) => JSON.parse(read(path)) as Package,
);

describe('repository', () => {
  it('names one version and the licence Apache-2.0 everywhere', () => {
    assert.equal(new Set(packages.map(({ version }) => version)).size, 1);
    for (const { license } of packages) assert.equal(license, 'Apache-2.0');
    assert.match(read('LICENSE'), /Apache License\s+Version 2\.0/);
  });

  it('keeps the licence beside drawings that are not its own', () => {
    assert.match(read('src/icons/LICENSE-lucide.txt'), /ISC License/);
  });

  it('names no place of the machine it was written on', () => {
    const place = /(^|[\s"'`(=:])\/(home|root|work|Users|tmp)\/[\w.-]/;
    const text = /\.(ts|mjs|js|json|md|html|css|conf|cfg|yml|yaml|sh|webmanifest|svg)$/;
    const own = 'test/arch/repository.test.ts';
    const found = repositoryFiles().filter(
      (path) => path !== own && text.test(path) && place.test(read(path)),
    );
    assert.deepEqual(found, []);
  });

  it('installs from whatever registry a person uses', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved": "https?:/);
  });

  it('locks every package that a package of the lock asks for, for every system', () => {
    interface Entry {
      readonly optionalDependencies?: Readonly<Record<string, string>>;
    }
    const lock = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<Record<string, Entry>>;
    };
    const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !names.has(name));
    assert.deepEqual(missing, []);
  });
});

interface Icon {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
  readonly purpose?: string;
}

interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly icons: readonly Icon[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly url: string;
    readonly icons: readonly Icon[];
  }[];
  readonly protocol_handlers: readonly { readonly protocol: string; readonly url: string }[];
  readonly launch_handler: { readonly client_mode: string };
}

/** Width and height of a PNG: the first fields of its first chunk. */
function pngSize(path: string): string {
  const bytes = readFileSync(join(ROOT, path));
  assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG', path);
  return `${String(bytes.readUInt32BE(16))}x${String(bytes.readUInt32BE(20))}`;
}

describe('manifest', () => {
  const manifest = JSON.parse(read('public/manifest.webmanifest')) as Manifest;

  it('is what the page links to', () => {
    assert.match(read('index.html'), /<link rel="manifest" href="\/?manifest\.webmanifest"/);
  });

  it('makes one app of the whole origin, in a window of its own', () => {
    const { id, start_url, scope, display } = manifest;
    assert.deepEqual(
      { id, start_url, scope, display },
      { id: '/', start_url: '/', scope: '/', display: 'standalone' },
    );
  });

  it('names icons that exist in the size they say, each for its purpose', () => {
    const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)];
    for (const { src, type, sizes } of icons) {
      if (type === 'image/png') assert.equal(pngSize(`public${src}`), sizes, src);
      else assert.match(read(`public${src}`), /<svg /, src);
    }
    // What Chromium asks for before it offers to install: 192 and 512, and one that may be cut to any shape.
    for (const [sizes, purpose] of [
      ['192x192', 'any'],
      ['512x512', 'any'],
      ['512x512', 'maskable'],
    ] as const)
      assert.ok(
        manifest.icons.some((icon) => icon.sizes === sizes && icon.purpose === purpose),
        `${sizes} ${purpose}`,
      );
  });

  it('has a shortcut for each view that one opens from outside', () => {
    for (const { url, icons } of manifest.shortcuts) {
      assert.match(url, /^\/\?view=(call|contacts|history|settings)$/);
      assert.ok(icons.length > 0);
    }
    assert.deepEqual(
      manifest.shortcuts.map(({ name }) => name),
      ['Call', 'History'],
    );
  });

  it('takes tel: and sip: links, and opens none in a second window', () => {
    assert.deepEqual(manifest.protocol_handlers, [
      { protocol: 'tel', url: '/?tel=%s' },
      { protocol: 'sip', url: '/?tel=%s' },
    ]);
    assert.equal(manifest.launch_handler.client_mode, 'focus-existing');
  });
});

const DIRECTIVE = /connect-src [^;]*; /;

describe('security headers', () => {
  it('are the same in the example for production, but for its servers and HTTPS', () => {
    const configuration = read('deploy/nginx.conf');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      if (name === 'Content-Security-Policy') continue;
      const quoted = /[ ;]/.test(value) ? `"${value}"` : value;
      assert.ok(configuration.includes(`add_header ${name} ${quoted} always;`), name);
    }
    const policy = /"(default-src [^"]*)"/.exec(configuration)?.[1] ?? '';
    assert.equal(policy.replace(DIRECTIVE, ''), CONTENT_SECURITY_POLICY.replace(DIRECTIVE, ''));
    assert.match(configuration, /Strict-Transport-Security "max-age=\d{8,}/);
  });

  it('let nothing in that is not ours', () => {
    assert.match(CONTENT_SECURITY_POLICY, /^default-src 'none'/);
    assert.doesNotMatch(CONTENT_SECURITY_POLICY, /unsafe|\*(?!( |;|$))/);
    assert.match(
      CONTENT_SECURITY_POLICY,
      /require-trusted-types-for 'script'; trusted-types lit-html offhook;/,
    );
  });
});
