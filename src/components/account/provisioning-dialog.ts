import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { accountsContext, provisioningContext, settingsContext, uiStateContext } from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Profile, ProfileDraft } from '../../domain/account/profile.ts';
import type {
  Provisioning,
  ProvisioningErrorCode,
  ProvisioningOffer,
} from '../../domain/account/provisioning.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize, loadTexts, textsOf } from '../../i18n/localize.ts';
import { isAppError } from '../../lib/app-error.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { ProvisioningEndEvent } from './account-events.ts';
import { settingName, settingValue } from '../settings/setting-words.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-field.ts';
import '../ui/ui-notice.ts';

type Account = ProvisioningOffer['accounts'][number];

/** Shows what a provisioning file would set up, from where, and uses it only when the person says so. */
@customElement('provisioning-dialog')
export class ProvisioningDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    css`
      .stack {
        gap: var(--space-3);
      }
      .account {
        padding: 10px var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      .account p,
      .source {
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 12px;
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Where the file is, or what it offers when it was read already; undefined shows nothing. */
  @property({ attribute: false }) source: string | ProvisioningOffer | undefined;

  @consume({ context: provisioningContext }) provisioning!: Provisioning;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected passwords: Readonly<Record<number, string>> = {};
  @state() protected saving = false;

  readonly #text = new Localize(this);
  readonly #offer = new Task(this, {
    args: () => [this.source] as const,
    task: async ([source], { signal }) => {
      if (source === undefined) return undefined;
      // The names of what it sets, and why it failed, if it does.
      await loadTexts('rest', 'settings');
      if (typeof source !== 'string') return source;
      return this.provisioning.load(source, signal);
    },
  });

  override render(): TemplateResult | typeof nothing {
    if (this.source === undefined) return nothing;
    const t = this.#text;
    const offer = this.#offer.value;
    const usable = offer !== undefined && !isEmpty(offer);
    return html`<ui-dialog open heading=${t.term('provisioningHeading')} @dialog-close=${this.#onRefuse}>
      ${this.#offer.render({
        pending: () =>
          html`<p class="row" role="status">
            <span class="spinner"></span>${t.term('provisioningLoading')}
          </p>`,
        complete: (found) => (found === undefined ? nothing : this.#renderOffer(found)),
        error: (error) => renderFailure(error),
      })}
      <button slot="footer" type="button" class="button" @click=${this.#onRefuse}>
        ${t.term(usable ? 'cancel' : 'close')}
      </button>
      ${
        usable
          ? html`<button
              slot="footer"
              type="button"
              class="button primary"
              aria-disabled=${this.saving ? 'true' : nothing}
              @click=${this.#onUse}
            >
              ${t.term('provisioningUse')}
            </button>`
          : nothing
      }
    </ui-dialog>`;
  }

  #renderOffer(offer: ProvisioningOffer): TemplateResult {
    const t = this.#text;
    if (isEmpty(offer)) return html`<p>${t.term('provisioningNothing')}</p>`;
    const settings = Object.entries(offer.settings) as [keyof Settings, Settings[keyof Settings]][];
    return html`<div class="stack">
      <p class="secondary source">${t.term('provisioningFrom', offer.source)}</p>
      ${
        offer.accounts.length === 0
          ? nothing
          : html`<h3 class="section-title">${t.term('provisioningAccounts', offer.accounts.length)}</h3>`
      }
      ${offer.accounts.map((account, index) => this.#renderAccount(account, index))}
      ${
        settings.length === 0
          ? nothing
          : html`<h3 class="section-title">${t.term('provisioningSettings', settings.length)}</h3>
              <dl class="meta">
                ${settings.map(
                  ([name, value]) =>
                    html`<dt>${settingName(t, name)}</dt>
                      <dd>${settingValue(t, name, value)}</dd>`,
                )}
              </dl>`
      }
      <p class="meta">${t.term('provisioningTrust')}</p>
    </div>`;
  }

  /** Everything that would be used: who made the file could send calls and sound through servers of their own. */
  #renderAccount({ draft, password }: Account, index: number): TemplateResult {
    const t = this.#text;
    const replaced = this.#replaced(draft);
    return html`<div class="account stack">
      <div>
        <p class="name">${draft.label}</p>
        <p class="meta">${draft.user}@${draft.domain}</p>
      </div>
      ${
        replaced === undefined
          ? nothing
          : html`<ui-notice
              tone="warning"
              heading=${t.term('provisioningReplaces', replaced.label)}
            ></ui-notice>`
      }
      <dl class="meta">
        ${this.#facts(draft).map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${
        password === undefined
          ? html`<ui-field
              type="password"
              autocomplete="current-password"
              label=${t.term('provisioningPassword', draft.label)}
              .hint=${keepsPassword(draft, replaced) ? t.term('passwordUnchanged') : undefined}
              .value=${this.passwords[index] ?? ''}
              @field-input=${(event: HTMLElementEventMap['field-input']) => {
                this.passwords = { ...this.passwords, [index]: event.value };
              }}
            ></ui-field>`
          : nothing
      }
    </div>`;
  }

  #facts(draft: ProfileDraft): readonly (readonly [name: string, value: string])[] {
    const t = this.#text;
    const facts: readonly (readonly [name: string, value: string | undefined])[] = [
      [t.term('fieldServers'), draft.servers.join(', ')],
      [t.term('fieldIceServers'), draft.iceServers.map(({ url }) => url).join(', ')],
      [t.term('fieldRelayOnly'), draft.relayOnly ? t.term('switchedOn') : undefined],
      [t.term('fieldAuthName'), draft.authName],
      [t.term('fieldDisplayName'), draft.displayName],
      [t.term('fieldCallerId'), draft.callerId],
      [t.term('fieldVoicemail'), draft.voicemail],
      [t.term('fieldEarlyMedia'), draft.earlyMedia ? undefined : t.term('switchedOff')],
    ];
    return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]));
  }

  #replaced({ user, domain }: ProfileDraft): Profile | undefined {
    return this.accounts.profiles.value.find((known) => known.user === user && known.domain === domain);
  }

  async #store({ accounts, settings }: ProvisioningOffer): Promise<void> {
    // A line starts as soon as its account is saved, and starts with the settings of that moment.
    await this.settings.apply(settings);
    for (const [index, { draft, password }] of accounts.entries()) {
      const replaced = this.#replaced(draft);
      const typed = this.passwords[index];
      await this.accounts.save(
        { ...draft, ...(replaced !== undefined && { id: replaced.id }) },
        password ?? (typed === undefined || typed === '' ? unspoken(draft, replaced) : typed),
      );
    }
  }

  readonly #onUse = async (): Promise<void> => {
    const offer = this.#offer.value;
    if (offer === undefined || this.saving) return;
    this.saving = true;
    try {
      await this.#store(offer);
      this.#end(true);
    } catch (error) {
      reportError(this.ui, error);
    } finally {
      this.saving = false;
    }
  };

  readonly #onRefuse = (): void => {
    this.#end(false);
  };

  #end(used: boolean): void {
    this.passwords = {};
    this.dispatchEvent(new ProvisioningEndEvent(used));
  }
}

/** A stored password goes to no server that it was not meant for: a digest by MD5 can be guessed at leisure. */
function keepsPassword({ servers }: ProfileDraft, replaced: Profile | undefined): boolean {
  return replaced !== undefined && servers.every((server) => replaced.servers.includes(server));
}

/** What becomes of the stored password when none is given: `AccountStore.save`. */
function unspoken(draft: ProfileDraft, replaced: Profile | undefined): undefined | null {
  return keepsPassword(draft, replaced) ? undefined : null;
}

function isEmpty({ accounts, settings }: ProvisioningOffer): boolean {
  return accounts.length === 0 && Object.keys(settings).length === 0;
}

function renderFailure(error: unknown): TemplateResult {
  const { errorTexts, unexpectedError } = textsOf('rest');
  const known = isAppError<ProvisioningErrorCode>(error) && error.code in errorTexts;
  const { heading, advice } = known ? errorTexts[error.code] : unexpectedError;
  const detail = isAppError(error) ? error.detail : undefined;
  return html`<ui-notice
    role="alert"
    tone="error"
    heading=${heading}
    advice=${advice}
    .detail=${detail}
  ></ui-notice>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'provisioning-dialog': ProvisioningDialog;
  }
}
