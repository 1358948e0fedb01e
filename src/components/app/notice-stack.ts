import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  accountsContext,
  audioContext,
  callControlContext,
  installationContext,
  maintenanceContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { Notice, UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import type { AudioControl } from '../../domain/media/audio-control.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { TickController } from '../controllers/tick-controller.ts';
import { connectionBanner, dataBanner, soundBanner, updateBanner } from './banners.ts';
import '../ui/ui-notice.ts';
import './reset-dialog.ts';
import { saveData } from './save-data.ts';

/** All that has to be said at the top of the window: what is wrong and lasts, and what just happened. */
@customElement('notice-stack')
export class NoticeStack extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        /* The phone stays in sight, whatever there is to say. */
        max-block-size: max(26dvh, 112px);
        overflow-y: auto;
      }
      .list {
        display: grid;
        gap: var(--space-2);
      }
      .list:has(ui-notice) {
        padding: var(--space-2) var(--space-3);
      }
    `,
  ];

  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: audioContext }) audio!: AudioControl;
  @consume({ context: installationContext }) installation!: Installation;
  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected updateLater = false;
  @state() protected askReset = false;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new TickController(this, () =>
      this.control.lines.value.some(({ registration }) => registration.state === 'waiting'),
    );
    new SignalController(this, () => [
      this.control.calls,
      this.control.lines,
      this.accounts.activeId,
      this.audio.state,
      this.installation.state,
      this.maintenance.problem,
      this.windowRole.role,
      this.ui.notices,
    ]);
  }

  override render(): TemplateResult {
    return html`<div
        class="list"
        role="region"
        aria-label=${this.#text.term('statusRegion')}
        aria-live="polite"
      >
        ${this.#renderData()} ${this.#renderPhone()} ${this.#renderUpdate()}
        ${repeat(
          this.ui.notices.value.toReversed(),
          ({ id }) => id,
          (notice) => this.#renderNotice(notice),
        )}
      </div>
      ${this.askReset ? html`<reset-dialog @dialog-close=${this.#onKeep}></reset-dialog>` : nothing}`;
  }

  #renderPhone(): TemplateResult | typeof nothing {
    const active = this.accounts.activeId.value;
    if (this.windowRole.role.value !== 'owner' || active === undefined) return nothing;
    const line = this.control.lines.value.find(({ id }) => id === active);
    return html`${
      line === undefined
        ? nothing
        : connectionBanner(line.registration, Date.now(), {
            retry: () => {
              this.control.retry(active);
            },
            edit: () => {
              this.ui.showSettings('profile');
            },
            password: () => {
              this.ui.askPassword(active);
            },
            explain: () => {
              this.ui.openReadiness(true);
            },
          })
    }
    ${this.audio.state.value.soundUnlocked ? nothing : soundBanner(() => this.audio.unlockSound())}`;
  }

  #renderUpdate(): TemplateResult | typeof nothing {
    if (!this.installation.state.value.updateReady || this.updateLater) return nothing;
    return updateBanner(liveCalls(this.control.calls.value).length > 0, this.#onUpdate, () => {
      this.updateLater = true;
    });
  }

  #renderData(): TemplateResult | typeof nothing {
    const problem = this.maintenance.problem.value;
    if (problem === undefined) return nothing;
    return dataBanner(problem, {
      exportData: this.#onExport,
      reset: () => {
        this.askReset = !this.maintenance.callLive.value;
      },
      update: () => this.installation.checkForUpdate(),
    });
  }

  #renderNotice({ id, tone, heading, advice, detail, action }: Notice): TemplateResult {
    return html`<ui-notice
      tone=${tone}
      heading=${heading}
      .advice=${advice}
      .detail=${detail}
      dismissable
      @notice-dismiss=${() => {
        this.ui.dismiss(id);
      }}
    >
      ${
        action === undefined
          ? nothing
          : html`<button
              slot="actions"
              type="button"
              class="button"
              @click=${() => {
                this.ui.dismiss(id);
                action.run();
              }}
            >
              ${action.label}
            </button>`
      }
    </ui-notice>`;
  }

  readonly #onUpdate = (): Promise<void> => this.installation.applyUpdate();

  readonly #onExport = (): Promise<void> => saveData(this.maintenance);

  readonly #onKeep = (): void => {
    this.askReset = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-stack': NoticeStack;
  }
}
