import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import {
  accountsContext,
  audioContext,
  callControlContext,
  installationContext,
  notifierContext,
  settingsContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import type { AudioControl, MicrophoneAccess } from '../../domain/media/audio-control.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';

type StateTerm =
  'stateOn' | 'stateOff' | 'stateBlocked' | 'stateNotAsked' | 'stateNotPossible' | 'stateMissing';

interface Feature {
  readonly name: string;
  readonly on: boolean;
  readonly words: string;
}

const MICROPHONE: Readonly<Record<MicrophoneAccess, StateTerm>> = {
  unknown: 'stateNotAsked',
  prompt: 'stateNotAsked',
  granted: 'stateOn',
  denied: 'stateBlocked',
  absent: 'stateMissing',
  unavailable: 'stateNotPossible',
};

/** What this phone can do here and now (row #214). */
@customElement('feature-list')
export class FeatureList extends LitElement {
  static override styles = [
    base,
    feedback,
    css`
      :host {
        display: block;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px var(--space-4);
        padding: 9px var(--space-4);
        min-block-size: 44px;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
    `,
  ];

  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: audioContext }) audio!: AudioControl;
  @consume({ context: notifierContext }) notifier!: Notifier;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: installationContext }) installation!: Installation;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [
      this.accounts.profiles,
      this.control.lines,
      this.audio.state,
      this.notifier.access,
      this.settings.values,
      this.installation.state,
      this.windowRole.role,
    ]);
  }

  override render(): TemplateResult {
    return html`<ul>
      ${this.#features().map(
        ({ name, on, words }) =>
          html`<li>
            <span>${name}</span>
            <span class="chip ${on ? 'success' : ''}">${icon(on ? 'check' : 'minus', 's')}${words}</span>
          </li>`,
      )}
    </ul>`;
  }

  #features(): readonly Feature[] {
    const { offlineReady, installed } = this.installation.state.value;
    return [
      this.#calls(),
      this.#feature('featureMicrophone', MICROPHONE[this.audio.state.value.microphone]),
      this.#feature('featureNotifications', this.#notifications()),
      this.#feature('featureOffline', offlineReady ? 'stateOn' : 'stateOff'),
      this.#feature('featureInstalled', installed ? 'stateOn' : 'stateOff'),
    ];
  }

  #calls(): Feature {
    if (this.windowRole.role.value === 'guest') {
      return { name: this.#text.term('featureCalls'), on: true, words: this.#text.term('phoneElsewhere') };
    }
    const enabled = this.accounts.profiles.value.filter((profile) => profile.enabled).length;
    const lines = this.control.lines.value;
    const connected = lines.filter(({ registration }) => registration.state === 'registered').length;
    return {
      name: this.#text.term('featureCalls'),
      on: connected > 0,
      words: this.#text.term('featureAccounts', connected, enabled),
    };
  }

  #notifications(): StateTerm {
    if (!this.settings.values.value.notifications) return 'stateOff';
    switch (this.notifier.access.value) {
      case 'granted':
        return 'stateOn';
      case 'denied':
        return 'stateBlocked';
      case 'prompt':
        return 'stateNotAsked';
      case 'unavailable':
        return 'stateNotPossible';
    }
  }

  #feature(
    name: 'featureMicrophone' | 'featureNotifications' | 'featureOffline' | 'featureInstalled',
    term: StateTerm,
  ): Feature {
    return { name: this.#text.term(name), on: term === 'stateOn', words: this.#text.term(term) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'feature-list': FeatureList;
  }
}
