import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { audioContext, installationContext, notifierContext } from '../../app/contexts.ts';
import type { AudioControl, MicrophoneAccess } from '../../domain/media/audio-control.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import { Localize, texts, textsIfLoaded } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';

/** What to do where asking does not help. The words come after the first paint. */
function microphoneAdvice(access: MicrophoneAccess): string | undefined {
  const words = textsIfLoaded('rest');
  if (access === 'denied') return words?.microphoneDeniedAdvice;
  return access === 'absent' ? words?.microphoneAbsentAdvice : undefined;
}

/** Microphone, notifications, installed: how each stands, with the button that asks for it while it can be asked for. */
@customElement('permission-list')
export class PermissionList extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    css`
      .permissions {
        gap: 10px;
      }
      .permissions li {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: var(--control-s);
      }
      .advice {
        display: block;
        color: var(--tab-active-text-2);
      }
      .permissions .chip {
        background: var(--tab-active-control);
        color: var(--tab-active-text);
      }
      .permissions .button {
        background: var(--tab-active-control);
        border-color: var(--tab-active-control-line);
        color: var(--tab-active-text);
      }
      .permissions .button:hover {
        background: var(--tab-active-control-hover);
      }
    `,
  ];

  @consume({ context: audioContext }) audio!: AudioControl;
  @consume({ context: notifierContext }) notifier!: Notifier;
  @consume({ context: installationContext }) installation!: Installation;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.audio.state, this.notifier.access, this.installation.state]);
  }

  override render(): TemplateResult {
    const t = this.#text;
    const { microphone } = this.audio.state.value;
    const access = this.notifier.access.value;
    const { installed, installable } = this.installation.state.value;
    const { microphoneWords, notificationWords } = texts();
    return html`<ul class="stack permissions">
      ${this.#renderItem('mic', t.term('checkMicrophone'), {
        good: microphone === 'granted',
        word: microphoneWords[microphone],
        ask: microphone === 'prompt' || microphone === 'unknown' ? this.#onMicrophone : undefined,
        verb: t.term('allow'),
        advice: microphoneAdvice(microphone),
      })}
      ${this.#renderItem('bell', t.term('checkNotifications'), {
        good: access === 'granted',
        word: notificationWords[access],
        ask: access === 'prompt' ? this.#onNotifications : undefined,
        verb: t.term('allow'),
        advice: access === 'denied' ? textsIfLoaded('rest')?.notificationsDeniedAdvice : undefined,
      })}
      ${this.#renderItem('download', t.term('installedAsApp'), {
        good: installed,
        word: t.term(installed ? 'installedYes' : 'installedNo'),
        ask: installable && !installed ? this.#onInstall : undefined,
        verb: t.term('installAction'),
      })}
    </ul>`;
  }

  #renderItem(
    name: IconName,
    label: string,
    state: {
      readonly good: boolean;
      readonly word: string;
      readonly ask: (() => Promise<void>) | undefined;
      readonly verb: string;
      /** What to do where the browser does not let us ask. */
      readonly advice?: string | undefined;
    },
  ): TemplateResult {
    return html`<li>
      ${icon(name)}<span class="grow"
        >${label}${
          state.advice === undefined ? nothing : html`<span class="meta advice">${state.advice}</span>`
        }</span
      >
      ${
        state.ask === undefined
          ? html`<span class="chip">${state.good ? icon('check', 's') : ''}${state.word}</span>`
          : html`<button
              type="button"
              class="button small"
              aria-label="${label}: ${state.verb}"
              @click=${state.ask}
            >
              ${state.verb}
            </button>`
      }
    </li>`;
  }

  readonly #onMicrophone = async (): Promise<void> => {
    await this.audio.requestMicrophone();
  };

  readonly #onNotifications = async (): Promise<void> => {
    await this.notifier.request();
  };

  readonly #onInstall = async (): Promise<void> => {
    await this.installation.install();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'permission-list': PermissionList;
  }
}
