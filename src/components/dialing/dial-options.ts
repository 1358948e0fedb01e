import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LineSnapshot } from '../../domain/call/line.ts';
import type { DialOptions } from '../../domain/dialing/dialer.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { SelectChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-select.ts';

interface Options {
  readonly lines: readonly LineSnapshot[];
  /** The line of the next call. */
  readonly line: string;
  readonly hideNumber: boolean;
  readonly lamp: (line: LineSnapshot, named: boolean) => TemplateResult;
  readonly choose: (choice: DialOptions) => void;
}

/** The choices for the next call, and the lamps of the voice mail. */
export function dialOptions(
  text: Localize,
  { lines, line, hideNumber, lamp, choose }: Options,
): TemplateResult {
  return html`<div class="options">
    ${lines.length < 2 ? nothing : lineChoice(text, { lines, line, choose })}
    <button
      type="button"
      class="button quiet small"
      aria-pressed=${hideNumber}
      @click=${() => {
        choose({ hideNumber: !hideNumber });
      }}
    >
      ${icon('eye-off', 's')}${text.term('hideMyNumber')}
    </button>
    <span class="spacer"></span>
    ${lines
      .filter(
        ({ messageWaiting, voicemail }) =>
          messageWaiting?.waiting === true || (voicemail ?? messageWaiting?.account) !== undefined,
      )
      .map((each) => lamp(each, lines.length > 1))}
  </div>`;
}

function lineChoice(
  text: Localize,
  { lines, line, choose }: Pick<Options, 'lines' | 'line' | 'choose'>,
): TemplateResult {
  const options = lines.map(({ id, label, registration }) => ({
    value: id,
    label: registration.state === 'registered' ? label : text.term('lineNotConnected', label),
  }));
  return html`<ui-select
    quiet
    label-hidden
    label=${text.term('callFrom')}
    .value=${line}
    .options=${options}
    @select-change=${(event: SelectChangeEvent) => {
      choose({ line: event.value });
    }}
  ></ui-select>`;
}
