import { virtualizerRef } from '@lit-labs/virtualizer/virtualize.js';
import type { VirtualizerHostElement } from '@lit-labs/virtualizer/virtualize.js';
import { logger } from '../../lib/logger.ts';

const log = logger('app');

interface Wish {
  readonly index: number;
  /** Where the row is to stand; without it, anywhere in sight, and one that is drawn stays where it is. */
  readonly block?: ScrollLogicalPosition | undefined;
  /** The row, once it is in the document. */
  readonly drawn: () => HTMLElement | null;
}

/**
 * Brings a row of a virtualized list into the document.
 * @param list what has the rows; nothing happens where it draws none
 */
export async function drawRow(
  list: VirtualizerHostElement | null,
  { index, block = 'nearest', drawn }: Wish,
): Promise<void> {
  const virtualizer = list?.[virtualizerRef];
  const isThere = (): boolean => block === 'nearest' && drawn() !== null;
  // Where nothing is to be laid out, `layoutComplete` would never settle.
  if (list == null || virtualizer === undefined || isThere()) return;
  try {
    // A list that is new has no layout yet that could scroll.
    if (list.querySelector('[role=row]') === null) await virtualizer.layoutComplete;
    if (isThere()) return;
    virtualizer.element(index)?.scrollIntoView({ block });
    await virtualizer.layoutComplete;
  } catch (error) {
    // The list left the document meanwhile: there is nothing to focus then.
    log.debug('the row was not drawn', error);
  }
}
