/** Letters without accents and case, so that `muller` finds Müller and "Lautstarke" finds "Lautstärke". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Tells whether a text contains every word of a query; without words each does. */
export function everyWordOf(query: string): (text: string) => boolean {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (text) => {
    const where = folded(text);
    return words.every((word) => where.includes(word));
  };
}
