import { effect, untracked } from '../lib/signals.ts';
import type { Parts } from './compose.ts';
import { appearance } from './workflows/appearance.ts';
import { callCleanup } from './workflows/call-cleanup.ts';
import { crashRecovery } from './workflows/crash-recovery.ts';
import { dialLinks } from './workflows/dial-links.ts';
import { historyRecorder } from './workflows/history-recorder.ts';
import { incoming } from './workflows/incoming.ts';
import { notificationActions } from './workflows/notification-actions.ts';
import { pageGuard } from './workflows/page-guard.ts';
import { practiceRenewal } from './workflows/practice-renewal.ts';
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
  pageGuard(hub, window);
  practiceRenewal({ control: hub, accounts: parts.accounts, practice: parts.practice, report });
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
  crashRecovery(await interrupted, ui, (number) => {
    dialer.dial(number, { numericOnly: false }).catch(report);
  });
}
