import type { Page } from 'playwright-core';

/** Milliseconds without a place on the page that nobody notices: the next key comes later. */
const SHORT = 400;

declare global {
  interface Window {
    lostFocus?: string[];
  }
}

/** Notes from now on whenever the focus falls to the page and stays there, with what had it last. */
export async function watchFocus(page: Page): Promise<void> {
  await page.evaluate((short) => {
    const losses: string[] = [];
    window.lostFocus = losses;
    let last = '';
    let since = Infinity;
    const look = (): void => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const now = performance.now();
      if (element === null || element === document.body) {
        since = Math.min(since, now);
        if (now - since > short && last !== '') {
          losses.push(last);
          last = '';
        }
      } else {
        since = Infinity;
        const name = element.getAttribute('aria-label') ?? element.textContent;
        last = `${element.localName} ${name.replace(/\s+/g, ' ').trim().slice(0, 80)}`;
      }
      requestAnimationFrame(look);
    };
    look();
  }, SHORT);
}

/** What had the focus each time when it fell to the page. Waits until the last step could have lost it. */
export async function lostFocus(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(2 * SHORT);
  return page.evaluate(() => window.lostFocus?.splice(0) ?? []);
}
