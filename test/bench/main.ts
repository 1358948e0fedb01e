import type { BenchRow } from './bench-row.ts';

type Bench = () => Promise<readonly BenchRow[]>;

/** Loaded one by one, so that one bench does not weigh on the others. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  app: async () => (await import('./app.ts')).appBench,
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

const asked = process.argv.slice(2);
const rows: BenchRow[] = [];
for (const [name, load] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`Measuring: ${name} …`);
  const bench = await load();
  rows.push(...(await bench()));
}
console.log('');
printTable(rows);
process.exit(rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1);
