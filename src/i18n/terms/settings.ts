import type { AreaChanges, BackupAreaName } from '../../domain/maintenance/backup.ts';
import type { SettingsPage } from '../../domain/settings/pages.ts';
import type { RowKey, SelectKey, SettingGroup } from '../../domain/settings/setting-rows.ts';

export interface SettingsTerms {
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

  allChangesApplied: string;
  changesNotApplied: (count: number) => string;
  valuesToCorrect: (count: number) => string;
  changesApplied: string;
  leaveHeading: string;
  leaveText: (count: number) => string;
  leaveAccount: string;
  leaveSource: string;
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
  backupHeading: string;
  backupText: string;
  backUp: string;
  backupExplained: string;
  backupPassphrase: string;
  backupPassphraseHint: string;
  passphraseRepeated: string;
  passphraseShort: (characters: number) => string;
  passphrasesDiffer: string;
  backupArea: (area: BackupAreaName) => string;
  restoreHeading: string;
  restoreText: string;
  restoreChoose: string;
  restoreReading: string;
  restoreFrom: (date: string, version: string) => string;
  restoreChanges: (changes: AreaChanges) => string;
  restoreReplace: string;
  restoreReplaceHint: string;
  restorePassphrase: string;
  restorePassphraseHint: string;
  restore: string;
  restored: string;
  restoreFailed: (area: string) => string;
  spaceUsed: (used: string, quota: string) => string;
  spaceKept: string;
  spaceNotKept: string;
  keepSpace: string;
  spaceNearlyFull: string;
  spaceNearlyFullAdvice: string;
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
