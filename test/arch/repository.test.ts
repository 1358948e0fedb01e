import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../helper/src/security-headers.ts';
import { read, repositoryFiles } from './sources.ts';

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
