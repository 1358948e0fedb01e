import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from './chromium.ts';

/**
 * Draws the PNG icons from `public/icons/offhook.svg`. Run it when that changes: `node scripts/make-icons.ts`.
 * A maskable icon fills the square and keeps the mark in the middle 80 % (W3C manifest, "safe zone").
 */
const FOLDER = fileURLToPath(new URL('../public/icons/', import.meta.url));

interface Drawing {
  readonly file: string;
  readonly size: number;
  readonly maskable: boolean;
}

const DRAWINGS: readonly Drawing[] = [
  { file: 'offhook-192.png', size: 192, maskable: false },
  { file: 'offhook-512.png', size: 512, maskable: false },
  { file: 'offhook-maskable-512.png', size: 512, maskable: true },
];

const home = await mkdtemp(join(tmpdir(), 'offhook-icons-'));
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  env: { ...process.env, HOME: home },
});
try {
  const svg = await readFile(join(FOLDER, 'offhook.svg'), 'utf8');
  for (const { file, size, maskable } of DRAWINGS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const mark = maskable ? 0.84 : 1;
    await page.setContent(
      `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${maskable ? '#1664c4' : 'transparent'}}` +
        `svg{width:${mark * 100}%;height:${mark * 100}%}</style>${svg}`,
    );
    await page.screenshot({ path: join(FOLDER, file), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
  await rm(home, { recursive: true, force: true });
}
