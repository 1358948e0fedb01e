import type { Localize } from '../../i18n/localize.ts';
import type { SelectOption } from '../ui/ui-select.ts';

const TABS = ['pad', 'favourites', 'recent', 'matches'] as const;
/** Of the parts that do not fit side by side: the one that is shown. */
export type DialTab = (typeof TABS)[number];

export function tabOf(value: string): DialTab {
  return TABS.find((known) => known === value) ?? 'pad';
}

export function dialTabs(text: Localize, matches: number): readonly SelectOption[] {
  return [
    { value: 'pad', label: text.term('dialPad') },
    { value: 'favourites', label: text.term('favourites') },
    { value: 'recent', label: text.term('recent') },
    ...(matches === 0 ? [] : [{ value: 'matches', label: text.term('matchesTab', matches) }]),
  ];
}
