import { fold } from './fold.ts';

/**
 * What the lists that are always there are called in the languages of the app, and how else people write it. A group of
 * that name could not be told apart from the list.
 */
const LIST_NAMES = [
  ...['All', 'All contacts', 'Alle', 'Alle Kontakte'],
  ...['Favourites', 'Favorites', 'Favourite', 'Favorite', 'Favoriten', 'Favorit'],
  ...['Blocked', 'Gesperrt'],
];
const FOLDED: ReadonlySet<string> = new Set(LIST_NAMES.map(fold));

/** Whether no group may have this name, without case as all names of groups. */
export function isListName(name: string): boolean {
  return FOLDED.has(fold(name.trim()));
}
