import { once } from '../lib/once.ts';
import { effect, untracked } from '../lib/signals.ts';
import type { Parts } from './compose.ts';
import { appearance } from './workflows/appearance.ts';
import { callCleanup } from './workflows/call-cleanup.ts';
import type { DialLinkTaker } from './workflows/dial-links.ts';
import { historyRecorder } from './workflows/history-recorder.ts';
import { incoming } from './workflows/incoming.ts';
import { notificationActions } from './workflows/notification-actions.ts';
import { pageGuard } from './workflows/page-guard.ts';
import { progressTones } from './workflows/progress-tones.ts';
import { windowTitle } from './workflows/window-title.ts';

/** Starts the reactions that join the services. They live as long as the window. */
export function runWorkflows(parts: Parts): void {
  const { hub, settings, tones, notifier, history, ui, report, addressBook, names } = parts;
  const after = (ms: number, run: () => void): (() => void) => parts.timers.after(ms, run);
  appearance(settings, document.documentElement, report);
  incoming({
    control: hub,
    settings,
    tones,
    notifier,
    silenced: ui.silenced,
    book: addressBook,
    names,
    screen: (call, hidden) => {
      ui.screen(call, hidden);
    },
    after,
    report,
  });
  progressTones(hub, tones);
  historyRecorder(hub, history, report);
  callCleanup(hub, after);
  pageGuard(hub, ui.settingsDraft.dirty, window);
  windowTitle({ control: hub, history, notifier, names, screened: ui.screened, page: document });
  notificationActions(parts);
  // What neither the first paint nor the first call waits for.
  import('./run-later.ts').then(({ runLater }) => runLater(parts)).catch(report);
  effect(() => {
    // There is room again; at the start, when nothing was written, there is nothing to take away.
    if (parts.writes.value > 0) untracked(() => ui.dismiss('error:storage/full'));
  });

  const takeLink = linkTaker(parts);
  effect(() => {
    const handed = parts.handed.value;
    if (handed !== undefined) takeLink(handed.target, handed.origin);
  });
  parts.links.onViewLink((view) => {
    ui.show(view);
  });
  followRole(parts, () => {
    parts.links.onDialLink(takeLink);
  });
}

/** A link that is dialled is rare: what does it loads with the first one. */
function linkTaker(parts: Parts): DialLinkTaker {
  const load = once(async () => {
    const { dialLinks } = await import('./workflows/dial-links.ts');
    return dialLinks({ ...parts, control: parts.hub });
  });
  return (...number) => {
    load()
      .then((take) => {
        take(...number);
      })
      .catch(parts.report);
  };
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

async function own({ startPhone, history, ui, names, dialer, report }: Parts): Promise<void> {
  // Before the first call of this run can be written.
  const interrupted = history.closeInterrupted(Date.now());
  await startPhone();
  const cutOff = await interrupted;
  if (cutOff.length === 0) return;
  const { crashRecovery } = await import('./workflows/crash-recovery.ts');
  crashRecovery(cutOff, { ui, names }, (number) => {
    dialer.dial(number, { numericOnly: false }).catch(report);
  });
}
