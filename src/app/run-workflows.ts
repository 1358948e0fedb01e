import { effect, untracked } from '../lib/signals.ts';
import type { Parts } from './compose.ts';
import { appearance } from './workflows/appearance.ts';
import { callCleanup } from './workflows/call-cleanup.ts';
import { dialLinks } from './workflows/dial-links.ts';
import { historyRecorder } from './workflows/history-recorder.ts';
import { incoming } from './workflows/incoming.ts';
import { notificationActions } from './workflows/notification-actions.ts';
import { pageGuard } from './workflows/page-guard.ts';
import { progressTones } from './workflows/progress-tones.ts';
import { windowTitle } from './workflows/window-title.ts';

/** Starts the reactions that join the services. They live as long as the window. */
export function runWorkflows(parts: Parts): void {
  const { hub, settings, tones, notifier, history, ui, report, role, dialer } = parts;
  appearance(settings, document.documentElement, report);
  incoming({ control: hub, settings, tones, notifier, silenced: ui.silenced, report });
  progressTones(hub, tones);
  historyRecorder(hub, history, report);
  callCleanup(hub, (ms, run) => parts.timers.after(ms, run));
  pageGuard(hub, ui.settingsDraft.dirty, window);
  renewPractice(parts).catch(report);
  windowTitle(hub, history, notifier, document);
  notificationActions(parts);
  effect(() => {
    const busy = parts.callLive.value;
    untracked(() => {
      role.tellBusy(busy);
    });
  });

  const takeLink = dialLinks({ role, dialer, ui, report });
  effect(() => {
    const handed = parts.handed.value;
    if (handed === undefined) return;
    untracked(() => {
      takeLink(handed.target);
    });
  });
  parts.links.onViewLink((view) => {
    ui.show(view);
  });
  followRole(parts, () => {
    parts.links.onDialLink(takeLink);
  });
}

/** No start needs it: it has work when the exchange refuses an account. */
async function renewPractice({ hub, accounts, practice, report }: Parts): Promise<void> {
  const { practiceRenewal } = await import('./workflows/practice-renewal.ts');
  practiceRenewal({ control: hub, accounts, practice, report });
}

/** Starts the phone when this window gets it, and tells then of calls that a crash cut off. */
function followRole(parts: Parts, decided: () => void): void {
  let first = true;
  effect(() => {
    const role = parts.role.role.value;
    if (role === 'unknown') return;
    untracked(() => {
      if (role === 'owner') own(parts).catch(parts.report);
      if (first) decided();
      first = false;
    });
  });
}

async function own({ startPhone, history, ui, dialer, report }: Parts): Promise<void> {
  // Before the first call of this run can be written.
  const interrupted = history.closeInterrupted(Date.now());
  await startPhone();
  const cutOff = await interrupted;
  if (cutOff.length === 0) return;
  const { crashRecovery } = await import('./workflows/crash-recovery.ts');
  crashRecovery(cutOff, ui, (number) => {
    dialer.dial(number, { numericOnly: false }).catch(report);
  });
}
