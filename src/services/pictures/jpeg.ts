import type { ContactErrorCode } from '../../domain/contacts/address-book.ts';
import { AppError } from '../../lib/app-error.ts';
import { once } from '../../lib/once.ts';
import { asides } from './jpeg-parts.ts';

/** The longer side of a stored picture. Pixels. */
const SIDE = 256;
const QUALITY = 0.85;
/** A picture of more pixels is not decoded: it would take its size times four in memory. */
export const MAX_PIXELS = 40_000_000;
/** Enough for the largest of cameras. */
const MAX_BYTES = 30 * 1024 * 1024;
/** What no picture of `SIDE` needs more than. */
const STORED_BYTES = 200 * 1024;
/** Metadata stands before the frame header (ITU-T T.81 B.2), colour profiles and previews too. */
const HEAD = 512 * 1024;

/**
 * Makes the picture of a contact from a file: only a JPEG, only if its header promises a bounded number of pixels, and
 * only decoded and encoded anew, so that nothing of the file but the picture is kept (place, device, preview).
 * @throws `AppError` `contact/no-picture`
 */
export async function encodePicture(picture: Blob): Promise<Blob> {
  if (picture.size > MAX_BYTES) throw noPicture('too large');
  const size = jpegSize(new Uint8Array(await picture.slice(0, HEAD).arrayBuffer()));
  if (size === undefined) throw noPicture('no JPEG');
  if (size.width * size.height > MAX_PIXELS) throw noPicture(`${size.width} × ${size.height} pixels`);
  const bitmap = await decoded(picture);
  try {
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw noPicture('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  } finally {
    bitmap.close();
  }
}

/**
 * The same for a picture that this app stored once, such as one of a backup: when it is as `encodePicture` makes them, and
 * can be decoded, it is taken as it is, so that it loses nothing each time. @throws `AppError` `contact/no-picture`
 */
export async function acceptPicture(picture: Blob): Promise<Blob> {
  if (picture.size > STORED_BYTES) return encodePicture(picture);
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const size = jpegSize(bytes);
  const beside = asides(bytes);
  if (size === undefined || beside === undefined || Math.max(size.width, size.height) > SIDE)
    return encodePicture(picture);
  const own = await ownAsides();
  if (!beside.every((part) => own.includes(part))) return encodePicture(picture);
  (await decoded(picture)).close();
  return picture;
}

/** What this browser itself writes beside a picture: the header of JFIF, and the profile of its colours. */
const ownAsides = once(async (): Promise<readonly string[]> => {
  const canvas = new OffscreenCanvas(1, 1);
  // Without a context there is nothing to encode.
  canvas.getContext('2d');
  const encoded = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return asides(new Uint8Array(await encoded.arrayBuffer())) ?? [];
});

async function decoded(picture: Blob): Promise<ImageBitmap> {
  try {
    // By its content: what the file calls itself is of no interest.
    return await createImageBitmap(new Blob([picture], { type: 'image/jpeg' }));
  } catch (error) {
    throw noPicture('cannot be decoded', { cause: error });
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

function noPicture(detail: string, options?: ErrorOptions): AppError<ContactErrorCode> {
  return new AppError<ContactErrorCode>('contact/no-picture', detail, options);
}
