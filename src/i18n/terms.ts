import type { Translation } from '@shoelace-style/localize';
import type { AccountTerms } from './terms/account.ts';
import type { AppTerms } from './terms/app.ts';
import type { CallTerms } from './terms/call.ts';
import type { CommonTerms } from './terms/common.ts';
import type { DialTerms } from './terms/dial.ts';
import type { ErrorTerms } from './terms/error.ts';
import type { HistoryTerms } from './terms/history.ts';
import type { MediaTerms } from './terms/media.ts';
import type { SettingsTerms } from './terms/settings.ts';

/** Every text of the interface, by area. A text that a language lacks is a compile error. */
export type AreaTerms = CommonTerms &
  AppTerms &
  AccountTerms &
  CallTerms &
  DialTerms &
  ErrorTerms &
  HistoryTerms &
  MediaTerms;

/** `SettingsTerms` load with the settings, so only elements inside them may use those. */
export type Terms = Translation & AreaTerms & SettingsTerms;
