import type { ContactListHead } from '../../domain/contacts/address-book.ts';
import { fold } from '../../domain/contacts/fold.ts';

/** What a key means in the list of contacts. */
export type ListKey =
  | { readonly what: 'call' | 'all' | 'open' | 'toggle' | 'range' | 'remove' }
  /** Rows count from 0; a place beyond the ends means the end. */
  | { readonly what: 'move'; readonly to: number };

export interface KeyPlace {
  readonly index: number;
  /** The key was pressed on a button in the row, which has its own use for it. */
  readonly onButton: boolean;
  /** Rows of a screen. */
  readonly page: number;
  readonly letters: ContactListHead['letters'];
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function listKey(pressed: Pressed, place: KeyPlace): ListKey | undefined {
  if (pressed.altKey) return undefined;
  const control = pressed.ctrlKey || pressed.metaKey;
  const act = control ? withControl(pressed.key) : place.onButton ? undefined : alone(pressed);
  if (act !== undefined) return { what: act };
  const to = target(pressed.key, control, place);
  return to === undefined ? undefined : { what: 'move', to };
}

function withControl(key: string): 'call' | 'all' | undefined {
  if (key === 'Enter') return 'call';
  return key === 'a' ? 'all' : undefined;
}

function alone({ key, shiftKey }: Pressed): 'open' | 'toggle' | 'range' | 'remove' | undefined {
  switch (key) {
    case 'Enter':
      return 'open';
    case ' ':
      return shiftKey ? 'range' : 'toggle';
    case 'Delete':
      return 'remove';
    default:
      return undefined;
  }
}

function target(key: string, control: boolean, { index, page, letters }: KeyPlace): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const step = steps[key];
  if (step !== undefined) return index + step;
  if (control || key.length !== 1) return undefined;
  const letter = fold(key).toUpperCase();
  return letters.find((place) => place.letter === letter)?.index;
}
