import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { NUMBER_KINDS } from '../../domain/contacts/contact.ts';
import type { NumberKind } from '../../domain/contacts/contact.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import type { DraftNumber } from './contact-draft.ts';

export interface NumberState {
  readonly index: number;
  readonly count: number;
  /** Lifted by the keyboard or dragged by the pointer. */
  readonly lifted: boolean;
  /** Where what is dragged would go: before the number at this place. */
  readonly insertion: number | undefined;
}

interface NumberActs {
  readonly change: (changes: Partial<DraftNumber>) => void;
  readonly moveTo: (index: number) => void;
  readonly remove: () => unknown;
}

function isKind(value: string): value is NumberKind {
  return NUMBER_KINDS.some((kind) => kind === value);
}

/** One number in the form: its grip, its kind, the number itself, and its buttons. */
export function numberRow(
  number: DraftNumber,
  state: NumberState,
  text: Localize,
  acts: NumberActs,
): TemplateResult {
  const { index, insertion } = state;
  const name = number.number || text.term('numberAt', index + 1);
  const line = insertion === index ? 'line-before' : insertion === index + 1 ? 'line-after' : '';
  const onKind = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (isKind(value)) acts.change({ kind: value });
  };
  return html`<li class="number ${state.lifted ? 'lifted' : ''} ${line}" data-key=${number.key}>
    <button
      type="button"
      class="grip"
      draggable="true"
      aria-label=${text.term('moveNumber', name)}
      aria-pressed=${state.lifted}
    >
      ${icon('grip-vertical', 's')}
    </button>
    <span class="select">
      <select aria-label=${text.term('kindOf', name)} .value=${live(number.kind)} @change=${onKind}>
        ${NUMBER_KINDS.map(
          (kind) =>
            html`<option value=${kind} ?selected=${kind === number.kind}>
              ${text.term('numberKind', kind)}
            </option>`,
        )}
      </select>
      ${icon('chevrons-up-down', 's')}
    </span>
    <input
      class="input num"
      type="tel"
      autocomplete="off"
      aria-label=${text.term('numberAt', index + 1)}
      .value=${live(number.number)}
      @input=${(event: Event) => {
        acts.change({ number: (event.target as HTMLInputElement).value });
      }}
    />
    <span class="tools">
      ${index === 0 ? html`<span class="chip accent">${text.term('primary')}</span>` : moves(name, state, text, acts)}
      ${tool('trash', text.term('removeNumber', name), () => acts.remove())}
    </span>
  </li>`;
}

function moves(
  name: string,
  { index, count }: NumberState,
  text: Localize,
  { moveTo }: NumberActs,
): TemplateResult | typeof nothing {
  if (count < 2) return nothing;
  const up = (): void => {
    moveTo(index - 1);
  };
  const down = (): void => {
    moveTo(index + 1);
  };
  return html`${tool('arrow-up', text.term('moveUp', name), up)}
  ${tool('arrow-down', text.term('moveDown', name), down, index === count - 1)}`;
}

function tool(symbol: IconName, label: string, act: () => unknown, disabled = false): TemplateResult {
  return html`<button
    type="button"
    class="icon-button small"
    aria-label=${label}
    data-tip=${label}
    ?disabled=${disabled}
    @click=${act}
  >
    ${icon(symbol)}
  </button>`;
}
