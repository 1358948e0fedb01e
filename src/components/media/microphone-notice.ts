import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { audioContext } from '../../app/contexts.ts';
import type { AudioControl } from '../../domain/media/audio-control.ts';
import { Localize } from '../../i18n/localize.ts';
import type { MicrophoneTrouble } from '../../i18n/terms/media.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import '../ui/ui-notice.ts';

/** Says why the microphone cannot be used and what to do, with the one button that may mend it; nothing while all is well. */
@customElement('microphone-notice')
export class MicrophoneNotice extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /** An attempt to open it failed just now: what stood here already is said anew. */
  @property({ type: Boolean }) failed = false;

  @consume({ context: audioContext }) audio!: AudioControl;

  @state() protected asking = false;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.audio.state]);
  }

  override willUpdate(): void {
    // An empty element would still take a gap of its host's layout.
    this.toggleAttribute('hidden', this.#trouble === undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const trouble = this.#trouble;
    if (trouble === undefined) return nothing;
    return html`<ui-notice
      tone=${trouble === 'prompt' ? 'info' : 'warning'}
      heading=${this.#text.term(this.failed ? 'microphoneTroubleStill' : 'microphoneTrouble', trouble)}
      .advice=${this.#text.term('microphoneAdvice', trouble)}
      role="status"
    >
      ${
        trouble === 'prompt'
          ? html`<button
              type="button"
              class="button"
              aria-disabled=${this.asking ? 'true' : 'false'}
              @click=${this.#onAllow}
            >
              ${this.#text.term('allowMicrophone')}
            </button>`
          : nothing
      }
    </ui-notice>`;
  }

  get #trouble(): MicrophoneTrouble | undefined {
    const access = this.audio.state.value.microphone;
    if (access === 'unknown') return undefined;
    if (access === 'granted') return this.failed ? 'busy' : undefined;
    return access;
  }

  async #onAllow(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      await this.audio.requestMicrophone();
    } finally {
      this.asking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'microphone-notice': MicrophoneNotice;
  }
}
