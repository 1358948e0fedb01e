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
  const name = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: name.slice(0, NAME_LENGTH), base64 };
}

/** The bytes of a picture in base64 (RFC 4648 §4 and §5), perhaps behind `data:…;base64,`; undefined for what is none. */
export function photoBytes(base64: string): Blob | undefined {
  const plain = base64
    .replace(/^data:[\w/+.;=-]{0,100},/i, '')
    .replace(/\s+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (plain === '') return undefined;
  try {
    const letters = atob(plain);
    return new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' });
  } catch {
    // `atob` throws for letters that are no base64: that is what is asked.
    return undefined;
  }
}
