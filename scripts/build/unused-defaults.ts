import type { Plugin } from 'esbuild';

const STAND_INS: readonly (readonly [file: RegExp, exported: string])[] = [
  [/[\\/]sip\.js[\\/]lib[\\/]platform[\\/]web[\\/]transport[\\/]transport\.js$/, 'export class Transport {}'],
  [
    /[\\/]sip\.js[\\/]lib[\\/].*[\\/]session-description-handler-factory-default\.js$/,
    'export const defaultSessionDescriptionHandlerFactory = () => () => { throw new Error("not in this build"); };',
  ],
];

/**
 * SIP.js names its browser transport and media negotiation as the defaults of its user agent, so no bundler can drop
 * them, though this app always hands in its own (docs/adr/0003). Stand-ins save about 25 kB before compression.
 */
export function withoutUnusedDefaults(): Plugin {
  return {
    name: 'without-unused-defaults',
    setup(build) {
      for (const [filter, contents] of STAND_INS)
        build.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    },
  };
}
