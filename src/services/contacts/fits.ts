/** Rooms that were given back, the last ones first; a keystroke needs a few, and each next one the same. */
const POOL = 8;
const free: Uint32Array<ArrayBuffer>[] = [];

/** One byte for each position of a segment, 0 for each; in a room that `eachFit` can go through quickly. */
export function emptyFits(count: number): Uint8Array<ArrayBuffer> {
  const size = Math.ceil(count / 4);
  const index = free.findIndex((room) => room.length === size);
  const [room = new Uint32Array(size)] = index === -1 ? [] : free.splice(index, 1);
  room.fill(0);
  return new Uint8Array(room.buffer, 0, count);
}

/** Gives the room of fits back that are looked at no more. */
export function release(fits: Uint8Array<ArrayBuffer>): void {
  free.push(fours(fits));
  if (free.length > POOL) free.shift();
}

function fours(fits: Uint8Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return new Uint32Array(fits.buffer, 0, Math.ceil(fits.length / 4));
}

/** Calls for each position that fits. Most do not, so four of them are looked at together. */
export function eachFit(fits: Uint8Array<ArrayBuffer>, call: (fit: number, position: number) => void): void {
  const words = fours(fits);
  for (let four = 0; four < words.length; four++) {
    if (words[four] === 0) continue;
    const end = Math.min(fits.length, four * 4 + 4);
    for (let position = four * 4; position < end; position++) {
      const fit = fits[position] ?? 0;
      if (fit !== 0) call(fit, position);
    }
  }
}

/** Two bits of a packed byte as bytes of their own. */
const SPREAD = Uint32Array.from({ length: 256 }, (_, packed) => {
  const bytes = Uint8Array.from({ length: 4 }, (_unused, index) => (packed >> (index * 2)) & 3);
  return new Uint32Array(bytes.buffer)[0] ?? 0;
});

/** Fits that many queries begin with, two bits each. */
export class KeptFits {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return [...this.#kept.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Raises fits to the kept ones, which are 3 where `fits` has any before. @returns whether there are any. */
  raise(name: string, fits: Uint8Array<ArrayBuffer>): boolean {
    const packed = this.#kept.get(name);
    if (packed === undefined) return false;
    const words = fours(fits);
    for (let four = 0; four < words.length; four++)
      words[four] = (words[four] ?? 0) | (SPREAD[packed[four] ?? 0] ?? 0);
    return true;
  }

  keep(name: string, fits: Uint8Array<ArrayBuffer>): void {
    if (this.#kept.size >= this.#limit) return;
    const packed = new Uint8Array(Math.ceil(fits.length / 4));
    eachFit(fits, (fit, position) => {
      packed[position >> 2] = (packed[position >> 2] ?? 0) | (fit << ((position & 3) * 2));
    });
    this.#kept.set(name, packed);
  }
}
