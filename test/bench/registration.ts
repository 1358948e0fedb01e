import { setTimeout as delay } from 'node:timers/promises';
import type { BenchLength, BenchRow, Ratio } from './bench-row.ts';
import { median } from './figures.ts';
import { startPhones } from './registration-phones.ts';
import type { Maker, Phone } from './registration-phones.ts';
import { RegistrationServer } from './registration-server.ts';

const ALL: readonly Maker[] = ['ours', 'sipjs', 'jssip'];
/** How long each phase is watched. Milliseconds. */
interface Windows {
  readonly closed: number;
  /** Undefined: not measured. */
  readonly away: number | undefined;
  readonly silent: number;
}
const WINDOWS: Readonly<Record<BenchLength, Windows>> = {
  long: { closed: 8000, away: 20_000, silent: 30_000 },
  short: { closed: 8000, away: undefined, silent: 15_000 },
};
const SILENCE_LIMIT_MS = 10_000;

/** When each phone registered for the first time after `since`, in milliseconds from then. Infinity: not in the window. */
class Arrivals {
  readonly #since = performance.now();
  readonly #first = new Map<string, number>();

  constructor(server: RegistrationServer) {
    server.onRegister = (user, at) => {
      if (!this.#first.has(user)) this.#first.set(user, at - this.#since);
    };
  }

  /** Waits until that many phones have come, at most `ms`. On a busy machine a crowd takes its time. */
  async all(count: number, ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (this.#first.size < count && performance.now() < end) await delay(100);
  }

  of(phones: readonly Phone[]): readonly number[] {
    return phones.map(({ user }) => this.#first.get(user) ?? Infinity);
  }
}

type Phones = Readonly<Record<Maker, readonly Phone[]>>;

async function startAll(count: Readonly<Record<Maker, number>>, server: RegistrationServer): Promise<Phones> {
  const { url } = server;
  const registered = new Arrivals(server);
  const [ours, sipjs, jssip] = await Promise.all(ALL.map((maker) => startPhones(maker, count[maker], url)));
  if (ours === undefined || sipjs === undefined || jssip === undefined)
    throw new Error('unreachable: three were asked');
  await registered.all(ours.length + sipjs.length + jssip.length, 30_000);
  await delay(500);
  return { ours, sipjs, jssip };
}

async function stopAll(phones: Phones, server: RegistrationServer): Promise<void> {
  const all = ALL.flatMap((maker) => phones[maker]);
  // A phone that is lost may reject or wait for its server; the measurement is over.
  await Promise.race([Promise.allSettled(all.map((phone) => phone.stop())), delay(3000)]);
  await server.stop();
}

function inSeconds(values: readonly number[], windowMs: number): string {
  const value = median(values);
  return Number.isFinite(value) ? `${(value / 1000).toFixed(2)} s` : `not in ${String(windowMs / 1000)} s`;
}

function row(
  name: string,
  values: Readonly<Record<Maker, readonly number[]>>,
  limitMs: number,
  windowMs: number,
): BenchRow {
  return {
    name,
    ours: inSeconds(values.ours, windowMs),
    sipjs: inSeconds(values.sipjs, windowMs),
    jssip: inSeconds(values.jssip, windowMs),
    limit: `≤ ${String(limitMs / 1000)} s`,
    ok: median(values.ours) <= limitMs,
  };
}

const FEW = { ours: 15, sipjs: 5, jssip: 5 };

async function measure(
  server: RegistrationServer,
  phones: Phones,
  windowMs: number,
): Promise<Record<Maker, readonly number[]>> {
  const arrivals = new Arrivals(server);
  await delay(windowMs);
  return {
    ours: arrivals.of(phones.ours),
    sipjs: arrivals.of(phones.sipjs),
    jssip: arrivals.of(phones.jssip),
  };
}

/** The socket closes and the server is there; then the server is away for 20 s. */
async function lossRows({ closed, away }: Windows): Promise<readonly BenchRow[]> {
  const server = new RegistrationServer();
  await server.start();
  const phones = await startAll(FEW, server);
  server.dropAll();
  const after = await measure(server, phones, closed);
  const rows = [{ ...row('socket closed → REGISTER, median', after, 300, closed), ratios: faster(after) }];
  if (away !== undefined) {
    await server.stop();
    await delay(20_000);
    await server.start();
    const back = await measure(server, phones, away);
    rows.push({ ...row('server away 20 s, back → REGISTER, median', back, 1000, away), ratios: [] });
  }
  await stopAll(phones, server);
  return rows;
}

function faster({ ours, sipjs, jssip }: Readonly<Record<Maker, readonly number[]>>): readonly Ratio[] {
  const than = (name: string, theirs: readonly number[]): Ratio => ({
    what: `socket closed → REGISTER is sooner than with ${name}`,
    ok: median(ours) < median(theirs),
  });
  return [than('SIP.js', sipjs), than('JsSIP', jssip)];
}

/** The server falls silent: from there to the REGISTER over a new connection. */
async function silenceRow({ silent }: Windows): Promise<BenchRow> {
  const server = new RegistrationServer();
  await server.start();
  const phones = await startAll(FEW, server);
  server.fallSilent();
  const noticed = await measure(server, phones, silent);
  await stopAll(phones, server);
  const name = 'server falls silent → REGISTER elsewhere, slowest';
  const result = row(name, noticed, SILENCE_LIMIT_MS, silent);
  const slowest = Math.max(...noticed.ours);
  const theirs = [median(noticed.sipjs), median(noticed.jssip)];
  return {
    ...result,
    ours: inSeconds([slowest], silent),
    ok: slowest <= SILENCE_LIMIT_MS,
    ratios: [
      {
        what: `a silent server is noticed by all of ours within ${String(silent / 1000)} s and not by SIP.js and JsSIP`,
        ok: Number.isFinite(slowest) && !theirs.some(Number.isFinite),
      },
    ],
  };
}

/** The largest share of the values that lies within 100 ms. */
export function densestShare(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [index, value] of sorted.entries()) {
    while (value - (sorted[first] ?? value) > 100) first++;
    most = Math.max(most, index - first + 1);
  }
  return most / values.length;
}

/** How long the phones of the crowd may take to come back. */
const CROWD_MS = 60_000;

type Crowd = { readonly share: number; readonly back: number; readonly of: number };

async function crowd(maker: Maker, count: number): Promise<Crowd> {
  const server = new RegistrationServer();
  await server.start();
  const phones = await startPhones(maker, count, server.url);
  await delay(1000);
  await server.stop();
  await delay(2500);
  await server.start();
  const arrivals = new Arrivals(server);
  await arrivals.all(count, maker === 'ours' ? CROWD_MS : 6000);
  const values = arrivals.of(phones);
  await stopAll({ ours: [], sipjs: [], jssip: [], [maker]: phones }, server);
  return { share: densestShare(values), back: values.filter(Number.isFinite).length, of: count };
}

function percent({ share, back, of }: Crowd): string {
  return `${(share * 100).toFixed(1)} % (${String(back)} of ${String(of)} back)`;
}

/** All phones of a large office lose a server that restarts. */
async function crowdRow(length: BenchLength): Promise<BenchRow> {
  const ours = await crowd('ours', 1000);
  const ok = ours.share <= 0.15 && ours.back === ours.of;
  return {
    name: '1,000 phones after a restart: densest 100 ms of REGISTERs',
    ours: percent(ours),
    ...(length === 'long' && {
      sipjs: percent(await crowd('sipjs', 100)),
      jssip: percent(await crowd('jssip', 100)),
    }),
    limit: '≤ 15 %, all back',
    ok,
    ratios: [{ what: '1,000 phones come back after a restart, and at most 15 % of them in any 100 ms', ok }],
  };
}

/** Registration beside SIP.js and JsSIP with their defaults, on real sockets in the same run. */
export async function registrationBench(length: BenchLength): Promise<readonly BenchRow[]> {
  const windows = WINDOWS[length];
  const [loss, silence] = await Promise.all([lossRows(windows), silenceRow(windows)]);
  return [...loss, silence, await crowdRow(length)];
}
