import type { Page } from 'playwright-core';

/** Runs in each page: notes when a key went down, and when the matches for what then stands in the field are painted. */
export function installPaintClock(): void {
  let pressed = 0;
  let typed = '';
  addEventListener(
    'input',
    (event) => {
      const [field] = event.composedPath();
      if (!(field instanceof HTMLInputElement)) return;
      pressed = event.timeStamp;
      typed = field.value.trim();
      painted('letter');
    },
    { capture: true },
  );
  const find = (root: Document | ShadowRoot): Element | undefined => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'dial-matches') return element;
      const inside = element.shadowRoot === null ? undefined : find(element.shadowRoot);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  const painted = (what: 'letter' | 'matches'): void => {
    const [time, text] = [pressed, typed];
    requestAnimationFrame(() => {
      // The task after a frame runs when the frame was handed over for painting.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        performance.measure(`${what} ${text}`, { start: time, end: performance.now() });
      };
      port2.postMessage(undefined);
    });
  };
  Reflect.set(globalThis, 'watchMatches', () => {
    const matches = find(document);
    if (matches === undefined) throw new Error('there are no matches');
    let last = '';
    new MutationObserver(() => {
      const heading = matches.querySelector('h2')?.textContent.trim() ?? '';
      // Only what answers the last key; what came in between is not awaited by anybody.
      if (heading === last || typed === '' || !heading.includes(typed)) return;
      last = heading;
      painted('matches');
    }).observe(matches, { childList: true, characterData: true, subtree: true });
  });
}

/** Milliseconds from keys to what they make is painted. */
export interface TypingTimes {
  readonly matches: readonly number[];
  /** The letter in the field: what the browser takes, whatever is searched. */
  readonly letter: readonly number[];
}

/** Types texts letter by letter into the dial field. */
export async function typeAndTime(page: Page, texts: readonly string[]): Promise<TypingTimes> {
  const field = page.getByRole('combobox').first();
  await field.waitFor();
  const times = { matches: [] as number[], letter: [] as number[] };
  const timed = async (what: keyof TypingTimes, text: string): Promise<void> => {
    const name = `${what} ${text}`;
    await page.waitForFunction((entry) => performance.getEntriesByName(entry).length > 0, name);
    const duration = (entry: string): number => performance.getEntriesByName(entry)[0]?.duration ?? Infinity;
    times[what].push(await page.evaluate(duration, name));
  };
  // The contacts may still be being read, and the matches come with the first key.
  await field.fill('a');
  await page.locator('dial-matches [role=row]').first().waitFor();
  await page.evaluate(() => {
    (Reflect.get(globalThis, 'watchMatches') as () => void)();
  });
  for (const text of texts) {
    await field.fill('');
    await page.evaluate(() => {
      performance.clearMeasures();
    });
    for (let length = 1; length <= text.length; length++) {
      const part = text.slice(0, length);
      await field.pressSequentially(part.slice(-1));
      if (part.endsWith(' ')) continue;
      await timed('matches', part);
      await timed('letter', part);
    }
  }
  return times;
}
