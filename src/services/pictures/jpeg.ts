import type { ContactErrorCode } from '../../domain/contacts/address-book.ts';
import { PICTURE_BOUNDS } from '../../domain/contacts/picture-bounds.ts';
import { AppError, isAppError } from '../../lib/app-error.ts';
import { once } from '../../lib/once.ts';
import { decodeJpeg, jpegSize, smallJpeg } from '../../lib/small-jpeg.ts';
import type { JpegErrorCode } from '../../lib/small-jpeg.ts';
import { asides } from './jpeg-parts.ts';

/** What no stored picture needs more than. */
const STORED_BYTES = 200 * 1024;

/** Makes the picture of a contact from a file. @throws `AppError` `contact/no-picture` */
export function encodePicture(picture: Blob): Promise<Blob> {
  return asPicture(smallJpeg(picture, PICTURE_BOUNDS));
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
  if (size === undefined || beside === undefined || Math.max(size.width, size.height) > PICTURE_BOUNDS.side)
    return encodePicture(picture);
  const own = await ownAsides();
  if (!beside.every((part) => own.includes(part))) return encodePicture(picture);
  (await asPicture(decodeJpeg(picture))).close();
  return picture;
}

/** What this browser itself writes beside a picture: the header of JFIF, and the profile of its colours. */
const ownAsides = once(async (): Promise<readonly string[]> => {
  const canvas = new OffscreenCanvas(1, 1);
  // Without a context there is nothing to encode.
  canvas.getContext('2d');
  const encoded = await canvas.convertToBlob({ type: 'image/jpeg', quality: PICTURE_BOUNDS.quality });
  return asides(new Uint8Array(await encoded.arrayBuffer())) ?? [];
});

async function asPicture<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!isAppError<JpegErrorCode>(error, 'jpeg/unusable')) throw error;
    throw new AppError<ContactErrorCode>('contact/no-picture', error.detail, { cause: error });
  }
}
