import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';
import type { SegmentedChangeEvent } from '../ui/ui-events.ts';

const TABS = ['pad', 'favourites', 'recent', 'matches'] as const;
export type DialTab = (typeof TABS)[number];

/** Of the parts that do not fit side by side: the one that is shown. */
export function dialSwitch(
  text: Localize,
  tab: DialTab,
  matches: number,
  choose: (tab: DialTab) => void,
): TemplateResult {
  return html`<ui-segmented
    class="switch"
    label=${text.term('dialArea')}
    value=${tab}
    .options=${[
      { value: 'pad', label: text.term('dialPad') },
      { value: 'favourites', label: text.term('favourites') },
      { value: 'recent', label: text.term('recent') },
      ...(matches === 0 ? [] : [{ value: 'matches', label: text.term('matchesTab', matches) }]),
    ]}
    @segmented-change=${({ value }: SegmentedChangeEvent) => {
      choose(TABS.find((known) => known === value) ?? 'pad');
    }}
  ></ui-segmented>`;
}
