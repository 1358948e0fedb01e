import type { ContactListHead } from '../../domain/contacts/address-book.ts';

type Letters = ContactListHead['letters'];

/** What stands at a place of the jump bar: one letter, or a dot for some that follow each other. */
export type JumpSpot = Letters;

/**
 * Puts letters into so many places: where they are too many, dots stand for some of them, as few and as evenly spread as
 * can be. The first and the last letter are always there. With fewer than three places there are more spots than places.
 */
export function jumpSpots(letters: Letters, places: number): readonly JumpSpot[] {
  const surplus = letters.length - places;
  for (let behind = 2; surplus > 0 && behind < letters.length; behind++) {
    const dots = Math.ceil(surplus / (behind - 1));
    const shown = letters.length - dots * behind;
    if (shown > dots) return withDots(letters, { dots, behind, shown });
  }
  return letters.map((letter) => [letter]);
}

/** `behind`: letters behind each dot. */
function withDots(
  letters: Letters,
  { dots, behind, shown }: { readonly dots: number; readonly behind: number; readonly shown: number },
): readonly JumpSpot[] {
  const before = new Set(
    Array.from({ length: dots }, (_, dot) => Math.floor(((dot + 1) * shown) / (dots + 1))),
  );
  const spots: JumpSpot[] = [];
  let at = 0;
  for (let letter = 0; letter < shown; letter++) {
    if (before.has(letter)) {
      spots.push(letters.slice(at, at + behind));
      at += behind;
    }
    spots.push(letters.slice(at, at + 1));
    at++;
  }
  return spots;
}
