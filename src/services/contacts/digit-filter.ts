/** Numbers that are looked at together. */
const BLOCK_BITS = 5;
const TRIPLES = 1000;

/**
 * Says where three digits or more may stand: for each triple of digits, which blocks of numbers have it somewhere. A
 * block in question is still to be looked at; the others, nearly all, are not.
 */
export class DigitFilter {
  readonly #count: number;
  /** Bits for the blocks of the first triple, then for those of the second… */
  readonly #bits: Uint32Array;
  /** 32-bit words for each triple. */
  readonly #width: number;

  constructor(count: number, number: (index: number) => string) {
    this.#count = count;
    this.#width = Math.ceil(count / 2 ** BLOCK_BITS / 32);
    this.#bits = new Uint32Array(TRIPLES * this.#width);
    for (let index = 0; index < count; index++) {
      const block = index >> BLOCK_BITS;
      const bit = 1 << (block & 31);
      this.#eachTriple(number(index), (first) => {
        this.#bits[first + (block >> 5)] = (this.#bits[first + (block >> 5)] ?? 0) | bit;
      });
    }
  }

  get bytes(): number {
    return this.#bits.byteLength;
  }

  /** Calls for each number of the blocks that have all triples of these digits. */
  each(digits: string, look: (index: number) => void): void {
    if (digits.length < 3) return;
    const rows: number[] = [];
    this.#eachTriple(digits, (first) => rows.push(first));
    for (let word = 0; word < this.#width; word++) {
      let bits = -1;
      for (const first of rows) bits &= this.#bits[first + word] ?? 0;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits);
        bits &= ~(1 << bit);
        const from = (word * 32 + bit) << BLOCK_BITS;
        const end = Math.min(this.#count, from + 2 ** BLOCK_BITS);
        for (let index = from; index < end; index++) look(index);
      }
    }
  }

  /** Calls with where the bits of each triple begin. */
  #eachTriple(digits: string, call: (first: number) => void): void {
    let value = 0;
    let seen = 0;
    for (let at = 0; at < digits.length; at++) {
      const digit = digits.charCodeAt(at) - 0x30;
      seen = digit >= 0 && digit <= 9 ? seen + 1 : 0;
      value = (value * 10 + digit) % TRIPLES;
      if (seen >= 3) call(value * this.#width);
      if (seen === 0) value = 0;
    }
  }
}
