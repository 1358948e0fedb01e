import { toBase64 } from '../../lib/base64.ts';

/** Comments and what applications add (ITU-T T.81 table B.1): nothing of these is needed to draw. */
const isAside = (marker: number): boolean => marker >= 0xe0 || marker === 0xfe;
/** Tables, frames, scans. */
const isPicture = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xdd && !(marker >= 0xd0 && marker <= 0xd9);

/**
 * What stands beside the picture in a JPEG, each part in base64; undefined when it is not made of whole segments from its
 * first byte to its last, which is that of the picture's end.
 */
export function asides(bytes: Uint8Array): readonly string[] | undefined {
  const at = (place: number): number => bytes[place] ?? -1;
  if (at(0) !== 0xff || at(1) !== 0xd8) return undefined;
  const found: string[] = [];
  let place = 2;
  while (at(place) === 0xff && at(place + 1) !== 0xd9) {
    const marker = at(place + 1);
    const end = place + 2 + at(place + 2) * 256 + at(place + 3);
    if (end > bytes.length || end < place + 4) return undefined;
    if (isAside(marker)) found.push(toBase64(bytes.subarray(place, end)));
    else if (!isPicture(marker)) return undefined;
    place = marker === 0xda ? endOfScan(bytes, end) : end;
  }
  return at(place) === 0xff && place + 2 === bytes.length ? found : undefined;
}

/** Within the data of a scan 0xFF stands before a stuffed 0 or a restart marker alone (B.1.1.5, B.2.1). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let place = from; place < bytes.length; place++) {
    const next = bytes[place + 1] ?? 0;
    if (bytes[place] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return place;
  }
  return bytes.length;
}
