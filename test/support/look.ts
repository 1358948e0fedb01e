import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeFindings } from './axe.ts';

const FOLDER = join(import.meta.dirname, '../../test-results/screens');
export const WIDE = { width: 1280, height: 800 } as const;
export const NARROW = { width: 400, height: 760 } as const;
const SCHEMES = ['light', 'dark'] as const;

/** How far the page, or anything in it that a person can scroll, is wider than its place. */
export function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const scrolls =
          element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
        if (scrolls && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          wide.push(
            `${element.localName}.${element.className}: ${String(element.scrollWidth)} in ${String(element.clientWidth)}`,
          );
        if (element.shadowRoot !== null) look(element.shadowRoot);
      }
    };
    look(document);
    return wide;
  });
}

/** Words of buttons, headings, labels and messages that do not fit into their place, cut or ended by dots. */
export function cutText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    const matters = 'button, h1, h2, h3, label, [role=alert], [role=status], legend';
    // Names of people and of devices may be of any length: these end in dots.
    const mayEnd = '.clip, select, .sr-only';
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot !== null) look(element.shadowRoot);
        if (!element.matches(matters) || element.matches(mayEnd) || !element.checkVisibility()) continue;
        const clips = getComputedStyle(element).overflowX !== 'visible';
        if (clips && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
          cut.push(`cut: "${element.textContent.trim()}"`);
        const { left, right } = element.getBoundingClientRect();
        if (right > innerWidth + 1 || left < -1) cut.push(`outside: "${element.textContent.trim()}"`);
      }
    };
    look(document);
    return cut;
  });
}

/**
 * Looks at the page as it stands, wide and narrow, light and dark. @returns what axe finds and what scrolls sideways.
 * @param anew brings back, before each look, what does not stay.
 */
export async function findingsOf(
  page: Page,
  name: string,
  anew: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  mkdirSync(FOLDER, { recursive: true });
  const found: string[] = [];
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await anew();
      await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 250)));
      const look = `${name}-${String(size.width)}-${colorScheme}`;
      await page.screenshot({ path: join(FOLDER, `${look}.png`) });
      const findings = [...(await axeFindings(page)), ...(await sideways(page))];
      found.push(...findings.map((finding) => `${look}: ${finding}`));
    }
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** The same for one size and scheme, and whether words are cut: for another language. */
export async function narrowFindings(page: Page, name: string): Promise<readonly string[]> {
  mkdirSync(FOLDER, { recursive: true });
  await page.setViewportSize(NARROW);
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 250)));
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  return [...(await sideways(page)), ...(await cutText(page))].map((finding) => `${name}: ${finding}`);
}
