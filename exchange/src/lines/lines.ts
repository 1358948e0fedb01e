import { LINES } from '../accounts.ts';
import { EchoSource } from './echo-source.ts';
import { LineMedia } from './line-media.ts';
import { Line, type LineContext } from './line.ts';
import { ToneSource } from './tone-source.ts';

/** What 503 plays; far from the 440 Hz of a dial tone, so that one can't be taken for the other. */
export const TONE_HERTZ = 1000;

/** The exchange's own lines by number. */
export function createLines(context: LineContext): ReadonlyMap<string, Line> {
  const lines = [
    new Line(
      LINES.echo,
      { kind: 'answers', media: () => new LineMedia(['opus', 'PCMU'], new EchoSource()) },
      context,
    ),
    new Line(LINES.busy, { kind: 'busy' }, context),
    new Line(LINES.noAnswer, { kind: 'never-answers' }, context),
    new Line(
      LINES.tone,
      { kind: 'answers', media: () => new LineMedia(['PCMU'], new ToneSource(TONE_HERTZ)) },
      context,
    ),
  ];
  return new Map(lines.map((line) => [line.user, line]));
}
