import { ContextProvider } from '@lit/context';
import { fixture, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { audioContext, settingsContext, uiStateContext } from '../../src/app/contexts.ts';
import { UiState } from '../../src/app/ui-state.ts';
import type { SettingsChangeEvent } from '../../src/components/settings/settings-events.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import type { Settings } from '../../src/domain/settings/settings.ts';
import { signal } from '../../src/lib/signals.ts';
import { FakeAudio } from '../fakes/fake-audio.ts';

/** Settings that hold at once; storing takes as long as the test wants. */
export class FakeSettings {
  readonly values = signal<Settings>(DEFAULT_SETTINGS);
  readonly applied: Partial<Settings>[] = [];
  delay: Promise<void> = Promise.resolve();

  async apply(changes: Partial<Settings>): Promise<void> {
    this.applied.push(changes);
    this.values.value = { ...this.values.value, ...changes };
    await this.delay;
  }
}

/** Everything below in document order, through all shadow roots. */
export function* deep(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* deep(element.shadowRoot);
  }
}

export function allNamed<T extends Element>(root: Element, selector: string): T[] {
  return [...deep(root.shadowRoot ?? root)].filter((element): element is T => element.matches(selector));
}

export function button(root: Element, name: string): HTMLButtonElement {
  const found = allNamed<HTMLButtonElement>(root, 'button').find(
    (element) => (element.ariaLabel ?? element.textContent).trim() === name,
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}

export function nameOf(control: HTMLInputElement | HTMLSelectElement): string {
  return control.ariaLabel ?? control.labels?.[0]?.textContent.trim() ?? '';
}

export function select(root: Element, name: string): HTMLSelectElement {
  const found = allNamed<HTMLSelectElement>(root, 'select').find((element) => nameOf(element) === name);
  if (found === undefined) throw new Error(`no selection ${name}`);
  return found;
}

export function choose(control: HTMLSelectElement, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event('change'));
}

export function slide(root: Element, name: string, value: number): void {
  const found = allNamed<HTMLInputElement>(root, 'input[type=range]').find(
    (element) => nameOf(element) === name,
  );
  if (found === undefined) throw new Error(`no slider ${name}`);
  found.value = String(value);
  found.dispatchEvent(new Event('input'));
}

export function textOf(root: Element): string {
  return allNamed(root, '*')
    .flatMap((element) => [...element.childNodes])
    .filter((node) => node instanceof Text)
    .map(({ data }) => data)
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** What an element of the sound needs around it. */
export class SoundStage {
  readonly audio = new FakeAudio();
  readonly settings = new FakeSettings();
  readonly ui = new UiState();

  async show<T extends Element>(template: TemplateResult): Promise<T> {
    const parentNode = document.createElement('div');
    new ContextProvider(parentNode, { context: audioContext, initialValue: this.audio });
    new ContextProvider(parentNode, { context: settingsContext, initialValue: this.settings });
    new ContextProvider(parentNode, { context: uiStateContext, initialValue: this.ui });
    const element = await fixture<T>(template, { parentNode });
    // Nested elements render after their host.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return element;
  }
}

/** The colours of the design, so that contrast is judged too. */
export async function loadTokens(): Promise<void> {
  const tokens = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
  const loaded = oneEvent(tokens, 'load');
  tokens.href = new URL('../../src/styles/tokens.css', import.meta.url).href;
  document.head.append(tokens);
  await loaded;
}

/** The changes that an element asks for from now on. */
export function changesOf(element: Element): Partial<Settings>[] {
  const changes: Partial<Settings>[] = [];
  element.addEventListener('settings-change', ((event: SettingsChangeEvent) => {
    changes.push(event.changes);
  }) as EventListener);
  return changes;
}

/** Resolves when nothing moves or fades any more: half faded text has no contrast. */
export async function settled(root: Element): Promise<void> {
  await Promise.all(
    allNamed(root, '*').flatMap((element) => element.getAnimations().map(({ finished }) => finished)),
  );
}
