import type { Translation } from '@shoelace-style/localize';
import type { AccountTerms } from './terms/account.ts';
import type { AppTerms } from './terms/app.ts';
import type { CallTerms } from './terms/call.ts';
import type { CommonTerms } from './terms/common.ts';
import type { ContactsTerms } from './terms/contacts.ts';
import type { DialTerms } from './terms/dial.ts';
import type { ErrorTerms } from './terms/error.ts';
import type { HistoryTerms } from './terms/history.ts';
import type { MediaTerms } from './terms/media.ts';
import type { PeopleTerms } from './terms/people.ts';
import type { SettingsTerms } from './terms/settings.ts';
import type { SourcesTerms } from './terms/sources.ts';
import type { StartTerms } from './terms/start.ts';

/**
 * The texts by what loads them: `start` before the first paint, `call` before the phone can ring, `account`,
 * `contacts` and `settings` with their views, `rest` after the start. A text that a language lacks is a compile error.
 */
export interface Packs {
  readonly start: CommonTerms & DialTerms & StartTerms;
  readonly call: CallTerms;
  readonly account: AccountTerms;
  readonly rest: AppTerms & ErrorTerms & HistoryTerms & MediaTerms & PeopleTerms;
  readonly contacts: ContactsTerms;
  readonly settings: SettingsTerms;
  readonly sources: SourcesTerms;
}

export type Pack = keyof Packs;

/** Every text outside the settings, by area. */
export type AreaTerms = Packs['start'] & Packs['call'] & Packs['account'] & Packs['rest'] & ContactsTerms;

/** An element may use the texts of those packs that are loaded before it is shown. */
export type Terms = Translation & AreaTerms & SettingsTerms & SourcesTerms;
