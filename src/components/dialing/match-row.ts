import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { contactName } from '../../domain/contacts/contact.ts';
import type { MarkedPart } from '../../domain/contacts/marks.ts';
import type { Match } from '../../domain/contacts/match.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../contacts/contact-avatar.ts';
import { contactOrigin } from '../contacts/contact-origin.ts';
import { tellApproach } from './approach.ts';
import { nameParts, otherNumbers, secondLine, textOfParts } from './match-text.ts';

/** Grey handsets of a row; a contact's information has all numbers. */
const OTHERS = 2;

interface Row {
  readonly match: Match;
  readonly query: string;
  readonly index: number;
  /** It was chosen by the arrow keys. */
  readonly chosen: boolean;
  /** Its buttons are stops of the Tab key: those of one row are. */
  readonly stop: boolean;
  readonly open: () => void;
  readonly call: (number: string) => void;
}

/** A match: where it comes from, who it is, and a handset for each number, the blue one at the right the primary. */
export function matchRow(row: Row, text: Localize): TemplateResult {
  const { match, query, index, chosen, stop, open } = row;
  const { contact } = match;
  const second = secondLine(match, query);
  const name = contactName(contact);
  return html`<div
    class="match"
    role="row"
    aria-rowindex=${index + 1}
    aria-selected=${chosen}
    aria-label="${name}, ${textOfParts(second)}"
  >
    <span role="gridcell" class="row grow">
      ${contactOrigin(contact.origin, text)}
      <button type="button" class="open row grow" tabindex=${stop ? 0 : -1} @click=${open}>
        <contact-avatar .contact=${contact} .name=${name}></contact-avatar>
        <span class="grow">
          <span class="line name clip">${marked(nameParts(match, query))}</span>
          <span class="line meta clip">${marked(second)}</span>
          <span class="sr-only">. ${text.term('openContact')}</span>
        </span>
      </button>
    </span>
    <span role="gridcell" class="row">${handsets(row, name, text)}</span>
  </div>`;
}

function marked(parts: readonly MarkedPart[]): readonly (TemplateResult | string)[] {
  return parts.map((part) => (part.marked ? html`<mark>${part.text}</mark>` : part.text));
}

function handsets({ match, stop, call }: Row, name: string, text: Localize): readonly TemplateResult[] {
  const [primary] = match.contact.numbers;
  const others = otherNumbers(match, OTHERS).map((other) => ({
    number: other.number,
    label: text.term('callKindOf', name, text.term('numberKind', other.kind)),
    look: '',
  }));
  const all =
    primary === undefined
      ? others
      : [...others, { number: primary.number, label: text.term('callPrimary', name), look: 'primary' }];
  return all.map(
    ({ number, label, look }) =>
      html`<button
        type="button"
        class="handset ${look}"
        tabindex=${stop ? 0 : -1}
        aria-label=${label}
        data-tip="${label}: ${number}"
        @pointerenter=${tellApproach}
        @focus=${tellApproach}
        @click=${() => {
          call(number);
        }}
      >
        ${icon('phone', 'solid')}
      </button>`,
  );
}
