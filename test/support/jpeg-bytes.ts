/** Parts of JPEG files, made by hand. */
export const SOI = [0xff, 0xd8];
const word = (value: number): readonly number[] => [value >> 8, value & 255];
/** A segment whose length says what is so (ITU-T T.81 B.1.1.4), or `says`. */
export const segment = (
  marker: number,
  body: readonly number[],
  says = body.length + 2,
): readonly number[] => [0xff, marker, ...word(says), ...body];
/** A frame header of one component (B.2.2). */
export const frame = (width: number, height: number, marker = 0xc0): readonly number[] =>
  segment(marker, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]);
export const APP0 = segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

/** A whole picture, by the browser. */
export async function drawn(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.fillRect(0, 0, width / 2, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  return new Uint8Array(await blob.arrayBuffer());
}
