import { hex } from './hex.ts';

/** Amounts of the rotations in the four rounds (RFC 1321 §3.4). */
const ROTATIONS: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const SINES = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));

/** The function of a round, and which word of the block its step takes. */
function mixed(step: number, [b, c, d]: readonly [number, number, number]): readonly [number, number] {
  switch (step >> 4) {
    case 0:
      return [(b & c) | (~b & d), step];
    case 1:
      return [(d & b) | (~d & c), (5 * step + 1) % 16];
    case 2:
      return [b ^ c ^ d, (3 * step + 5) % 16];
    default:
      return [c ^ (b | ~d), (7 * step) % 16];
  }
}

function padded(bytes: Uint8Array): DataView {
  const length = ((bytes.length + 8) >> 6) + 1;
  const all = new Uint8Array(length * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(all.length - 8, bytes.length * 8, true);
  view.setUint32(all.length - 4, Math.floor(bytes.length / 2 ** 29), true);
  return view;
}

type State = readonly [number, number, number, number];

/** What one block of 64 bytes adds (RFC 1321 §3.4). */
function rounds(view: DataView, block: number, start: State): State {
  let [a, b, c, d] = start;
  for (let step = 0; step < 64; step++) {
    const [mix, word] = mixed(step, [b, c, d]);
    const added = (a + mix + (SINES[step] ?? 0) + view.getUint32(block + word * 4, true)) | 0;
    const turn = ROTATIONS[step >> 4]?.[step % 4] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((added << turn) | (added >>> (32 - turn)))) | 0];
  }
  return [(start[0] + a) | 0, (start[1] + b) | 0, (start[2] + c) | 0, (start[3] + d) | 0];
}

/**
 * MD5 (RFC 1321) in hexadecimal digits. WebCrypto rightly lacks it; servers with nothing newer in their Digest challenge
 * (RFC 7616 §3.3) are the one use it has here.
 */
export function md5(text: string): string {
  const view = padded(new TextEncoder().encode(text));
  let sum: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) sum = rounds(view, block, sum);
  const out = new DataView(new ArrayBuffer(16));
  for (const [index, word] of sum.entries()) out.setInt32(index * 4, word, true);
  return hex(new Uint8Array(out.buffer));
}
