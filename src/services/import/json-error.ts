/** One token of JSON (RFC 8259), behind its white space: a text, a number or a literal, or a mark. */
const TOKEN =
  /([ \t\n\r]*)("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:])/y;
const WHITE = /[ \t\n\r]*/y;

type State = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'in-object' | 'in-array';
/** What a token leads to; `up` ends a value, `close` an object or an array. */
type Move = Exclude<State, 'in-object' | 'in-array'> | 'object' | 'array' | 'up' | 'close';

const VALUE: Readonly<Record<string, Move>> = { '"': 'up', '0': 'up', '{': 'object', '[': 'array' };
/** By the kind of a token: its mark, `"` for a text, `0` for a number or a literal. */
const MOVES: Readonly<Record<State, Readonly<Record<string, Move>>>> = {
  value: VALUE,
  'value-or-end': { ...VALUE, ']': 'close' },
  name: { '"': 'colon' },
  'name-or-end': { '"': 'colon', '}': 'close' },
  colon: { ':': 'value' },
  'in-object': { ',': 'name', '}': 'close' },
  'in-array': { ',': 'value', ']': 'close' },
};

/**
 * Where a text stops being JSON: the first character that no value can go on with. The engines say it in words of their
 * own, mostly without the place.
 */
export function jsonErrorAt(text: string): number {
  const open: State[] = [];
  let state: State | undefined = 'value';
  let at = 0;
  while (state !== undefined) {
    TOKEN.lastIndex = at;
    const [, white = '', token = ''] = TOKEN.exec(text) ?? [];
    const move = MOVES[state][kindOf(token)];
    if (move === undefined) return behindWhite(text, at);
    at += white.length + token.length;
    state = moved(move, open);
  }
  return at;
}

function kindOf(token: string): string {
  return /^[[\]{},:"]/.test(token) ? token.charAt(0) : token === '' ? '' : '0';
}

/** @returns undefined behind the outermost value. */
function moved(move: Move, open: State[]): State | undefined {
  switch (move) {
    case 'object':
      open.push('in-object');
      return 'name-or-end';
    case 'array':
      open.push('in-array');
      return 'value-or-end';
    case 'close':
      open.pop();
      return open.at(-1);
    case 'up':
      return open.at(-1);
    default:
      return move;
  }
}

function behindWhite(text: string, at: number): number {
  WHITE.lastIndex = at;
  WHITE.test(text);
  return WHITE.lastIndex;
}
