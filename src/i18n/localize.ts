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
let loaded: AreaTerms | undefined;

/** The language to use: the chosen one, or the first of the browser's that we have. */
export function localeFor(language: Language, browser: readonly string[]): Locale {
  if (language !== 'system') return language;
  const found = browser.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in SOURCES);
  return found === 'de' ? 'de' : 'en';
}

/** Loads a language and makes every `Localize` render in it. */
export async function useLocale(locale: Locale): Promise<void> {
  const { name, areas } = SOURCES[locale];
  const { terms } = await areas();
  register(locale, name, terms);
  current = locale;
  loaded = terms;
  document.documentElement.lang = locale;
}

/** The texts in use, for what is not an element: notifications, notices, the page title. @throws before `useLocale`. */
export function texts(): AreaTerms {
  if (loaded === undefined) throw new Error('no language is loaded yet');
  return loaded;
}

/** Loads the texts of the settings in the current language; call it before an element that uses them is shown. */
export async function loadSettingsTerms(): Promise<void> {
  const { name, settings } = SOURCES[current];
  register(current, name, (await settings()).settings);
}

function register(locale: Locale, name: string, terms: object): void {
  const translation: Translation = { $code: locale, $name: name, $dir: 'ltr', ...terms };
  registerTranslation(translation);
}
