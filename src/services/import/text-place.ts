import { fileDetail } from '../../domain/import/failure-place.ts';

/** Keeps line and column while a text that comes in pieces is let go of. */
export class TextPlace {
  #line = 1;
  #column = 1;

  /** Says that the text up to here is gone. */
  pass(text: string, to: number): void {
    [this.#line, this.#column] = this.#count(text, to);
  }

  /** The place as the detail of a failure. */
  of(text: string, at: number): string {
    const [line, column] = this.#count(text, at);
    return fileDetail({ line, column });
  }

  #count(text: string, to: number): readonly [line: number, column: number] {
    let line = this.#line;
    let from = -1;
    for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
      line++;
      from = at;
    }
    return [line, from === -1 ? this.#column + to : to - from];
  }
}
