import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { historyContext, installationContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState, View } from '../../app/ui-state.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';

interface Item {
  readonly view: Exclude<View, 'sign-in'>;
  readonly icon: IconName;
  readonly label: string;
  readonly badge?: { readonly look: 'count' | 'update-badge'; readonly text: string; readonly name: string };
}

/** Where to go: a rail at the side, a bar at the bottom of a narrow window. */
@customElement('nav-rail')
export class NavRail extends LitElement {
  static override styles = [
    base,
    feedback,
    css`
      :host {
        display: block;
      }
      nav,
      ul {
        display: flex;
        flex-direction: column;
        block-size: 100%;
        align-items: center;
        gap: 2px;
      }
      nav {
        padding-block-end: var(--space-3);
      }
      ul {
        flex: 1;
        min-block-size: 0;
      }
      .last {
        margin-block-start: auto;
      }
      button {
        position: relative;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 3px;
        inline-size: 72px;
        block-size: 52px;
        border-radius: var(--radius-l);
        color: var(--text-2);
        font-size: var(--size-2xs);
        font-weight: var(--weight-medium);
        letter-spacing: -0.01em;
      }
      /* "Einstellungen" is the longest of all labels. */
      button:lang(de) {
        font-size: 10px;
        letter-spacing: -0.02em;
      }
      button:hover {
        background: var(--surface-pressed);
        color: var(--text);
      }
      button[aria-current] {
        background: var(--surface);
        color: var(--accent-text);
        box-shadow: var(--shadow-1);
      }
      button[aria-current]::before {
        content: '';
        position: absolute;
        inset-inline-start: -2px;
        inset-block: 14px;
        inline-size: 3px;
        border-radius: 2px;
        background: var(--accent-text);
      }
      .badge {
        position: absolute;
        inset-block-start: 1px;
        inset-inline-start: calc(50% + 4px);
        border: 2px solid var(--canvas);
        box-sizing: content-box;
      }
      .count.badge {
        min-inline-size: 10px;
        block-size: 16px;
      }
      .update-badge.badge {
        inline-size: 16px;
        block-size: 16px;
      }
      @container (inline-size < 640px) {
        nav {
          padding: 4px 6px;
          border-block-start: 1px solid var(--line);
        }
        ul {
          flex-direction: row;
          inline-size: 100%;
        }
        li {
          flex: 1;
        }
        .last {
          margin: 0;
        }
        button {
          inline-size: 100%;
          block-size: 46px;
        }
        button[aria-current]::before {
          display: none;
        }
      }
      @media (forced-colors: active) {
        button[aria-current] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: installationContext }) installation!: Installation;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.history.unseen, this.installation.state, this.ui.view]);
  }

  override render(): TemplateResult {
    return html`<nav aria-label=${this.#text.term('mainNavigation')} data-region="navigation">
      <ul>
        ${this.#items.map((item) => this.#renderItem(item))}
      </ul>
    </nav>`;
  }

  #renderItem({ view, icon: name, label, badge }: Item): TemplateResult {
    return html`<li class=${view === 'settings' ? 'last' : ''}>
      <button
        type="button"
        aria-current=${this.ui.view.value === view ? 'page' : nothing}
        @click=${() => {
          this.#go(view);
        }}
      >
        ${icon(name, 'l')}<span>${label}</span>
        ${
          badge === undefined
            ? nothing
            : html`<span class="${badge.look} badge" aria-hidden="true">${badge.text}</span
                ><span class="sr-only">, ${badge.name}</span>`
        }
      </button>
    </li>`;
  }

  /** With an update waiting, the settings open where it is told about. */
  #go(view: View): void {
    if (view === 'settings' && this.installation.state.value.updateReady) this.ui.showSettings('overview');
    else this.ui.show(view);
  }

  get #items(): readonly Item[] {
    const t = this.#text;
    const missed = this.history.unseen.value;
    const { updateReady } = this.installation.state.value;
    return [
      { view: 'call', icon: 'phone', label: t.term('navCall') },
      { view: 'contacts', icon: 'book-user', label: t.term('navContacts') },
      {
        view: 'history',
        icon: 'history',
        label: t.term('navHistory'),
        ...(missed === 0
          ? {}
          : {
              badge: {
                look: 'count',
                text: missed > 99 ? '99+' : String(missed),
                name: t.term('missedCalls', missed),
              },
            }),
      },
      {
        view: 'settings',
        icon: 'settings',
        label: t.term('navSettings'),
        ...(updateReady
          ? { badge: { look: 'update-badge', text: 'U', name: t.term('updateAvailable') } }
          : {}),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'nav-rail': NavRail;
  }
}
