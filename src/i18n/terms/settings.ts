import type { SettingsPage } from '../../domain/settings/pages.ts';
import type { RowKey, SelectKey, SettingGroup } from '../../domain/settings/setting-rows.ts';
import type { BackupTerms } from './backup.ts';

export interface SettingsTerms extends BackupTerms {
  settingsPageTitle: (page: SettingsPage) => string;
  settingsPageIntro: (page: SettingsPage) => string;
  settingsGroup: (group: SettingGroup) => string;
  settingLabel: (key: RowKey) => string;
  /** Empty where the label says all. */
  settingHint: (key: RowKey) => string;
  settingOption: (key: SelectKey, value: string) => string;
  /** Other words by which a search finds a setting. */
  settingKeywords: (key: RowKey) => string;
  /** What else a search finds on a page, a line each. */
  settingsKeywords: (page: SettingsPage) => string;

  settingsNavigation: string;
  searchSettings: string;
  searchSettingsNothing: (query: string) => string;
  administrator: string;
  unitSeconds: string;
  unitCalls: string;
  wholeNumberBetween: (min: string, max: string) => string;
  prefixesWanted: string;
  regionOfBrowser: (country: string) => string;
  notificationsDenied: string;
  notificationsToAllow: string;

  changesAtOnce: string;
  allChangesApplied: string;
  changesNotApplied: (count: number) => string;
  valuesToCorrect: (count: number) => string;
  changesApplied: string;
  leaveHeading: string;
  leaveText: (count: number) => string;
  accountNotSaved: string;
  accountFormSaves: string;
  sourceNotSaved: string;
  stay: string;

  versionIs: (version: string) => string;
  versionReady: string;
  versionReadyAdvice: string;
  checkForUpdates: string;
  checkingForUpdates: string;
  versionIsNewest: string;
  featuresHeading: string;
  featureCalls: string;
  featureAccounts: (connected: number, enabled: number) => string;
  featureMicrophone: string;
  featureNotifications: string;
  featureOffline: string;
  featureInstalled: string;
  stateOn: string;
  stateOff: string;
  stateBlocked: string;
  stateNotAsked: string;
  stateNotPossible: string;
  stateMissing: string;
  dataHeading: string;
  signOutHeading: string;
  signOutText: string;
  resetHeading: string;
  resetText: string;

  accountsHeading: string;
  noAccounts: string;
  noAccountsAdvice: string;
  editAccountNamed: (label: string) => string;
  useAccount: (label: string) => string;
  makeActive: string;
  activeAccount: string;
  accountConnected: string;
  accountConnecting: string;
  accountNotConnected: string;
  accountOff: string;
  accountSaved: (label: string) => string;

  logHeading: string;
  logEmpty: string;
  exportLog: string;
  logPause: string;
  logContinue: string;
}
