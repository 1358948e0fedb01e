import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import type { FunctionParams, Translation } from '@shoelace-style/localize';
import type { Language } from '../domain/settings/settings.ts';
import type { Pack, Packs, Terms } from './terms.ts';

/** Texts, dates and numbers for an element: `#text = new Localize(this)`, then `this.#text.term('call')`. */
export class Localize extends LocalizeController<Terms> {
  /** The library parses the language of the page anew for each text: a tenth of what the first rendering takes. */
  override term<K extends keyof Terms>(key: K, ...args: FunctionParams<Terms[K]>): string {
    const text = shown[key] as string | ((...args: readonly unknown[]) => string) | undefined;
    if (typeof text === 'function') return text(...args);
    return text ?? super.term(key, ...args);
  }

  /** A formatter costs a hundred times what it does once made, and a list needs one for each row. */
  override date(date: Date | string, options?: Intl.DateTimeFormatOptions): string {
    const lang = this.lang();
    const key = lang + JSON.stringify(options);
    let format = dateFormats.get(key);
    if (format === undefined) dateFormats.set(key, (format = new Intl.DateTimeFormat(lang, options)));
    return format.format(new Date(date));
  }
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

type Locale = 'en' | 'de';

interface Source {
  readonly name: string;
  readonly packs: { readonly [P in Pack]: () => Promise<Packs[P]> };
}

const SOURCES: Readonly<Record<Locale, Source>> = {
  en: {
    name: 'English',
    packs: {
      start: async () => (await import('./en/en.ts')).terms,
      call: async () => (await import('./en/call.ts')).call,
      account: async () => (await import('./en/account.ts')).account,
      rest: async () => (await import('./en/rest.ts')).rest,
      contacts: async () => (await import('./en/contacts.ts')).contacts,
      settings: async () => (await import('./en/settings.ts')).settings,
      sources: async () => (await import('./en/sources.ts')).sources,
    },
  },
  de: {
    name: 'Deutsch',
    packs: {
      start: async () => (await import('./de/de.ts')).terms,
      call: async () => (await import('./de/call.ts')).call,
      account: async () => (await import('./de/account.ts')).account,
      rest: async () => (await import('./de/rest.ts')).rest,
      contacts: async () => (await import('./de/contacts.ts')).contacts,
      settings: async () => (await import('./de/settings.ts')).settings,
      sources: async () => (await import('./de/sources.ts')).sources,
    },
  },
};

type LoadedPacks = { readonly [P in Pack]?: Packs[P] };

let current: Locale = 'en';
let wanted: Locale = 'en';
/** The packs in use, which a change of language must bring too. */
let used: ReadonlySet<Pack> = new Set(['start', 'call', 'account', 'rest', 'contacts']);
let loaded: LoadedPacks = {};
/** All of them together, as they were registered last. */
let shown: Partial<Terms> = {};

/** The language to use: the chosen one, or the first of the browser's that we have. */
export function localeFor(language: Language, browser: readonly string[]): Locale {
  if (language !== 'system') return language;
  const found = browser.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in SOURCES);
  return found === 'de' ? 'de' : 'en';
}

/** The browser's own tag of a language (`en-GB`), so that dates and times look as the person knows them. */
export function regionalTag(locale: Locale, browser: readonly string[]): string {
  return browser.find((tag) => tag.toLowerCase().startsWith(`${locale}-`)) ?? locale;
}

/**
 * Loads a language and makes every `Localize` render in it. Of two calls, the later one wins. `packs` limits what is
 * loaded to what the start needs; else it is all that is in use.
 */
export async function useLocale(locale: Locale, packs: Iterable<Pack> = used): Promise<void> {
  wanted = locale;
  used = new Set(packs);
  // Elements that are shown must find all their texts in the new language at their next render.
  const terms = await load(locale, used);
  if (wanted !== locale) return;
  loaded = locale === current ? { ...loaded, ...terms } : terms;
  current = locale;
  register(locale);
  document.documentElement.lang = regionalTag(locale, navigator.languages);
}

/** Loads further texts; call it before an element that uses them is shown. They follow the language from then on. */
export async function loadTexts(...packs: readonly Pack[]): Promise<void> {
  used = new Set([...used, ...packs]);
  const locale = current;
  const terms = await load(locale, packs);
  if (wanted !== locale) return useLocale(wanted);
  loaded = { ...loaded, ...terms };
  register(locale);
}

/** The texts of the start, for what is not an element: the page title, notices. @throws before `useLocale`. */
export function texts(): Packs['start'] {
  if (loaded.start === undefined) throw new Error('no language is loaded yet');
  return loaded.start;
}

/** The texts of a pack with those of the start, or undefined before the pack was loaded. */
export function textsIfLoaded<P extends Pack>(pack: P): (Packs['start'] & Packs[P]) | undefined {
  const further: Packs[P] | undefined = loaded[pack];
  return further === undefined ? undefined : { ...texts(), ...further };
}

/** The same where the pack is there for certain, as in an element that loads with it. @throws where it is not. */
export function textsOf<P extends Pack>(pack: P): Packs['start'] & Packs[P] {
  const both = textsIfLoaded(pack);
  if (both === undefined) throw new Error(`the texts "${pack}" are not loaded yet`);
  return both;
}

async function load(locale: Locale, packs: Iterable<Pack>): Promise<LoadedPacks> {
  const sources = SOURCES[locale].packs;
  const entries = [...packs].map(async (pack) => [pack, await sources[pack]()] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function register(locale: Locale): void {
  const { name } = SOURCES[locale];
  const translation: Translation = { $code: locale, $name: name, $dir: 'ltr' };
  for (const pack of Object.values(loaded)) Object.assign(translation, pack);
  shown = translation;
  registerTranslation(translation);
}
