import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { PhonePage } from '../support/phone-page.ts';
import type { BenchLength, BenchRow } from './bench-row.ts';
import { median } from './figures.ts';

const CALLS = 100_000;
const PEOPLE = 2000;
/** One frame of a display of 60 Hz. Milliseconds. */
const FRAME = 1000 / 60;
/** Every second frame may be given to other programs of the machine; a stutter is more. */
const LATE = 2.5 * FRAME;
const MAX_NODES = 3000;

/** Stores calls as the app does, in chunks of 100, with the setting that shows all of them. */
function seed(page: Page): Promise<void> {
  return page.evaluate(
    ([calls, people]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offhook');
        opening.onerror = () => {
          reject(opening.error ?? new Error('IndexedDB failed'));
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('records', 'readwrite');
          const records = transaction.objectStore('records');
          const newest = Date.now() - 60_000;
          const call = (index: number): object => {
            const startedAt = newest - (calls - index) * 240_000;
            const person = (index * 7919) % people;
            return {
              guid: `${startedAt.toString(16).padStart(12, '0')}-${index}`,
              line: 'bench',
              lineLabel: 'Bench',
              direction: index % 3 === 0 ? 'outbound' : 'inbound',
              remote: {
                uri: `sip:${person}@bench.example`,
                number: `+4930${1_000_000 + person}`,
                displayName: `Person ${person} of the bench`,
                anonymous: false,
              },
              startedAt,
              connectedAt: startedAt + 4000,
              endedAt: startedAt + 4000 + ((index * 31) % 900) * 1000,
              endReason: { kind: 'remote-hangup', code: 200 },
              comment: index % 10 === 0 ? `Note of call ${index}` : '',
              unseen: false,
            };
          };
          for (let chunk = 0; chunk < calls / 100; chunk++) {
            const entries = Array.from({ length: 100 }, (_, index) => call(chunk * 100 + index));
            records.put(entries, `history/chunk/${String(chunk + 1).padStart(10, '0')}`);
          }
          const settings = records.get('settings/values');
          settings.onsuccess = () => {
            records.put({ ...(settings.result as object), historyLimit: calls }, 'settings/values');
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onerror = () => {
            reject(transaction.error ?? new Error('IndexedDB failed'));
          };
        };
      }),
    [CALLS, PEOPLE] as const,
  );
}

/** Turns the wheel for some seconds. @returns the time between the frames, in milliseconds. */
async function scroll(page: Page, ms: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const tick = (now: number): void => {
      times.push(now);
      if (Reflect.get(globalThis, 'benchFrames') === times) requestAnimationFrame(tick);
    };
    Reflect.set(globalThis, 'benchFrames', times);
    requestAnimationFrame(tick);
  });
  const end = Date.now() + ms;
  while (Date.now() < end) await page.mouse.wheel(0, 400);
  const times = await page.evaluate(() => {
    const frames = Reflect.get(globalThis, 'benchFrames') as number[];
    Reflect.deleteProperty(globalThis, 'benchFrames');
    return frames;
  });
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** From an act to the frame in which its result stands. */
async function until(page: Page, act: () => Promise<void>, shown: string): Promise<number> {
  const begun = await page.evaluate(() => performance.now());
  await act();
  await page.getByRole('row').filter({ hasText: shown }).first().waitFor({ timeout: 60_000 });
  const now = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
      ),
  );
  return now - begun;
}

const nodesOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const count = (root: Document | ShadowRoot): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, element) => sum + 1 + (element.shadowRoot === null ? 0 : count(element.shadowRoot)),
        0,
      );
    return count(document);
  });

function printed(name: string, value: number, limit: number): BenchRow {
  return {
    name,
    ours: `${value.toFixed(0)} ms`,
    limit: Number.isFinite(limit) ? `≤ ${limit.toFixed(0)} ms` : 'printed',
    ok: value <= limit,
  };
}

/** The history with as many calls as it stores. */
export async function historyBench(length: BenchLength): Promise<readonly BenchRow[]> {
  const app = await startApp();
  const person = await Person.open({ hz: 440 });
  try {
    person.context.setDefaultTimeout(60_000);
    const page = await person.page(app.urls[0]);
    const phone = new PhonePage(page);
    await phone.tryPractice();
    await page.goto(`${app.urls[0]}/licences.txt`);
    await seed(page);
    await page.goto(app.urls[0]);
    await phone.registered(60_000);
    const opened = await until(page, () => phone.open('History'), 'Person');
    await page.getByRole('row').nth(5).hover();
    const frames = await scroll(page, length === 'long' ? 6000 : 2500);
    const nodes = await nodesOf(page);
    const sorted = await until(
      page,
      () => page.getByRole('columnheader', { name: 'Call partner' }).getByRole('button').click(),
      'Person 0 of',
    );
    const again = await scroll(page, length === 'long' ? 3000 : 1500);
    const found = await until(
      page,
      () => page.getByLabel('Search the history').pressSequentially('note of call 99990'),
      'Person',
    );
    const all = [...frames, ...again].toSorted((a, b) => a - b);
    const late = all.filter((ms) => ms > LATE).length / all.length;
    return [
      printed('100,000 calls: History → first rows', opened, Infinity),
      printed('100,000 calls: scrolling, median frame', median(all), FRAME + 1),
      {
        name: '100,000 calls: scrolling, frames that came late',
        ours: `${(late * 100).toFixed(1)} %`,
        limit: '≤ 5.0 %',
        ok: late <= 0.05,
      },
      printed('100,000 calls: sorted by call partner, all of them loaded', sorted, Infinity),
      printed('100,000 calls: a search of 18 keys → shown', found, Infinity),
      {
        name: '100,000 calls: nodes in the document',
        ours: String(nodes),
        limit: `≤ ${MAX_NODES}`,
        ok: nodes <= MAX_NODES,
        ratios: [
          {
            what: `with 100,000 calls the document holds at most ${MAX_NODES} nodes`,
            ok: nodes <= MAX_NODES,
          },
        ],
      },
    ];
  } finally {
    await person.close();
    await app.close();
  }
}
