import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import type { Translation } from '@shoelace-style/localize';
import type { Language } from '../domain/settings/settings.ts';
import type { AreaTerms, Terms } from './terms.ts';
import type { SettingsTerms } from './terms/settings.ts';

/** Texts, dates and numbers for an element: `#text = new Localize(this)`, then `this.#text.term('call')`. */
export class Localize extends LocalizeController<Terms> {}

type Locale = 'en' | 'de';

interface Source {
  readonly name: string;
  readonly areas: () => Promise<{ readonly terms: AreaTerms }>;
  readonly settings: () => Promise<{ readonly settings: SettingsTerms }>;
}

const SOURCES: Readonly<Record<Locale, Source>> = {
  en: { name: 'English', areas: () => import('./en/en.ts'), settings: () => import('./en/settings.ts') },
  de: { name: 'Deutsch', areas: () => import('./de/de.ts'), settings: () => import('./de/settings.ts') },
};

let current: Locale = 'en';
let wanted: Locale = 'en';
let loaded: AreaTerms | undefined;
/** Whether the texts of the settings are in use, so that a change of language must bring them too. */
let withSettings = false;

/** The language to use: the chosen one, or the first of the browser's that we have. */
export function localeFor(language: Language, browser: readonly string[]): Locale {
  if (language !== 'system') return language;
  const found = browser.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in SOURCES);
  return found === 'de' ? 'de' : 'en';
}

/** Loads a language and makes every `Localize` render in it. Of two calls, the later one wins. */
export async function useLocale(locale: Locale): Promise<void> {
  wanted = locale;
  const { name, areas, settings } = SOURCES[locale];
  const { terms } = await areas();
  // Elements of the settings that are shown must find their texts in the new language at their next render.
  const more = withSettings ? (await settings()).settings : {};
  if (wanted !== locale) return;
  register(locale, name, { ...terms, ...more });
  current = locale;
  loaded = terms;
  document.documentElement.lang = locale;
}

/** The texts in use, for what is not an element: notifications, notices, the page title. @throws before `useLocale`. */
export function texts(): AreaTerms {
  if (loaded === undefined) throw new Error('no language is loaded yet');
  return loaded;
}

/** Loads the texts of the settings; call it before an element that uses them is shown. They follow the language from then on. */
export async function loadSettingsTerms(): Promise<void> {
  withSettings = true;
  const locale = current;
  const { name, settings } = SOURCES[locale];
  register(locale, name, (await settings()).settings);
  if (wanted !== locale) await useLocale(wanted);
}

function register(locale: Locale, name: string, terms: object): void {
  const translation: Translation = { $code: locale, $name: name, $dir: 'ltr', ...terms };
  registerTranslation(translation);
}
