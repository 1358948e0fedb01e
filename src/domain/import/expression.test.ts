import { expect } from '@open-wc/testing';
import { parseExpression, pathExpression } from './expression.ts';
import type { ExpressionIssueCode, ExpressionPart } from './expression.ts';

const path = (at: number, ...steps: readonly string[]): ExpressionPart => ({
  kind: 'path',
  name: steps.join('/'),
  steps,
  at,
});
const write = (text: string, ifNotEmpty = false): ExpressionPart => ({ kind: 'write', text, ifNotEmpty });

const readable: readonly (readonly [text: string, ...parts: readonly ExpressionPart[]])[] = [
  ['cn', path(0, 'cn')],
  ['  first name ', path(2, 'first name')],
  ['data/postOfficeBox', path(0, 'data', 'postOfficeBox')],
  [
    'writeIfNotEmpty("+")|numbers/PRIVATE/number_e164',
    write('+', true),
    path(21, 'numbers', 'PRIVATE', 'number_e164'),
  ],
  ['a|write("123")', path(0, 'a'), write('123')],
  ['a | write( "x" ) | b', path(0, 'a'), write('x'), path(19, 'b')],
  ['write("")', write('')],
  ['write("a|b/c")', write('a|b/c')],
  [String.raw`write("say \"yes\" \\ \n\t")`, write('say "yes" \\ \n\t')],
  ['Phone (work)', path(0, 'Phone (work)')],
  ['__proto__/constructor', path(0, '__proto__', 'constructor')],
];

const unreadable: readonly (readonly [text: string, code: ExpressionIssueCode, at: number])[] = [
  ['', 'empty', 0],
  ['   ', 'empty', 0],
  ['a|', 'empty-part', 2],
  ['|a', 'empty-part', 0],
  ['a||b', 'empty-part', 2],
  ['a//b', 'empty-step', 2],
  ['/a', 'empty-step', 0],
  ['a/', 'empty-step', 2],
  ['write("abc', 'unclosed-quote', 6],
  ['a|writeIfNotEmpty("+)|b', 'unclosed-quote', 18],
  [String.raw`write("a\x")`, 'bad-escape', 8],
  ['writeIfEmpty("x")|a', 'unknown-function', 0],
  ['a|Write("x")', 'unknown-function', 2],
  ['write("x"', 'text-after-call', 9],
  ['write("x")y|a', 'text-after-call', 10],
  ['write("x", "y")', 'text-after-call', 9],
];

describe('expression of a mapping', () => {
  for (const [text, ...parts] of readable)
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(parseExpression(text).parts).to.deep.equal(parts);
    });

  for (const [text, code, at] of unreadable)
    it(`says of ${JSON.stringify(text)} ${code} at ${at}`, () => {
      expect(parseExpression(text)).to.deep.equal({ issue: { code, at } });
    });

  it('writes a path so that it reads it again, whatever its names hold', () => {
    const steps = ['a/b', 'c|d', 'e\\f', 'write("x")'];
    const [part] = parseExpression(pathExpression(steps)).parts ?? [];
    expect(part).to.include({ kind: 'path' }).and.to.have.property('steps').that.deep.equals(steps);
  });
});
