/** Brackets within brackets; more is no address book, and would only cost. */
const MAX_DEPTH = 256;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Finds where a JSON value ends, in a text that comes in pieces: by its brackets and quotes, without building it. */
export class ValueScan {
  /** Behind the value, once it was found. */
  end = 0;
  #at = 0;
  #depth = 0;
  #active = false;
  #inText = false;

  /** Goes on from where the last piece ended, or begins at `from`. @returns false where the text ends before the value */
  find(text: string, from: number): boolean {
    if (!this.#active) {
      if (!/["[{]/.test(text.charAt(from))) return this.#findScalar(text, from);
      this.#begin(from);
    }
    while (this.#at < text.length) {
      if (this.#inText) {
        if (!this.#leaveText(text)) return false;
      } else this.#bracket(text.charCodeAt(this.#at));
      if (this.#depth === 0 && !this.#inText) return this.#finish();
      if (this.isTooDeep) return false;
    }
    return false;
  }

  /** It is within a text or brackets, and goes on in the next piece. */
  get isActive(): boolean {
    return this.#active;
  }

  get isTooDeep(): boolean {
    return this.#depth > MAX_DEPTH;
  }

  /** Says that so many characters before are gone. */
  shift(by: number): void {
    this.#at -= by;
  }

  #begin(from: number): void {
    this.#active = true;
    this.#depth = 0;
    this.#inText = false;
    this.#at = from;
  }

  /** A number or a literal ends before what cannot be part of it; it is short, and read anew with each piece. */
  #findScalar(text: string, from: number): boolean {
    const stop = /[\s,\]}]/g;
    stop.lastIndex = from;
    this.end = stop.exec(text)?.index ?? text.length;
    return this.end < text.length;
  }

  #bracket(code: number): void {
    if (code === QUOTE) this.#inText = true;
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) this.#depth++;
    else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) this.#depth--;
    this.#at++;
  }

  /** @returns false where the text ends before its closing quote. */
  #leaveText(text: string): boolean {
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      // What it escapes may be the first character of the next piece.
      if (code === BACKSLASH) this.#at++;
      else if (code === QUOTE) {
        this.#at++;
        this.#inText = false;
        return true;
      }
    }
    return false;
  }

  #finish(): true {
    this.end = this.#at;
    this.#active = false;
    return true;
  }
}
