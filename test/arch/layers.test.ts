import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { violations } from './rules.ts';
import { importsOf, read, repositoryFiles } from './sources.ts';

const files = repositoryFiles();
const sources = files.filter(
  (path) => /^(src|sw|helper|exchange\/src)\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'),
);
const modules = files.filter((path) => /\.(ts|mjs|js)$/.test(path));

/** Each wrong import in each way of writing it, so that a rule which stopped working is noticed. */
const WRONG: readonly (readonly [path: string, source: string])[] = [
  ['src/components/calls/a.ts', "import { X } from '../../services/sip/x.ts';"],
  ['src/components/calls/a.ts', "import type { X } from '../../services/sip/x.ts';"],
  ['src/components/calls/a.ts', "const x = import('../../services/sip/x.ts');"],
  ['src/components/calls/a.ts', "export { X } from '../../services/sip/x.ts';"],
  ['src/components/calls/a.ts', "import { compose } from '../../app/compose.ts';"],
  ['src/components/calls/a.ts', "import type { Session } from 'sip.js';"],
  ['src/services/media/a.ts', "import { X } from '../sip/x.ts';"],
  ['src/services/media/a.ts', "import type { Session } from 'sip.js/lib/core';"],
  ['src/services/sip/a.ts', "import { LitElement } from 'lit';"],
  ['src/domain/call/a.ts', "import { signal } from '@preact/signals-core';"],
  ['src/domain/call/a.ts', "import { X } from '../../services/sip/x.ts';"],
  ['src/app/workflows/a.ts', "import { b } from './b.ts';"],
  ['src/app/ui-state.ts', "import type { X } from '../services/sip/x.ts';"],
  ['src/lib/a.ts', "import type { Call } from '../domain/call/call.ts';"],
  ['sw/a.ts', "import { logger } from '../src/lib/logger.ts';"],
  ['helper/src/a.ts', "import { startExchange } from '../../exchange/src/exchange.ts';"],
  ['exchange/src/lines/a.ts', "import type { Call } from '../../../src/domain/call/call.ts';"],
];

describe('layers', () => {
  it('import only what their rules allow', () => {
    assert.ok(sources.length > 100, 'the sources were found');
    assert.deepEqual(
      sources.flatMap((path) => violations(path, importsOf(path))),
      [],
    );
  });

  for (const [path, source] of WRONG) {
    it(`would not let ${path} do: ${source}`, () => {
      assert.equal(violations(path, importsOf(path, source)).length, 1);
    });
  }

  it('let elements be tested with nothing but contexts, domain and fakes', () => {
    const tests = files.filter((path) => /^src\/components\/.*\.test\.ts$/.test(path));
    const reaching = tests.filter((path) =>
      importsOf(path).some(({ target }) => target.includes('src/services/')),
    );
    assert.deepEqual(reaching, []);
  });
});

describe('files', () => {
  it('are no barrels', () => {
    assert.deepEqual(
      modules.filter((path) => /(^|\/)index\.[mj]?[jt]s$/.test(path)),
      [],
    );
  });

  it('stay under 300 lines', () => {
    const long = modules.filter((path) => read(path).trimEnd().split('\n').length > 300);
    assert.deepEqual(long, []);
  });

  it('have no default export but where a tool wants one', () => {
    const withDefault = files.filter((path) => path.endsWith('.ts') && /^export default /m.test(read(path)));
    assert.deepEqual(withDefault, []);
  });

  it('log through the logger', () => {
    // What a person starts in a terminal talks to it.
    const started = 'helper/src/main.ts';
    const talking = sources.filter((path) => path !== started && /(^|[^\w.])console\s*\./.test(read(path)));
    assert.deepEqual(talking, []);
  });

  it('carry no style attribute and no styleMap, which the policy of the page blocks', () => {
    const styled = sources.filter((path) => /\sstyle=["$]|styleMap\(/.test(read(path)));
    assert.deepEqual(styled, []);
  });

  it('skip no test and leave nothing to do', () => {
    const skipping =
      /\b(describe|it|test)\.(skip|only|todo)\(|\b(TODO|FIXME|XXX)\b|@ts-ignore|eslint-disable/;
    const own = 'test/arch/layers.test.ts';
    assert.deepEqual(
      modules.filter((path) => path !== own && skipping.test(read(path))),
      [],
    );
  });
});
