import { Person } from '../support/browser.ts';
import type { BenchLength, BenchRow } from './bench-row.ts';
import { benchSite } from './bench-site.ts';
import { percentile } from './figures.ts';
import type { PeopleFigures } from './people-page.ts';

const CONTACTS = { long: 100_000, short: 20_000 } as const;
const KEYSTROKES = { long: 2500, short: 600 } as const;
const MEGABYTE = 1024 * 1024;

async function measured(length: BenchLength): Promise<PeopleFigures> {
  const server = await benchSite('test/bench/people-page.ts');
  const person = await Person.open({ hz: 440 });
  try {
    person.context.setDefaultTimeout(180_000);
    const page = await person.page(server.url);
    await page.waitForFunction(() => Reflect.has(globalThis, 'measurePeople'));
    return await page.evaluate(
      ([contacts, keystrokes]) => {
        const measure = Reflect.get(globalThis, 'measurePeople') as (
          contacts: number,
          keystrokes: number,
        ) => Promise<PeopleFigures>;
        return measure(contacts, keystrokes);
      },
      [CONTACTS[length], KEYSTROKES[length]] as const,
    );
  } finally {
    await person.close();
    await server.close();
  }
}

const both = (times: readonly number[]): string =>
  `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.95).toFixed(2)} ms`;

function row(name: string, ours: string, limit: string, ok: boolean): BenchRow {
  return { name, ours, limit, ok };
}

/** Searching 100,000 contacts, beside uFuzzy and plain `includes` over one text for each contact in the same run. */
export async function peopleBench(length: BenchLength): Promise<readonly BenchRow[]> {
  const figures = await measured(length);
  const count = CONTACTS[length].toLocaleString('en');
  const long = length === 'long';
  const p95 = percentile(figures.ours, 0.95);
  const beside = figures.indexBytes / MEGABYTE;
  console.log(
    `Slowest keystrokes: ${figures.slowest.map(([query, ms]) => `“${query}” ${ms.toFixed(1)}`).join(' · ')}`,
  );
  return [
    {
      ...row(
        `${count} contacts: a keystroke in the worker, p50 / p95 of ${figures.keystrokes}`,
        both(figures.ours),
        'p95 ≤ 2 ms',
        !long || p95 <= 2,
      ),
      ratios: [
        {
          what: 'a keystroke among the contacts is answered sooner than by uFuzzy (p95)',
          ok: p95 < percentile(figures.uFuzzy, 0.95),
        },
        {
          what: 'a keystroke among the contacts is answered sooner than by going through all texts (p95)',
          ok: p95 < percentile(figures.indexOf, 0.95),
        },
      ],
    },
    row('… the answer in the page', both(figures.throughWorker), 'printed', true),
    row('… uFuzzy, one text for each contact', both(figures.uFuzzy), 'printed', true),
    row('… plain includes, one text for each contact', both(figures.indexOf), 'printed', true),
    row(
      `${count} contacts: index from what is stored`,
      `${figures.index.toFixed(0)} ms`,
      '≤ 100 ms',
      !long || figures.index <= 100,
    ),
    row('… read from the store', `${figures.read.toFixed(0)} ms`, 'printed', true),
    row('… worker started → searchable', `${figures.ready.toFixed(0)} ms`, 'printed', true),
    row('… packed rows → stored and searchable', `${figures.imported.toFixed(0)} ms`, 'printed', true),
    row(
      `${count} contacts: memory of the index, beside ${(figures.textBytes / MEGABYTE).toFixed(1)} MB of text`,
      `${beside.toFixed(1)} MB`,
      '≤ 15 MB',
      !long || beside <= 15,
    ),
  ];
}
