import { ContextProvider } from '@lit/context';
import type { Context } from '@lit/context';
import type { Parts } from './compose.ts';
import * as contexts from './contexts.ts';

/** Offers each port to the elements below the host, under its context. */
export function provide(host: HTMLElement, parts: Parts): void {
  const offer = <T>(context: Context<unknown, T>, initialValue: T): void => {
    new ContextProvider(host, { context, initialValue }).hostConnected();
  };
  offer(contexts.callControlContext, parts.hub);
  offer(contexts.callSelectionContext, parts.selection);
  offer(contexts.dialerContext, parts.dialer);
  offer(contexts.csvWriterContext, parts.csv);
  offer(contexts.addressBookContext, parts.addressBook);
  offer(contexts.callerNamesContext, parts.names);
  offer(contexts.contactSourcesContext, parts.sources);
  offer(contexts.historyContext, parts.history);
  offer(contexts.settingsContext, parts.settings);
  offer(contexts.accountsContext, parts.accounts);
  offer(contexts.connectionTesterContext, parts.tester);
  offer(contexts.practiceContext, parts.practice);
  offer(contexts.provisioningContext, parts.provisioning);
  offer(contexts.audioContext, parts.audio);
  offer(contexts.tonesContext, parts.tones);
  offer(contexts.notifierContext, parts.notifier);
  offer(contexts.installationContext, parts.installation);
  offer(contexts.popOutsContext, parts.popOuts);
  offer(contexts.windowRoleContext, parts.role);
  offer(contexts.maintenanceContext, parts.maintenance);
  offer(contexts.surroundingsContext, { lastWakeUp: parts.lastWakeUp });
  offer(contexts.uiStateContext, parts.ui);
}
