interface Position {
  readonly quoted: boolean;
  /** Open angle brackets. */
  readonly depth: number;
}

const START: Position = { quoted: false, depth: 0 };

function after(char: string, { quoted, depth }: Position): Position {
  if (char === '"') return { quoted: !quoted, depth };
  if (quoted) return { quoted, depth };
  if (char === '<') return { quoted, depth: depth + 1 };
  return char === '>' ? { quoted, depth: Math.max(0, depth - 1) } : { quoted, depth };
}

/** Splits at `separator` outside of quoted strings and angle brackets (RFC 3261 §7.3.1). Empty parts are left out. */
export function splitList(text: string, separator = ','): readonly string[] {
  const parts: string[] = [];
  let position = START;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (position.quoted && char === '\\') {
      // The character after a backslash means nothing else.
      at++;
      continue;
    }
    position = after(char, position);
    if (char === separator && !position.quoted && position.depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
