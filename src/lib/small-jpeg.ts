import { AppError } from './app-error.ts';

/** A file is no JPEG, or not one that is drawn; the detail says why. */
export type JpegErrorCode = 'jpeg/unusable';

/** What is decoded, and what is made of it. */
export interface JpegBounds {
  /** Of the file. */
  readonly bytes: number;
  /** A picture of more is not decoded: it would take its size times four in memory. */
  readonly pixels: number;
  /** The longer side of what is made. Pixels. */
  readonly side: number;
  /** Of what is made: 0 to 1. */
  readonly quality: number;
}

/** Metadata stands before the frame header (ITU-T T.81 B.2), colour profiles and previews too. */
const HEAD = 512 * 1024;

/**
 * Makes a small picture of a file: only of a JPEG, only if its header promises a bounded number of pixels, and only
 * decoded and encoded anew, so that nothing of the file but the picture is kept (place, device, preview).
 * @throws `AppError` `jpeg/unusable`
 */
export async function smallJpeg(file: Blob, bounds: JpegBounds): Promise<Blob> {
  if (file.size > bounds.bytes) throw unusable('too large');
  const size = jpegSize(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (size === undefined) throw unusable('no JPEG');
  if (size.width * size.height > bounds.pixels) throw unusable(`${size.width} × ${size.height} pixels`);
  const bitmap = await decodeJpeg(file);
  try {
    const scale = Math.min(1, bounds.side / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw unusable('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: bounds.quality });
  } finally {
    bitmap.close();
  }
}

/** Decodes a picture whose size is known to be bounded. @throws `AppError` `jpeg/unusable` */
export async function decodeJpeg(picture: Blob): Promise<ImageBitmap> {
  try {
    // By its content: what the file calls itself is of no interest.
    return await createImageBitmap(new Blob([picture], { type: 'image/jpeg' }));
  } catch (error) {
    throw unusable('cannot be decoded', { cause: error });
  }
}

/** Width and height by the frame header of a JPEG (ITU-T T.81 B.2.2); undefined for what is none. */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const at = (place: number): number => bytes[place] ?? -1;
  const word = (place: number): number => at(place) * 256 + at(place + 1);
  if (word(0) !== 0xffd8) return undefined;
  for (let place = 2; place + 9 < bytes.length;) {
    if (at(place) !== 0xff) return undefined;
    const marker = at(place + 1);
    if (marker === 0xff) {
      place++;
      continue;
    }
    if (isFrame(marker)) {
      const [height, width] = [word(place + 5), word(place + 7)];
      return width > 0 && height > 0 ? { width, height } : undefined;
    }
    const length = word(place + 2);
    // The image itself begins, or a segment has no length: no frame header came before.
    if (marker === 0xda || length < 2) return undefined;
    place += 2 + length;
  }
  return undefined;
}

/** SOF0–SOF15 without DHT, JPG and DAC, which share their range (ITU-T T.81 table B.1). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function unusable(detail: string, options?: ErrorOptions): AppError<JpegErrorCode> {
  return new AppError<JpegErrorCode>('jpeg/unusable', detail, options);
}
