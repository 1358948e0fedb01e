/** What a picture may be that becomes that of a contact, and what it becomes (`smallJpeg`). */
export const PICTURE_BOUNDS = Object.freeze({
  /** Enough for the largest of cameras. */
  bytes: 30 * 1024 * 1024,
  pixels: 40_000_000,
  side: 256,
  quality: 0.85,
});
