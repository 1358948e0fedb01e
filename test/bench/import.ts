import { Person } from '../support/browser.ts';
import type { BenchLength, BenchRow } from './bench-row.ts';
import { benchSite } from './bench-site.ts';
import type { ImportFigures } from './import-page.ts';

const CONTACTS = { long: 100_000, short: 20_000 } as const;
const MEGABYTE = 1e6;

async function measured(length: BenchLength): Promise<ImportFigures> {
  const site = await benchSite('test/bench/import-page.ts');
  const person = await Person.open({ hz: 440 });
  try {
    person.context.setDefaultTimeout(180_000);
    const page = await person.page(site.url);
    await page.waitForFunction(() => Reflect.has(globalThis, 'measureImport'));
    return await page.evaluate((contacts) => {
      const measure = Reflect.get(globalThis, 'measureImport') as (
        contacts: number,
      ) => Promise<ImportFigures>;
      return measure(contacts);
    }, CONTACTS[length]);
  } finally {
    await person.close();
    await site.close();
  }
}

/** Importing a file of 100,000 rows of 12 columns, beside Papa Parse into objects and Dexie's `bulkAdd` in the same run. */
export async function importBench(length: BenchLength): Promise<readonly BenchRow[]> {
  const { bytes, first, reimport, unchanged, longestTask, reports, parse, baseline } = await measured(length);
  const long = length === 'long';
  const what = `${CONTACTS[length].toLocaleString('en')} rows, ${(bytes / MEGABYTE).toFixed(1)} MB of CSV`;
  const row = (name: string, ms: number, limit?: number): BenchRow => ({
    name,
    ours: `${ms.toFixed(0)} ms`,
    limit: limit === undefined ? 'printed' : `≤ ${limit} ms`,
    ok: !long || limit === undefined || ms <= limit,
  });
  return [
    {
      ...row(`${what}: file → stored and found`, first, 1000),
      ratios: [
        { what: 'an import takes less time than Papa Parse and Dexie', ok: first < baseline },
        { what: 'a second import with 1 % changed takes less time than the first', ok: reimport < first },
      ],
    },
    row('… once more, 1 % changed', reimport, 400),
    row('… once more, nothing changed', unchanged),
    row('… Papa Parse into objects, Dexie bulkAdd', baseline),
    row('… Papa Parse alone, 210 ms on the machine of the limits', parse),
    {
      ...row('… the longest task of the page', longestTask, 50),
      ours: longestTask === 0 ? '< 50 ms' : `${longestTask.toFixed(0)} ms`,
    },
    { name: '… reports of progress', ours: String(reports), limit: 'printed', ok: true },
  ];
}
