/** The headers that an answer copies (RFC 3261 §8.2.6.2), and that any request has. */
const COPIED: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Via', /^(?:via|v)[ \t]*:/i],
  ['From', /^(?:from|f)[ \t]*:/i],
  ['To', /^(?:to|t)[ \t]*:/i],
  ['Call-ID', /^(?:call-id|i)[ \t]*:/i],
  ['CSeq', /^cseq[ \t]*:/i],
];

/**
 * The answer to a request that nobody here can read, made by hand: whoever sent it learns so at once, instead of trying
 * for 32 s. Undefined for an ACK, a response, and what is no request at all.
 */
export function badRequest(message: string): string | undefined {
  const [head = ''] = message.split('\r\n\r\n', 1);
  const [start = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  if (!/^(?!ACK )[A-Z]+ .* SIP\/2\.0$/.test(start)) return undefined;
  const copied = COPIED.map(([name, pattern]) =>
    lines
      .filter((line) => pattern.test(line))
      // A lone CR or LF would begin a header of the sender's choice in our answer.
      .map(
        (line) =>
          `${name}: ${line
            .replace(pattern, '')
            .replace(/\p{Cc}/gu, ' ')
            .trim()}`,
      )
      .slice(0, name === 'Via' ? undefined : 1),
  );
  if (copied.some((values) => values.length === 0)) return undefined;
  const tagged = copied.flat().map((line) => {
    const tagless = line.startsWith('To:') && !/;\s*tag\s*=/i.test(line);
    return tagless ? `${line};tag=${crypto.randomUUID()}` : line;
  });
  return ['SIP/2.0 400 Bad Request', ...tagged, 'Content-Length: 0', '', ''].join('\r\n');
}
