import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { RegistrationSnapshot } from '../../domain/call/line.ts';
import type { StoredDataProblem } from '../../domain/maintenance/maintenance.ts';
import { textsOf } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import '../ui/ui-notice.ts';

/** A button of a banner. */
export interface BannerAction {
  readonly label: string;
  readonly icon?: IconName;
  readonly run: () => unknown;
}

function actionButtons(actions: readonly BannerAction[]): readonly TemplateResult[] {
  return actions.map(
    ({ label, icon: name, run }) =>
      html`<button slot="actions" type="button" class="button" @click=${run}>
        ${name === undefined ? nothing : icon(name, 's')}${label}
      </button>`,
  );
}

/** When the next attempt comes, in words. `now` in milliseconds since the epoch. */
function retryText({ state, retryAt }: RegistrationSnapshot, now: number): string {
  const t = textsOf('rest');
  if (state === 'connecting' || state === 'registering') return t.tryingNow;
  if (retryAt === undefined) return '';
  return t.tryingAgainIn(Math.max(0, Math.ceil((retryAt - now) / 1000)));
}

/** The phone has no registration: why, what happens next, and what still works. Nothing while all is well. */
export function connectionBanner(
  registration: RegistrationSnapshot,
  now: number,
  actions: {
    readonly retry: () => void;
    readonly edit: () => void;
    readonly password: () => void;
    readonly explain: () => void;
  },
): TemplateResult | typeof nothing {
  const t = textsOf('rest');
  const { problem, state, detail } = registration;
  if (problem === undefined) return nothing;
  if (problem === 'offline') {
    return html`<ui-notice
      tone="error"
      icon="wifi-off"
      heading=${t.offlineHeading}
      advice=${t.offlineAdvice}
    ></ui-notice>`;
  }
  const { heading, advice } = t.problemTexts[problem];
  const tries = state !== 'failed';
  const next = tries ? [retryText(registration, now), t.stillWorks] : [advice];
  return html`<ui-notice
    tone="error"
    icon="wifi-off"
    heading=${t.notConnected}
    advice=${[heading, ...next].filter((part) => part !== '').join(' ')}
    .detail=${detail}
  >
    ${actionButtons([
      problem === 'password-needed'
        ? { label: t.enterPassword, icon: 'lock', run: actions.password }
        : tries
          ? { label: t.tryNow, icon: 'rotate-cw', run: actions.retry }
          : { label: t.editAccount, icon: 'pencil', run: actions.edit },
      { label: t.canIBeCalled, run: actions.explain },
    ])}
  </ui-notice>`;
}

/** Nobody has clicked the page yet, so that no ring would be heard. */
export function soundBanner(unlock: () => unknown): TemplateResult {
  const t = textsOf('rest');
  return html`<ui-notice
    tone="warning"
    icon="bell-off"
    heading=${t.soundLockedHeading}
    advice=${t.soundLockedAdvice}
  >
    ${actionButtons([{ label: t.switchSoundOn, icon: 'bell-ring', run: unlock }])}
  </ui-notice>`;
}

/** A new version waits; while a call is live it cannot be applied. */
export function updateBanner(callLive: boolean, update: () => unknown, later: () => void): TemplateResult {
  const t = textsOf('rest');
  return html`<ui-notice
    icon="rotate-cw"
    heading=${t.updateHeading}
    advice=${callLive ? t.updateAfterCall : t.updateAdvice}
    dismissable
    @notice-dismiss=${later}
  >
    ${callLive ? nothing : actionButtons([{ label: t.updateNow, run: update }])}
  </ui-notice>`;
}

/** What is wrong with the stored data, and what it means. */
export function dataWords({ kind, areas }: StoredDataProblem): {
  readonly heading: string;
  readonly advice: string;
} {
  const t = textsOf('rest');
  const named = new Intl.ListFormat(document.documentElement.lang).format(areas.map(t.dataArea));
  return { heading: t.dataProblem(kind), advice: t.dataProblemAdvice(kind, named) };
}

/** What was stored is damaged, from a newer version, or cannot be stored at all. */
export function dataBanner(
  problem: StoredDataProblem,
  actions: { readonly exportData: () => unknown; readonly reset: () => void; readonly update: () => unknown },
): TemplateResult {
  const t = textsOf('rest');
  const { heading, advice } = dataWords(problem);
  return html`<ui-notice tone="warning" heading=${heading} advice=${advice}>
    ${
      problem.kind === 'unavailable'
        ? nothing
        : actionButtons([
            ...(problem.kind === 'newer' ? [{ label: t.updateNow, run: actions.update }] : []),
            { label: t.exportData, icon: 'download', run: actions.exportData },
            { label: t.resetData, icon: 'trash', run: actions.reset },
          ])
    }
  </ui-notice>`;
}
