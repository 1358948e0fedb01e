import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compactSource } from '../../scripts/build/compact-templates.ts';
import { filesRead, isKnownGap, readFindings } from '../../scripts/check/templates.ts';

const REPORT = `Analyzing 2 files...

## ./src/components/ui/ui-a.ts

| Line | Column | Type    | Rule                         | Message                      |
|------|--------|---------|------------------------------|------------------------------|
| 50   | 7      | warning | no-unknown-attribute         | Unknown attribute 'popover'. |
| 51   | 7      | \`error\` | no-incompatible-type-binding | Type 'number \\| Symbol(undefined)' is not assignable to 'number \\| string' |
| 52   | 7      | \`error\` | no-incompatible-type-binding | Type 'string \\| Symbol(undefined)' is not assignable to '"true" \\| "false"' |
| 53   | 7      | warning | no-unknown-attribute         | Unknown attribute 'popver'. |
`;

describe('what lit-analyzer finds', () => {
  it('is read with place and rule', () => {
    const [first] = readFindings(REPORT);
    assert.deepEqual(first, {
      file: './src/components/ui/ui-a.ts',
      line: 50,
      rule: 'no-unknown-attribute',
      message: "Unknown attribute 'popover'.",
    });
  });

  it('counts unless the analyzer is behind the platform', () => {
    const real = readFindings(REPORT).filter((finding) => !isKnownGap(finding));
    assert.deepEqual(
      real.map((finding) => finding.line),
      [52, 53],
    );
  });

  it('is worth nothing when no file was read', () => {
    assert.equal(filesRead(REPORT), 2);
    assert.equal(filesRead('Analyzing 0 files...'), 0);
    assert.equal(filesRead(''), 0);
  });
});

const templates: readonly [name: string, source: string, expected: string][] = [
  ['layout of markup', 'html`\n  <p>\n    a\n  </p>\n`', 'html` <p> a </p> `'],
  ['layout of styles', 'css`\n  :host {\n    color: red;\n  }\n`', 'css` :host{color: red}`'],
  [
    'a nested template',
    'html`<ul>\n ${a.map((b) => html`<li>\n ${b}</li>`)}\n</ul>`',
    'html`<ul> ${a.map((b) => html`<li> ${b}</li>`)} </ul>`',
  ],
  [
    'calc keeps its blanks',
    'css`a { inline-size: calc(1px  +  2px); }`',
    'css`a{inline-size: calc(1px + 2px)}`',
  ],
  ['a plain template stays', 'const a = `x\n  y`;', 'const a = `x\n  y`;'],
  ['a selector keeps its blank', 'css`a   .b, c { }`', 'css`a .b,c{}`'],
  ['comments of styles go', 'css`/* why */ a { b: c }`', 'css` a{b: c}`'],
];

describe('compactSource', () => {
  for (const [name, source, expected] of templates) {
    it(name, () => {
      assert.equal(compactSource('a.ts', source), expected);
    });
  }
});
