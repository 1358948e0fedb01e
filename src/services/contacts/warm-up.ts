import { nextTask } from '../../lib/next-task.ts';
import type { Library } from './library.ts';
import { search } from './search.ts';
import type { Segment } from './segment.ts';

/** What searches begin with: a letter, or digits that are those of a number or keys of a telephone. */
const BEGINNINGS = [...Array.from('abcdefghijklmnopqrstuvwxyz'), '0', '089', '27'];
/** Contacts that are searched within a millisecond, whatever is to be made first. */
const FEW = 5000;

const warm = new WeakSet<Segment>();

/**
 * Makes what searches make once and keep, before somebody types: otherwise the first letter, the first digits and the
 * first keys would take ten times as long as those that follow. Ends when the segments are others.
 */
export async function warmUp(library: Library): Promise<void> {
  const { segments } = library;
  const cold = segments.filter((segment) => segment.count > FEW && !warm.has(segment));
  if (cold.length === 0) return;
  for (const beginning of BEGINNINGS) {
    // What a window asks meanwhile comes first.
    await nextTask();
    if (library.segments !== segments) return;
    search(library, beginning, { limit: 20, recent: [], keypad: true });
  }
  for (const segment of cold) warm.add(segment);
}
