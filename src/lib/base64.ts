// `Uint8Array.fromBase64` came to Chromium in version 140.

/** Base64 (RFC 4648 §4), padded, in one line. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // As many arguments as a function surely takes.
  for (let start = 0; start < bytes.length; start += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  return btoa(pieces.join(''));
}

/** The bytes of base64 in either alphabet (RFC 4648 §4 and §5), blanks and line breaks within; undefined for what is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    // `atob` throws for letters that are no base64: that is what is asked.
    return undefined;
  }
}
