/** Splits at `separator` outside of quoted strings and angle brackets (RFC 3261 §7.3.1). Empty parts are left out. */
export function splitList(text: string, separator = ','): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted && char === '\\') {
      part += char + text.charAt(++at);
      continue;
    }
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === '<') depth++;
    else if (!quoted && char === '>') depth = Math.max(0, depth - 1);
    if (char === separator && !quoted && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else {
      part += char;
    }
  }
  parts.push(part.trim());
  return parts.filter((each) => each !== '');
}
