import { LitElement, css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';

const HUES = 6;

/** One of six tints, always the same for a name; 0 (grey) for a number or nothing. */
function hueOf(name: string): number {
  if (!/\p{L}/u.test(name)) return 0;
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return (hash % HUES) + 1;
}

/**
 * First letters of the first and the last word; empty for a number. Names that differ in a number, such as those of a
 * row of phones, are told apart by its last digits.
 */
function initialsOf(name: string): string {
  const number = /\p{L}.*\s\d*(\d{2})$/u.exec(name)?.[1];
  if (number !== undefined) return number;
  const words = name.split(/[\s,.]+/u).filter((word) => /^\p{L}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('');
}

/** Initials in a tint, decoration beside a name that stands in words. */
@customElement('ui-avatar')
export class UiAvatar extends LitElement {
  static override styles: CSSResultGroup = [
    base,
    css`
      :host {
        display: inline-grid;
        flex: none;
      }
      .avatar {
        display: grid;
        place-items: center;
        inline-size: 36px;
        block-size: 36px;
        border-radius: 50%;
        font-size: var(--size-s);
        font-weight: var(--weight-strong);
        background: var(--surface-pressed);
        color: var(--text-2);
        user-select: none;
      }
      /* Generated, so that they are no text of the control around the avatar, whose name says it in full. */
      .avatar::before {
        content: attr(data-initials) / '';
      }
      .avatar[data-initials='']::before {
        display: none;
      }
      .l {
        inline-size: 48px;
        block-size: 48px;
        font-size: var(--size-l);
      }
      .xl {
        inline-size: 64px;
        block-size: 64px;
        font-size: var(--size-xl);
      }
      [data-hue='1'] {
        background: var(--avatar-1);
        color: var(--on-avatar-1);
      }
      [data-hue='2'] {
        background: var(--avatar-2);
        color: var(--on-avatar-2);
      }
      [data-hue='3'] {
        background: var(--avatar-3);
        color: var(--on-avatar-3);
      }
      [data-hue='4'] {
        background: var(--avatar-4);
        color: var(--on-avatar-4);
      }
      [data-hue='5'] {
        background: var(--avatar-5);
        color: var(--on-avatar-5);
      }
      [data-hue='6'] {
        background: var(--avatar-6);
        color: var(--on-avatar-6);
      }
      @media (forced-colors: active) {
        .avatar {
          border: 1px solid;
        }
      }
    `,
  ];

  /** Of the person; a number or nothing gives a plain figure. */
  @property() name = '';
  @property() size: 'm' | 'l' | 'xl' = 'm';

  override render(): TemplateResult {
    const initials = initialsOf(this.name);
    return html`<span
      class="avatar ${this.size}"
      data-hue=${hueOf(this.name)}
      data-initials=${initials}
      aria-hidden="true"
      >${initials === '' ? icon('user') : nothing}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-avatar': UiAvatar;
  }
}
