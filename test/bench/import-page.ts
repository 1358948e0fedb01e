import Dexie from 'dexie';
import Papa from 'papaparse';
import { EMPTY_SUMMARY } from '../../src/domain/contacts/address-book.ts';
import type { ContactSource } from '../../src/domain/import/source.ts';
import { signal } from '../../src/lib/signals.ts';
import { startContacts } from '../../src/services/contacts/start-contacts.ts';
import { WorkerImporter } from '../../src/services/import/worker-importer.ts';
import { CSV_SOURCE } from '../support/import-files.ts';
import { syntheticCsv } from '../support/synthetic-csv.ts';
import { temporaryDatabase } from '../support/temporary-data.ts';

/** What the page of the bench measured. Milliseconds, and bytes. */
export interface ImportFigures {
  readonly bytes: number;
  /** File → stored and found. */
  readonly first: number;
  readonly reimport: number;
  readonly unchanged: number;
  /** The longest task of the page during the runs; 0 where none was longer than 50 ms. */
  readonly longestTask: number;
  readonly reports: number;
  /** Papa Parse into objects, Dexie's bulkAdd. */
  readonly baseline: number;
  /** Papa Parse alone, into rows: how quick this machine is. */
  readonly parse: number;
}

const SOURCE: ContactSource = {
  ...CSV_SOURCE,
  removed: 'keep',
  mapping: [
    { from: 'id', to: 'id' },
    { from: 'givenName', to: 'firstName' },
    { from: 'sn', to: 'lastName' },
    { from: 'company', to: 'company' },
    { from: 'department', to: 'department' },
    { from: 'mail', to: 'mail' },
    { from: 'street', to: 'street' },
    { from: 'postalCode', to: 'postalCode' },
    { from: 'city', to: 'city' },
    { from: 'telephone', to: 'phone1' },
    { from: 'mobile', to: 'mobile1' },
    { from: 'description', to: 'notes' },
  ],
};

/** How long the longest task of this page was meanwhile, as far as the browser tells: from 50 ms on. */
async function longestTaskOf(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  await work();
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return longest;
}

async function baseline(text: string): Promise<number> {
  const name = temporaryDatabase();
  const database = new Dexie(name);
  database.version(1).stores({ contacts: 'id, givenName, sn, company, mail, telephone' });
  const begun = performance.now();
  const { data } = Papa.parse(await new Blob([text]).text(), { header: true });
  await database.table('contacts').bulkAdd(data.filter(({ sn }) => sn !== undefined));
  const took = performance.now() - begun;
  database.close();
  await Dexie.delete(name);
  return took;
}

/** The best of some: what else the machine does meanwhile is not meant. */
function parse(text: string): number {
  const times = Array.from({ length: 4 }, () => {
    const begun = performance.now();
    new Papa.Parser({ delimiter: ',', newline: '\n' }).parse(text, 0, false);
    return performance.now() - begun;
  });
  return Math.min(...times);
}

export async function measureImport(count: number): Promise<ImportFigures> {
  const file = new Blob([syntheticCsv(count)]);
  const changed = new Blob([syntheticCsv(count, (row) => row % 100 === 7)]);
  const database = temporaryDatabase();
  const { addressBook, worker } = await startContacts({
    worker: () => new Worker('/address-book.js', { type: 'module' }),
    summary: signal(EMPTY_SUMMARY),
    home: signal({ country: 'DE', exchanges: [] }),
    database,
  });
  const importer = new WorkerImporter({
    remote: worker.imports,
    callback: (callback) => worker.callback(callback),
  });
  await importer.sample(SOURCE, file);
  let reports = 0;
  const run = async (content: Blob, added: number, differ: number): Promise<number> => {
    const begun = performance.now();
    const report = await importer.run(SOURCE, content, { progress: () => reports++ });
    const { total } = await addressBook.search('anna', {
      limit: 50,
      recent: [],
      keypad: false,
    });
    const took = performance.now() - begun;
    if (report.added !== added || report.changed !== differ || report.issueCount > 0 || total === 0)
      throw new Error(`the import is wrong: ${JSON.stringify({ ...report, total })}`);
    return took;
  };
  const figures = { first: 0, reimport: 0, unchanged: 0 };
  const longestTask = await longestTaskOf(async () => {
    figures.first = await run(file, count, 0);
    figures.reimport = await run(changed, 0, count / 100);
    figures.unchanged = await run(changed, 0, 0);
  });
  worker.close();
  indexedDB.deleteDatabase(database);
  const text = await file.text();
  return {
    ...figures,
    bytes: file.size,
    longestTask,
    reports,
    parse: parse(text),
    baseline: await baseline(text),
  };
}

Reflect.set(globalThis, 'measureImport', measureImport);
