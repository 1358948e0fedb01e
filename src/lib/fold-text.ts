/** Letters without accents and case, so that `muller` finds Müller and "Lautstarke" finds "Lautstärke". */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Tells whether a folded text contains every word of a query; without words each does. */
export function everyWordOf(query: string): (folded: string) => boolean {
  const words = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (folded) => words.every((word) => folded.includes(word));
}
