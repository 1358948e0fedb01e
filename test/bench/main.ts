import { availableParallelism, loadavg } from 'node:os';
import type { Bench, BenchLength, BenchRow } from './bench-row.ts';

/** Loaded one by one, so that one bench does not weigh on the others. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  app: async () => (await import('./app.ts')).appBench,
  history: async () => (await import('./history.ts')).historyBench,
  import: async () => (await import('./import.ts')).importBench,
  people: async () => (await import('./people.ts')).peopleBench,
  'start-people': async () => (await import('./start-people.ts')).startPeopleBench,
  calls: async () => (await import('./calls.ts')).callsBench,
  registration: async () => (await import('./registration.ts')).registrationBench,
};

const HEAD = ['', 'figure', 'Offhook', 'SIP.js', 'JsSIP', 'limit'];

function cells({ ok, name, ours, sipjs, jssip, limit }: BenchRow): readonly string[] {
  return [ok ? '✔' : '✖', name, ours, sipjs ?? '–', jssip ?? '–', limit];
}

function printTable(rows: readonly BenchRow[]): void {
  const table = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Prints what holds however busy the machine is. @returns how many comparisons held and how many did not. */
function printRatios(rows: readonly BenchRow[]): { readonly passed: number; readonly failed: number } {
  const ratios = rows.flatMap(({ ratios = [] }) => ratios);
  for (const { what, ok } of ratios) console.log(`${ok ? '✔' : '✖'} ${what}`);
  const passed = ratios.filter(({ ok }) => ok).length;
  return { passed, failed: ratios.length - passed };
}

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

/** `--short` is the step of `npm test`: fewer rounds, and only what compares figures of the run is asserted. */
const asked = process.argv.slice(2).filter((argument) => argument !== '--short');
const length: BenchLength = process.argv.includes('--short') ? 'short' : 'long';
const rows: BenchRow[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`Measuring: ${name} … (load ${load()} on ${String(availableParallelism())} cores)`);
  rows.push(...(await (await bench())(length)));
}
console.log('');
printTable(rows);
console.log('');
const counts = printRatios(rows);
const met = rows.length > 0 && rows.every(({ ok }) => ok);
if (length === 'short') console.log(`#count ${JSON.stringify({ ...counts, skipped: 0 })}`);
process.exit(counts.failed === 0 && (met || length === 'short') ? 0 : 1);
