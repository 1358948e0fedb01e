import type { ContentLine } from './vcard-line.ts';

export type VCardVersion = '2.1' | '3.0' | '4.0';

/** Bytes of text in the encoding it says, or else in the most likely one. Never throws. */
function decodeBytes(bytes: Uint8Array, label: string | undefined): string {
  for (const encoding of [label, 'utf-8']) {
    if (encoding === undefined) continue;
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // No such encoding, or not in it: the next one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** The text of a file: UTF-16 by its mark, UTF-8, or what its first CHARSET names, or Windows-1252. Never throws. */
export function decodeVCards(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const latin = new TextDecoder('windows-1252').decode(bytes);
    const named = /;\s*CHARSET="?([\w-]{1,40})/i.exec(latin)?.[1];
    return named === undefined ? latin : decodeBytes(bytes, named);
  }
}

/** Quoted-printable (RFC 2045 §6.7), soft line breaks taken out before. */
function fromQuotedPrintable(text: string, charset: string | undefined): string {
  const plain = new TextEncoder().encode(text);
  const bytes = new Uint8Array(plain.length);
  let length = 0;
  for (let index = 0; index < plain.length; index++) {
    const byte = plain[index] ?? 0;
    const hex = byte === 0x3d ? String.fromCharCode(plain[index + 1] ?? 0, plain[index + 2] ?? 0) : '';
    const coded = /^[\da-f]{2}$/i.test(hex);
    bytes[length++] = coded ? Number.parseInt(hex, 16) : byte;
    if (coded) index += 2;
  }
  return decodeBytes(bytes.subarray(0, length), charset);
}

/** The value as text, its escapes still in it. */
export function rawText(line: ContentLine, version: VCardVersion): string {
  const quoted = line.params.get('ENCODING')?.includes('quoted-printable') === true;
  if (quoted) return fromQuotedPrintable(line.value, line.params.get('CHARSET')?.[0]);
  return version === '2.1' ? line.spacedValue : line.value;
}

/** Takes escapes out (RFC 6350 §3.4). In vCard 2.1 `\n` is none, so that `C:\new` stays what it is. */
export function unescapeText(text: string, version: VCardVersion): string {
  return text.replace(/\\([\\;,:nN])/g, (escape, character: string) => {
    if (character !== 'n' && character !== 'N') return character;
    return version === '2.1' ? escape : '\n';
  });
}

/** The components of a structured value, still escaped. */
export function components(text: string, separator: ';' | ','): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === separator) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
