import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  accountsContext,
  audioContext,
  callControlContext,
  notifierContext,
  settingsContext,
  surroundingsContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { SurroundingsState } from '../../app/surroundings-state.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { lineOf } from '../../domain/call/line.ts';
import type { AudioControl } from '../../domain/media/audio-control.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize, textsOf } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { TickController } from '../controllers/tick-controller.ts';
import { readinessChecks, readinessLevel } from './readiness.ts';
import type { ReadinessCheck, ReadinessLevel, Remedy } from './readiness.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-notice.ts';

const LEVELS: Readonly<
  Record<ReadinessLevel, { readonly icon: IconName; readonly word: 'stateOk' | 'stateLimited' | 'stateBad' }>
> = {
  ok: { icon: 'circle-check', word: 'stateOk' },
  limited: { icon: 'triangle-alert', word: 'stateLimited' },
  bad: { icon: 'circle-alert', word: 'stateBad' },
};
const VERDICTS = {
  ok: { tone: 'success', heading: 'readinessReady' },
  limited: { tone: 'warning', heading: 'readinessLimited' },
  bad: { tone: 'error', heading: 'readinessNot' },
} as const;

/** "Can I be called?": everything between a caller and this person's ear, each point with its one button to mend it. */
@customElement('readiness-panel')
export class ReadinessPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    css`
      li {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-block-size: 52px;
        padding: 7px 0;
        border-block-end: 1px solid var(--line);
      }
      li:last-child {
        border-block-end: 0;
      }
      li > .icon {
        color: var(--text-3);
      }
      .state {
        display: flex;
        align-items: flex-start;
        gap: 5px;
      }
      .state .icon {
        margin-block-start: 2px;
      }
      .ok .icon {
        color: var(--success-text);
      }
      .limited .icon {
        color: var(--warning-text);
      }
      .bad .icon {
        color: var(--danger-text);
      }
      .label {
        display: block;
        font-weight: var(--weight-medium);
      }
      .hint {
        display: block;
      }
      li .button {
        flex: none;
        max-inline-size: 45%;
      }
    `,
  ];

  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: audioContext }) audio!: AudioControl;
  @consume({ context: notifierContext }) notifier!: Notifier;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: surroundingsContext }) surroundings!: SurroundingsState;
  @consume({ context: uiStateContext }) ui!: UiState;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  @state() protected busy: Remedy | undefined;
  @state() protected tried: ReadonlySet<Remedy> = new Set();

  readonly #text = new Localize(this);

  constructor() {
    super();
    new TickController(this);
    new SignalController(this, () => [
      this.control.lines,
      this.accounts.activeId,
      this.audio.state,
      this.notifier.access,
      this.settings.values,
      this.surroundings.lastWakeUp,
      this.windowRole.role,
    ]);
  }

  override render(): TemplateResult {
    const checks = this.#checks();
    const verdict = VERDICTS[readinessLevel(checks)];
    const t = this.#text;
    return html`<ui-dialog open heading=${t.term('canIBeCalled')} @dialog-close=${this.#onClose}>
      <ui-notice role="status" tone=${verdict.tone} heading=${t.term(verdict.heading)}></ui-notice>
      <p class="sr-only" role="status">${this.#still(checks)}</p>
      <ul>
        ${checks.map((check) => this.#renderCheck(check))}
      </ul>
      <button slot="footer" type="button" class="button" @click=${this.#onClose}>${t.term('close')}</button>
    </ui-dialog>`;
  }

  #renderCheck({ icon: name, label, level, text, hint, remedy }: ReadinessCheck): TemplateResult {
    const look = LEVELS[level];
    return html`<li>
      ${icon(name)}
      <div class="grow">
        <span class="label">${label}</span>
        <span class="state ${level}"
          >${icon(look.icon, 's')}<span
            ><span class="sr-only">${this.#text.term(look.word)}: </span>${text}</span
          ></span
        >
        ${hint === undefined ? nothing : html`<span class="hint">${hint}</span>`}
      </div>
      ${
        remedy === undefined
          ? nothing
          : html`<button
              type="button"
              class="button"
              aria-disabled=${this.busy === remedy.kind ? 'true' : nothing}
              aria-label="${label}: ${remedy.label}"
              @click=${() => this.#mend(remedy.kind)}
            >
              ${this.busy === remedy.kind ? html`<span class="spinner"></span>` : nothing}${remedy.label}
            </button>`
      }
    </li>`;
  }

  /** What a second try found: the row shows it, and this says it. */
  #still(checks: readonly ReadinessCheck[]): string {
    return checks
      .filter(({ remedy, hint }) => hint !== undefined && remedy !== undefined && this.tried.has(remedy.kind))
      .map(({ label, text, hint }) => `${label}: ${text}. ${hint ?? ''}`)
      .join(' ');
  }

  #checks(): readonly ReadinessCheck[] {
    return readinessChecks(
      {
        line: lineOf(this.control.lines.value, this.accounts.activeId.value),
        audio: this.audio.state.value,
        notifications: this.notifier.access.value,
        settings: this.settings.values.value,
        lastWakeUp: this.surroundings.lastWakeUp.value,
        tried: this.tried,
        elsewhere: this.windowRole.role.value === 'guest',
        now: Date.now(),
      },
      textsOf('rest'),
      this.#text.lang(),
    );
  }

  async #mend(kind: Remedy): Promise<void> {
    if (this.busy === kind) return;
    this.busy = kind;
    this.tried = new Set();
    try {
      await this.#remedies[kind]();
      this.tried = new Set([kind]);
    } finally {
      this.busy = undefined;
    }
  }

  readonly #remedies: Readonly<Record<Remedy, () => unknown>> = {
    retry: () => {
      this.control.retry(this.accounts.activeId.value);
    },
    'edit-account': () => {
      this.#leave(() => {
        if (this.accounts.profiles.value.length === 0) this.ui.show('sign-in');
        else this.ui.showSettings('profile');
      });
    },
    password: () => {
      this.#leave(() => {
        const active = this.accounts.activeId.value;
        if (active !== undefined) this.ui.askPassword(active);
      });
    },
    microphone: () => this.audio.requestMicrophone(),
    sound: () => this.audio.unlockSound(),
    'ring-settings': () => {
      this.#leave(() => {
        this.ui.showSettings('media');
      });
    },
    'ring-test': () => this.audio.playSample('ring', AbortSignal.timeout(4000)),
    notifications: () => this.notifier.request(),
    'notifications-on': () => this.settings.apply({ notifications: true }),
    'do-not-disturb-off': () => this.settings.apply({ doNotDisturb: false }),
  };

  #leave(go: () => void): void {
    this.ui.openReadiness(false);
    go();
  }

  #onClose(): void {
    this.ui.openReadiness(false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'readiness-panel': ReadinessPanel;
  }
}
