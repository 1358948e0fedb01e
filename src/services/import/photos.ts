import { fromBase64 } from '../../lib/base64.ts';
import { hex } from '../../lib/hex.ts';

/** A photo of a record, before it is looked at. */
export interface RawPhoto {
  /** Stands for the picture and its contact: it changes with either. */
  readonly name: string;
  readonly base64: string;
}

/** Hexadecimal digits of a name. */
const NAME_LENGTH = 32;

export async function rawPhoto(id: string, base64: string): Promise<RawPhoto> {
  const bytes = new TextEncoder().encode(`${id}\n${base64}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { name: hex(digest).slice(0, NAME_LENGTH), base64 };
}

/** The bytes of a picture in base64, perhaps behind `data:…;base64,`; undefined for what is none. */
export function photoBytes(base64: string): Blob | undefined {
  const bytes = fromBase64(base64.replace(/^data:[\w/+.;=-]{0,100},/i, ''));
  return bytes === undefined || bytes.length === 0 ? undefined : new Blob([bytes], { type: 'image/jpeg' });
}
