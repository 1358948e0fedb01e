import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import './contact-avatar.ts';
import type { PhotoChoice } from './photo-choice.ts';

interface Photo {
  readonly contact: Contact | undefined;
  readonly photo: PhotoChoice;
  /** The name of what was chosen and is no picture. */
  readonly refused: string | undefined;
  readonly onPicture: (picture: File | null) => Promise<void>;
}

/** The photo in the form: the one that is stored, or the one that was just chosen, as it will be stored. */
export function photoField(text: Localize, { contact, photo, refused, onPicture }: Photo): TemplateResult {
  const { picture, url } = photo;
  const kept = picture === undefined && contact !== undefined && contact.photo !== '';
  const chosen = picture?.name;
  const pick = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file may be chosen again.
    input.value = '';
    if (file !== undefined) await onPicture(file);
  };
  return html`<div class="photo">
    ${kept ? html`<contact-avatar size="xl" .contact=${contact} .name=${contactName(contact)}></contact-avatar>` : preview(chosen, url)}
    <div class="stack grow">
      <div class="row">
        <label class="button small">
          <input class="sr-only" type="file" accept="image/jpeg" @change=${pick} />
          ${icon('upload', 's')}${text.term(kept || url !== undefined ? 'replacePhoto' : 'addPhoto')}
        </label>
        ${kept || chosen !== undefined ? remove(text, onPicture) : nothing}
      </div>
      ${problem(text, refused)} ${note(text, url === undefined ? undefined : chosen)}
    </div>
  </div>`;
}

function preview(chosen: string | undefined, url: string | undefined): TemplateResult {
  if (url !== undefined) return html`<img class="preview" src=${url} alt="" />`;
  return chosen === undefined
    ? html`<span class="no-photo">${icon('user', 'l')}</span>`
    : html`<span class="no-photo chosen">${icon('image', 'l')}</span>`;
}

function remove(text: Localize, onPicture: (picture: null) => Promise<void>): TemplateResult {
  const act = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    // The button leaves with the photo; what adds another one stays.
    button.parentElement?.querySelector('input')?.focus();
    await onPicture(null);
  };
  return html`<button type="button" class="button quiet small" @click=${act}>
    ${text.term('removePhoto')}
  </button>`;
}

function problem(text: Localize, refused: string | undefined): TemplateResult | typeof nothing {
  if (refused === undefined) return nothing;
  return html`<p class="error-text" role="alert">
    ${icon('circle-alert', 's')}${text.term('photoFailed', refused)}
  </p>`;
}

/** What was stored once has no name, and is the photo as it was. */
function note(text: Localize, chosen: string | undefined): TemplateResult | typeof nothing {
  if (chosen === undefined || chosen === '') return nothing;
  return html`<p class="hint">${text.term('photoChosen', chosen)}</p>`;
}
