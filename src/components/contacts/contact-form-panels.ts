import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Group, GroupId } from '../../domain/contacts/address-book.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact, TextField } from '../../domain/contacts/contact.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { FieldInputEvent } from '../ui/ui-events.ts';
import '../ui/ui-field.ts';
import type { FieldType } from '../ui/ui-field.ts';
import { draftNumber } from './contact-draft.ts';
import type { ContactDraft, DraftProblems } from './contact-draft.ts';
import './contact-numbers.ts';
import type { NumbersChangeEvent } from './contact-numbers.ts';
import { isPictureProblem } from './form-messages.ts';
import type { PhotoChoice } from './photo-choice.ts';
import { photoField } from './photo-field.ts';

export const TABS = ['general', 'numbers', 'address', 'groups', 'notes'] as const;
export type FormTab = (typeof TABS)[number];

/** What a part of the form shows, and what to call when a person changes it. */
export interface FormParts {
  readonly contact: Contact | undefined;
  readonly draft: ContactDraft;
  readonly groups: ReadonlySet<GroupId>;
  readonly allGroups: readonly Group[];
  readonly photo: PhotoChoice;
  readonly failure: unknown;
  readonly problems: DraftProblems;
  readonly onText: (field: TextField, value: string) => void;
  readonly onNumbers: (numbers: ContactDraft['numbers']) => void;
  readonly onGroup: (id: GroupId, member: boolean) => void;
  readonly onPicture: (picture: File | null) => Promise<void>;
}

const ADDRESS: readonly TextField[] = ['street', 'postalCode', 'postOfficeBox', 'city', 'state', 'country'];

/** The tab on which a problem stands; what concerns the whole form stands on each. */
export function tabOf(place: TextField | 'numbers' | 'form', shown: FormTab): FormTab {
  if (place === 'form') return shown;
  if (place === 'numbers' || place === 'notes') return place;
  return ADDRESS.includes(place) ? 'address' : 'general';
}

export function formPanel(tab: FormTab, text: Localize, parts: FormParts): TemplateResult {
  switch (tab) {
    case 'general':
      return general(text, parts);
    case 'numbers':
      return html`<contact-numbers
        .numbers=${parts.draft.numbers}
        .error=${problemText(text, parts.problems, 'numbers')}
        @numbers-change=${({ numbers }: NumbersChangeEvent) => {
          parts.onNumbers(numbers);
        }}
      ></contact-numbers>`;
    case 'address':
      return html`<div class="grid">${ADDRESS.map((name) => field(name, text, parts))}</div>`;
    case 'groups':
      return groupBoxes(text, parts);
    case 'notes':
      return field('notes', text, parts, { rows: 10 });
  }
}

function general(text: Localize, parts: FormParts): TemplateResult {
  const { birthday } = parts.draft.texts;
  // What an import brought may be no date; it is not thrown away by a field that cannot show it.
  const date = birthday === '' || /^\d{4}-\d\d-\d\d$/.test(birthday) ? 'date' : 'text';
  const name = contactName({ ...parts.draft.texts, displayName: '', numbers: [] });
  return html`${photoField(text, {
      contact: parts.contact,
      photo: parts.photo,
      refused: isPictureProblem(parts.failure) ? (parts.photo.picture?.name ?? '') : parts.photo.refused,
      onPicture: parts.onPicture,
    })}
    <div class="grid">
      ${field('firstName', text, parts)} ${field('lastName', text, parts)} ${primaryNumber(text, parts)}
      ${field('displayName', text, parts, { placeholder: name })} ${field('title', text, parts)}
      ${field('company', text, parts)} ${field('department', text, parts)}
      ${field('mail', text, parts, { type: 'email' })} ${field('mail2', text, parts, { type: 'email' })}
      ${field('web', text, parts, { type: 'url' })} ${field('birthday', text, parts, { type: date })}
    </div>`;
}

/** The first number stands here too: whoever adds a contact for a number looks for it on what opens. */
function primaryNumber(
  text: Localize,
  { draft: { numbers }, problems, onNumbers }: FormParts,
): TemplateResult {
  const [first = draftNumber(), ...others] = numbers;
  return html`<ui-field
    label=${text.term('primaryNumber')}
    type="tel"
    .value=${first.number}
    .hint=${others.length === 0 ? undefined : text.term('furtherNumbers', others.length)}
    .error=${problemText(text, problems, 'numbers')}
    @field-input=${({ value }: FieldInputEvent) => {
      onNumbers([{ ...first, number: value }, ...others]);
    }}
  ></ui-field>`;
}

interface FieldLook {
  readonly type?: FieldType;
  readonly rows?: number;
  readonly placeholder?: string;
}

function field(name: TextField, text: Localize, parts: FormParts, look: FieldLook = {}): TemplateResult {
  return html`<ui-field
    label=${text.term('fieldName', name)}
    .type=${look.type ?? 'text'}
    .rows=${look.rows ?? 1}
    .placeholder=${look.placeholder ?? ''}
    .value=${parts.draft.texts[name]}
    .error=${problemText(text, parts.problems, name)}
    @field-input=${({ value }: FieldInputEvent) => {
      parts.onText(name, value);
    }}
  ></ui-field>`;
}

function problemText(
  text: Localize,
  problems: DraftProblems,
  place: TextField | 'numbers',
): string | undefined {
  const problem = problems.get(place);
  return problem === undefined ? undefined : text.term('contactProblem', problem, place);
}

function groupBoxes(text: Localize, { contact, groups, allGroups, onGroup }: FormParts): TemplateResult {
  if (allGroups.length === 0) return html`<p class="secondary">${text.term('noGroups')}</p>`;
  return html`<fieldset class="groups">
    <legend class="sr-only">${text.term('groups')}</legend>
    ${allGroups.map(
      ({ id, name }) =>
        html`<label class="row">
          <input
            type="checkbox"
            class="check"
            .checked=${groups.has(id)}
            @change=${(event: Event) => {
              onGroup(id, (event.target as HTMLInputElement).checked);
            }}
          />
          <span class="clip">${name}</span>
        </label>`,
    )}
    ${contact === undefined ? nothing : html`<p class="hint">${icon('users', 's')} ${text.term('groupsAdvice')}</p>`}
  </fieldset>`;
}
