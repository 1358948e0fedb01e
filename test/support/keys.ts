import type { Page } from 'playwright-core';
import { eventually } from './processes.ts';

/** What has the focus, by the words that name it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null) return '';
    const label =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? element.labels?.[0]?.textContent
        : undefined;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent).replace(/\s+/g, ' ').trim();
  });
}

/** Waits until the focus is on what has this name. */
export async function focusOn(page: Page, name: RegExp): Promise<void> {
  await eventually(`the focus is on ${String(name)}`, async () => name.test(await focused(page)));
}

/** Presses a key until the focus is on what has this name. @throws when it does not get there. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 80; step++) {
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now);
    await page.keyboard.press(key);
    // As fast as a key that is held down repeats.
    if (key !== 'Tab') await page.waitForTimeout(30);
  }
  throw new Error(
    `the key ${key} does not lead to ${String(name)}, but to: ${seen.slice(0, 40).join(' | ')}`,
  );
}

/** Goes to what has this name and presses Enter. */
export async function enter(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  await tabTo(page, name, key);
  await page.keyboard.press('Enter');
}
