import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ContactId } from '../../domain/contacts/contact.ts';
import type { Group } from '../../domain/contacts/address-book.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { RovingFocus } from '../controllers/roving-focus.ts';
import '../ui/ui-dialog.ts';
import { ContactDropEvent } from './contact-events.ts';
import './group-dialog.ts';
import type { GroupSavedEvent } from './group-events.ts';

/** The way to a group without dragging: one of a list, or a new one. Tells `contact-drop` as the pane does. */
@customElement('group-choice')
export class GroupChoice extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      ul {
        display: grid;
        gap: 1px;
        margin-inline: -8px;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        inline-size: 100%;
        min-block-size: 36px;
        padding: 0 8px;
        border-radius: var(--radius-m);
      }
      .choice:hover {
        background: var(--surface-hover);
      }
      .choice:focus-visible {
        outline-offset: -2px;
      }
      .choice > .icon {
        color: var(--text-3);
      }
    `,
  ];

  @property({ attribute: false }) groups: readonly Group[] = [];

  @state() protected open = false;
  @state() protected heading = '';

  readonly #text = new Localize(this);
  #ids: readonly ContactId[] = [];

  constructor() {
    super();
    new RovingFocus(this, { items: () => [...this.renderRoot.querySelectorAll<HTMLElement>('.choice')] });
  }

  ask(ids: readonly ContactId[], heading: string): void {
    this.#ids = ids;
    this.heading = heading;
    this.open = true;
  }

  override render(): TemplateResult {
    return html`<ui-dialog .open=${this.open} heading=${this.heading} @dialog-close=${this.#onClose}>
        ${this.groups.length === 0 ? html`<p class="secondary">${this.#text.term('noGroups')}</p>` : nothing}
        <ul>
          ${this.groups.map(
            (group) =>
              html`<li>
                <button type="button" class="choice" @click=${() => this.#choose(group)}>
                  ${icon(group.external ? 'server' : 'users', 's')}<span class="grow clip">${group.name}</span
                  ><span class="meta num">${group.count}</span>
                </button>
              </li>`,
          )}
        </ul>
        <div slot="footer" class="row">
          <button type="button" class="button quiet" @click=${this.#onNew}>
            ${icon('plus', 's')}${this.#text.term('newGroup')}
          </button>
          <button type="button" class="button" @click=${this.#onClose}>${this.#text.term('cancel')}</button>
        </div>
      </ui-dialog>
      <group-dialog @group-saved=${this.#onMade}></group-dialog>`;
  }

  #choose({ id }: Group): void {
    this.open = false;
    this.dispatchEvent(new ContactDropEvent(id, this.#ids));
  }

  readonly #onNew = async (): Promise<void> => {
    this.open = false;
    await this.updateComplete;
    await this.renderRoot.querySelector('group-dialog')?.ask();
  };

  /** The new group is not what is looked at now. */
  #onMade(event: GroupSavedEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new ContactDropEvent(event.group, this.#ids));
  }

  readonly #onClose = (): void => {
    this.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'group-choice': GroupChoice;
  }
}
