import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { PopoverCard } from './popover-card.ts';
import { popoverStyles } from './popover-styles.ts';
import { MenuCloseEvent, MenuSelectEvent } from './ui-events.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly kind?: 'item' | 'radio' | 'checkbox';
  readonly checked?: boolean;
  readonly danger?: boolean;
  /** The first of several like it, such as the primary number: its icon is blue and filled. */
  readonly lead?: boolean;
  readonly disabled?: boolean;
  /** A second line: a state or a reason. */
  readonly hint?: string;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

const ROLES = { item: 'menuitem', radio: 'menuitemradio', checkbox: 'menuitemcheckbox' } as const;

/** A menu of an opener: arrow keys, Home, End and first letters move, Enter and Space choose, Escape and Tab close. */
@customElement('ui-menu')
export class UiMenu extends LitElement {
  static override styles = [
    base,
    popoverStyles,
    css`
      :host {
        display: contents;
      }
      [popover] {
        min-inline-size: 220px;
        max-inline-size: min(320px, 100vw - 16px);
      }
      button {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        inline-size: 100%;
        min-block-size: 32px;
        padding: 4px 8px;
        border-radius: var(--radius-m);
        color: var(--text);
      }
      button > .icon {
        color: var(--text-3);
      }
      button:hover,
      button:focus-visible {
        background: var(--surface-hover);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      button[aria-disabled='true'] {
        color: var(--text-disabled);
        background: none;
      }
      .danger,
      .danger > .icon {
        color: var(--danger-text);
      }
      button > .icon.lead {
        color: var(--accent-text);
        fill: currentColor;
      }
      .tick {
        visibility: hidden;
        margin-inline-start: auto;
      }
      [aria-checked='true'] .tick {
        visibility: visible;
        color: var(--accent-text);
      }
      .hint {
        display: block;
      }
      [role='group'] + [role='group'] {
        border-block-start: 1px solid var(--line);
        margin-block-start: 4px;
        padding-block-start: 4px;
      }
      .group-label {
        padding: 6px 8px 2px;
        font-size: var(--size-xs);
        font-weight: var(--weight-medium);
        color: var(--text-3);
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) groups: readonly MenuGroup[] = [];

  readonly #card = new PopoverCard(this);

  get open(): boolean {
    return this.#card.open;
  }

  /** Opens beside the anchor, with the focus on the first item. */
  async show(anchor: Element): Promise<void> {
    await this.updateComplete;
    if (this.#card.show(anchor)) this.#focus(0);
  }

  hide(): void {
    this.#card.hide();
  }

  override render(): TemplateResult {
    return html`<div popover="auto" @beforetoggle=${this.#card.onBeforeToggle} @toggle=${this.#onToggle}>
      <slot name="header"></slot>
      <div role="menu" aria-label=${this.label} tabindex="-1" @keydown=${this.#onKeydown}>
        ${this.groups.map((group, index) => this.#renderGroup(group, index))}
      </div>
    </div>`;
  }

  #renderGroup(group: MenuGroup, index: number): TemplateResult {
    const { label } = group;
    return html`<div role="group" aria-labelledby=${label === undefined ? nothing : `group-${index}`}>
      ${
        label === undefined
          ? nothing
          : html`<div class="group-label" id="group-${index}" role="presentation">${label}</div>`
      }
      ${group.items.map((item) => this.#renderItem(item))}
    </div>`;
  }

  #renderItem(item: MenuItem): TemplateResult {
    const kind = item.kind ?? 'item';
    const checked = item.checked === true ? 'true' : 'false';
    return html`<button
      type="button"
      role=${ROLES[kind]}
      class=${item.danger === true ? 'danger' : ''}
      tabindex="-1"
      aria-checked=${kind === 'item' ? nothing : checked}
      aria-disabled=${item.disabled === true ? 'true' : nothing}
      @click=${() => {
        this.#choose(item);
      }}
    >
      ${item.icon === undefined ? nothing : icon(item.icon, ...(item.lead === true ? (['lead'] as const) : []))}
      <span class="grow"
        >${item.label}${item.hint === undefined ? nothing : html`<span class="hint">${item.hint}</span>`}</span
      >
      ${kind === 'item' ? nothing : html`<span class="tick">${icon('check', 's')}</span>`}
    </button>`;
  }

  get #buttons(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  }

  #focus(index: number): void {
    const buttons = this.#buttons;
    buttons[(index + buttons.length) % buttons.length]?.focus();
  }

  #choose(item: MenuItem): void {
    if (item.disabled === true) return;
    this.hide();
    this.dispatchEvent(new MenuSelectEvent(item.id));
  }

  #onKeydown(event: KeyboardEvent): void {
    const current = this.#buttons.findIndex((button) => button === this.shadowRoot?.activeElement);
    const target = this.#targetOf(event.key, current);
    if (event.key === 'Tab') this.hide();
    if (target === undefined) return;
    event.preventDefault();
    this.#focus(target);
  }

  #targetOf(key: string, current: number): number | undefined {
    switch (key) {
      case 'ArrowDown':
        return current + 1;
      case 'ArrowUp':
        return current === -1 ? -1 : current - 1;
      case 'Home':
        return 0;
      case 'End':
        return -1;
      default:
        return this.#byLetter(key, current);
    }
  }

  #byLetter(key: string, current: number): number | undefined {
    if (key.length !== 1 || key === ' ') return undefined;
    const letter = key.toLocaleLowerCase();
    const items = this.groups.flatMap((group) => group.items);
    for (let step = 1; step <= items.length; step++) {
      const index = (current + step) % items.length;
      if (items[index]?.label.toLocaleLowerCase().startsWith(letter) === true) return index;
    }
    return undefined;
  }

  #onToggle(event: ToggleEvent): void {
    if (this.#card.closed(event)) this.dispatchEvent(new MenuCloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-menu': UiMenu;
  }
}
