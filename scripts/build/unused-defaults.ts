import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

const STAND_INS: readonly (readonly [file: RegExp, exported: string])[] = [
  [/[\\/]sip\.js[\\/]lib[\\/]platform[\\/]web[\\/]transport[\\/]transport\.js$/, 'export class Transport {}'],
  [
    /[\\/]sip\.js[\\/]lib[\\/].*[\\/]session-description-handler-factory-default\.js$/,
    'export const defaultSessionDescriptionHandlerFactory = () => () => { throw new Error("not in this build"); };',
  ],
];

const SIP_SOURCE = /[\\/]sip\.js[\\/]lib[\\/](api|core)[\\/].*\.js$/;

function isRemark(node: ts.Node): node is ts.ExpressionStatement {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return false;
  const { expression: callee } = node.expression;
  return (
    ts.isPropertyAccessExpression(callee) &&
    ['log', 'debug'].includes(callee.name.text) &&
    /(^|\.)logger$/.test(callee.expression.getText())
  );
}

/** A source without the statements that log what goes as it should. The arguments of these are names and states. */
export function withoutRemarks(path: string, source: string): string {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isRemark(node)) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found.reduceRight(
    (text, node) => `${text.slice(0, node.getStart(file))};${text.slice(node.getEnd())}`,
    source,
  );
}

/**
 * SIP.js names its browser transport and media negotiation as the defaults of its user agent, so no bundler can drop
 * them, though this app always hands in its own (docs/adr/0003). Stand-ins save about 25 kB before compression. Nor is
 * its commentary on what goes well needed: this app traces each message and logs each change of state itself.
 */
export function withoutUnusedDefaults(): Plugin {
  return {
    name: 'without-unused-defaults',
    setup(build) {
      for (const [filter, contents] of STAND_INS)
        build.onLoad({ filter }, () => ({ contents, loader: 'js' }));
      build.onLoad({ filter: SIP_SOURCE }, async ({ path }) => ({
        contents: withoutRemarks(path, await readFile(path, 'utf8')),
        loader: 'js',
      }));
    },
  };
}
