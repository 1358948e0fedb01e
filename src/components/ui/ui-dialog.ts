import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { DialogCloseEvent } from './ui-events.ts';
import { deepFocus } from './deep-focus.ts';
import './ui-icon-button.ts';

/** Set on the root element while a call rings. */
const RINGING = 'data-ringing';

function show(dialog: HTMLDialogElement, as: { readonly modal: boolean; readonly beside: boolean }): void {
  if (dialog.open) dialog.close();
  if (dialog.matches(':popover-open')) dialog.hidePopover();
  dialog.popover = as.beside ? 'manual' : null;
  if (as.beside) dialog.showPopover();
  if (as.modal) dialog.showModal();
}

/**
 * A modal window of the app. Escape and the cross ask to close (`dialog-close`); the owner sets `open`. While a call
 * rings it stays where it is without being modal, because nothing outside a modal dialog can be clicked, not even Answer.
 */
@customElement('ui-dialog')
export class UiDialog extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      dialog {
        inline-size: 480px;
        max-inline-size: calc(100% - 32px);
        max-block-size: calc(100% - 32px);
        padding: 0;
        border-radius: var(--radius-xl);
        background: var(--surface-raised);
        color: var(--text);
        border: 1px solid var(--line-strong);
        box-shadow: var(--shadow-3);
        overflow: hidden;
      }
      dialog.form {
        inline-size: 600px;
      }
      .form .body {
        flex: 1;
        padding: 0;
        display: flex;
        flex-direction: column;
      }
      /* In a narrow window a form is a page of its own. */
      @media (width < 640px) {
        dialog.form {
          inline-size: 100%;
          block-size: 100%;
          max-inline-size: none;
          max-block-size: none;
          border: 0;
          border-radius: 0;
        }
      }
      dialog:is([open], :popover-open) {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      .head {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-4) var(--space-3) var(--space-2) var(--space-5);
      }
      /* Takes the focus when the dialog opens, so that reading starts here and no button is pressed by mistake. */
      h2:focus-visible {
        outline: none;
      }
      .body {
        padding: 0 var(--space-5) var(--space-4);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-5);
        border-block-start: 1px solid var(--line);
      }
      @media (prefers-reduced-motion: no-preference) {
        dialog {
          transition:
            opacity var(--slow) var(--ease-out),
            translate var(--slow) var(--ease-out);
        }
        @starting-style {
          dialog:is([open], :popover-open) {
            opacity: 0;
            translate: 0 8px;
          }
        }
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property() heading = '';
  /** A question that must be answered: announced at once. */
  @property({ type: Boolean }) alert = false;
  /** Wider, and its content fills it up to the edges. */
  @property({ type: Boolean }) form = false;

  readonly #text = new Localize(this);
  #opener: Element | null = null;
  readonly #ringing = new MutationObserver(() => {
    this.#apply();
  });

  /** No header and footer elements: outside of a section they would be the banner and content info of the page. */
  override render(): TemplateResult {
    return html`<dialog
      class=${this.form ? 'form' : ''}
      role=${this.alert ? 'alertdialog' : 'dialog'}
      aria-labelledby="heading"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
      @keydown=${this.#onKeydown}
    >
      <div class="head">
        <h2 class="title grow" id="heading" tabindex="-1">${this.heading}</h2>
        <ui-icon-button icon="x" label=${this.#text.term('close')} @click=${this.#ask}></ui-icon-button>
      </div>
      <div class="body scroll"><slot></slot></div>
      <div class="foot"><slot name="footer"></slot></div>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open) this.#opener = deepFocus();
    this.#apply();
    if (this.open) this.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ringing.disconnect();
    this.renderRoot.querySelector('dialog')?.close();
    // Closing gives the focus back; a dialog that is taken out of the page while it is open does not.
    if (document.activeElement === document.body && this.#opener instanceof HTMLElement) this.#opener.focus();
    this.#opener = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ringing.observe(document.documentElement, { attributeFilter: [RINGING] });
    // A dialog that was moved in the document was closed on the way.
    if (this.hasUpdated) this.requestUpdate('open', !this.open);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** Makes the dialog what it should be now: closed, modal, or beside a call that rings. */
  #apply(): void {
    const dialog = this.#dialog;
    if (dialog === null) return;
    const beside = this.open && document.documentElement.hasAttribute(RINGING);
    const modal = this.open && !beside;
    if (dialog.open === modal && dialog.matches(':popover-open') === beside) return;
    const focus = deepFocus();
    show(dialog, { modal, beside });
    // To close and to open moves the focus; whoever types in the dialog goes on typing.
    if (this.open && focus instanceof HTMLElement) focus.focus();
  }

  #ask(): void {
    this.dispatchEvent(new DialogCloseEvent());
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    this.#ask();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#dialog?.matches(':popover-open') === true) this.#ask();
  }

  /** The browser closes by force at the second Escape in a row, cancelled or not. */
  #onClose(): void {
    if (this.open && this.isConnected && this.#dialog?.open === false && !this.#dialog.popover) this.#ask();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-dialog': UiDialog;
  }
}
