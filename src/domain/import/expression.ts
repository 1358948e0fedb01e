/** One part of what a mapping row reads (rows #206, #207). */
export type ExpressionPart =
  /** A value of the record: a column of this name, or an object path of these steps, which walks arrays at each. */
  | { readonly kind: 'path'; readonly name: string; readonly steps: readonly string[]; readonly at: number }
  | { readonly kind: 'write'; readonly text: string; readonly ifNotEmpty: boolean };

/** Why an expression cannot be read. The texts have a sentence for each. */
export type ExpressionIssueCode =
  | 'empty'
  | 'empty-part'
  | 'empty-step'
  | 'unclosed-quote'
  | 'bad-escape'
  | 'unknown-function'
  | 'text-after-call';

export interface ExpressionIssue {
  readonly code: ExpressionIssueCode;
  /** The character concerned, from 0. */
  readonly at: number;
}

export type ParsedExpression =
  | { readonly parts: readonly ExpressionPart[]; readonly issue?: undefined }
  | { readonly parts?: undefined; readonly issue: ExpressionIssue };

const NAME = /(\w+)\s*\(\s*"/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' };

/**
 * Reads the expression of a mapping row: parts joined by `|`, each a path `a/b/c`, `write("…")` or
 * `writeIfNotEmpty("…")`. Within quotes `\"`, `\\`, `\n` and `\t` are escapes; elsewhere a backslash takes the next
 * character as it is, for names that hold `|` or `/`.
 */
export function parseExpression(text: string): ParsedExpression {
  try {
    return { parts: new ExpressionReader(text).read() };
  } catch (error) {
    if (error instanceof Unreadable) return { issue: error.issue };
    throw error;
  }
}

/** Ends the reading where it cannot go on; does not leave this file. */
class Unreadable extends Error {
  readonly issue: ExpressionIssue;

  constructor(code: ExpressionIssueCode, at: number) {
    super(code);
    this.issue = { code, at };
  }
}

class ExpressionReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): readonly ExpressionPart[] {
    if (this.#text.trim() === '') throw new Unreadable('empty', 0);
    const parts: ExpressionPart[] = [];
    for (;;) {
      parts.push(this.#part());
      if (this.#at >= this.#text.length) return parts;
      this.#at++;
    }
  }

  #part(): ExpressionPart {
    while (this.#here() === ' ') this.#at++;
    NAME.lastIndex = this.#at;
    const call = NAME.exec(this.#text);
    return call === null ? this.#path() : this.#call(call[1] ?? '', NAME.lastIndex);
  }

  #call(name: string, textAt: number): ExpressionPart {
    if (name !== 'write' && name !== 'writeIfNotEmpty') throw new Unreadable('unknown-function', this.#at);
    this.#at = textAt;
    const text = this.#quoted();
    const close = /\s*\)\s*/y;
    close.lastIndex = this.#at;
    if (!close.test(this.#text)) throw new Unreadable('text-after-call', this.#at);
    this.#at = close.lastIndex;
    if (this.#at < this.#text.length && this.#here() !== '|')
      throw new Unreadable('text-after-call', this.#at);
    return { kind: 'write', text, ifNotEmpty: name === 'writeIfNotEmpty' };
  }

  /** What stands up to the closing quote; the position is behind the opening one before and behind the closing one after. */
  #quoted(): string {
    const opened = this.#at - 1;
    let text = '';
    for (; this.#at < this.#text.length; this.#at++) {
      const letter = this.#here();
      if (letter === '"') {
        this.#at++;
        return text;
      }
      if (letter !== '\\') {
        text += letter;
        continue;
      }
      const escaped = ESCAPES[this.#text.charAt(this.#at + 1)];
      if (escaped === undefined) throw new Unreadable('bad-escape', this.#at);
      text += escaped;
      this.#at++;
    }
    throw new Unreadable('unclosed-quote', opened);
  }

  #path(): ExpressionPart {
    const begun = this.#at;
    const steps: string[] = [];
    let name = '';
    let step = '';
    for (; this.#at < this.#text.length && this.#here() !== '|'; this.#at++) {
      const letter = this.#here();
      const taken = letter === '\\' ? this.#text.charAt(++this.#at) : letter;
      name += taken;
      if (letter !== '/') {
        step += taken;
        continue;
      }
      if (step.trim() === '') throw new Unreadable('empty-step', this.#at);
      steps.push(step.trim());
      step = '';
    }
    if (step.trim() === '')
      throw new Unreadable(
        steps.length === 0 ? 'empty-part' : 'empty-step',
        steps.length === 0 ? begun : this.#at,
      );
    return { kind: 'path', name: name.trim(), steps: [...steps, step.trim()], at: begun };
  }

  #here(): string {
    return this.#text.charAt(this.#at);
  }
}

/** The expression that reads a path, whatever its names hold. */
export function pathExpression(steps: readonly string[]): string {
  return steps.map((step) => step.replace(/[\\/|]/g, '\\$&')).join('/');
}
