import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { setTimeout as delay } from 'node:timers/promises';
import { startApp } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { Person } from '../support/browser.ts';
import { Arrivals } from './arrivals.ts';
import type { BareAccount } from './bare-page.ts';
import { serveBarePhone } from './bare-phone.ts';
import type { ServedPage } from './bare-phone.ts';
import type { BenchLength, BenchRow, Ratio } from './bench-row.ts';
import { AppPhone, BarePhone } from './call-phones.ts';
import type { MeasuredPhone } from './call-phones.ts';
import { median, milliseconds } from './figures.ts';
import { firstSound, installWireClock, onTheWire, resetClock } from './wire-clock.ts';

const LIMITS = { invite: 50, ok: 100, audio: 250 };
const ROUNDS: Readonly<Record<BenchLength, { readonly calls: number; readonly bareDead: number }>> = {
  long: { calls: 7, bareDead: 2 },
  short: { calls: 2, bareDead: 1 },
};
/** Rings and is never answered. */
const PATIENT_LINE = '502';
/** Between the last digit and the handset, the pointer on it and the press, and between the ringing and the answer. */
const PERSON_MS = 300;

/** A STUN server that takes every request and answers none. */
async function deadStun(): Promise<{ readonly url: string; readonly close: () => void }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { url: `stun:127.0.0.1:${String(socket.address().port)}`, close: () => socket.close() };
}

/** An account of the practice exchange, with which a phone signs in as at any PBX. */
async function account(app: RunningApp, stun: string | undefined): Promise<BareAccount> {
  const response = await fetch(`http://127.0.0.1:${String(app.exchange.port)}/lease`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.urls[1] },
    body: JSON.stringify({ client: randomUUID() }),
  });
  const lease = (await response.json()) as Omit<BareAccount, 'server' | 'stun'> & {
    readonly servers: readonly [string];
  };
  return { user: lease.user, password: lease.password, domain: lease.domain, server: lease.servers[0], stun };
}

interface Outgoing {
  readonly invite: number;
  readonly arrival: number;
}

interface Answered {
  readonly ok: number;
  readonly audio: number;
}

/** One way to place a call: what is done before the moment, and the act itself. */
interface Way {
  readonly prepare: () => Promise<void>;
  readonly act: () => Promise<void>;
}

/** The phones of one measurement: two of the built app, two of SIP.js, on one exchange in one browser. */
class Table {
  readonly #app: RunningApp;
  readonly #served: ServedPage;
  readonly #person: Person;
  readonly #arrivals = new Arrivals();
  readonly ours: readonly [AppPhone, AppPhone];
  readonly bare: readonly [BarePhone, BarePhone];
  readonly #numbers: ReadonlyMap<MeasuredPhone, string>;

  constructor(
    [app, served, person]: readonly [RunningApp, ServedPage, Person],
    [ours, bare]: readonly [readonly [AppPhone, AppPhone], readonly [BarePhone, BarePhone]],
    numbers: ReadonlyMap<MeasuredPhone, string>,
  ) {
    this.#app = app;
    this.#served = served;
    this.#person = person;
    this.ours = ours;
    this.bare = bare;
    this.#numbers = numbers;
  }

  static async open(stun?: string): Promise<Table> {
    const served = await serveBarePhone();
    const app = await startApp(undefined, served.urls);
    const person = await Person.open({ hz: 440, autoplay: true });
    const { context } = person;
    context.setDefaultTimeout(30_000);
    await context.addInitScript(installWireClock);
    const numbers = new Map<MeasuredPhone, string>();
    const seat = async <P extends MeasuredPhone>(open: (account: BareAccount) => Promise<P>): Promise<P> => {
      const own = await account(app, stun);
      const phone = await open(own);
      numbers.set(phone, own.user);
      return phone;
    };
    const ours = [
      await seat((own) => AppPhone.open(context, app.urls[0], own)),
      await seat((own) => AppPhone.open(context, app.urls[1], own)),
    ] as const;
    const bare = [
      await seat((own) => BarePhone.open(context, served.urls[0], own)),
      await seat((own) => BarePhone.open(context, served.urls[1], own)),
    ] as const;
    return new Table([app, served, person], [ours, bare], numbers);
  }

  /** Calls the line that never answers. */
  async out(phone: MeasuredPhone, { prepare, act }: Way): Promise<Outgoing> {
    await prepare();
    const placed = await this.#placed(phone, act);
    await phone.clickEnd();
    await phone.idle();
    return placed;
  }

  /** Calls the other phone of the pair, which answers. */
  async talk([caller, callee]: readonly [MeasuredPhone, MeasuredPhone]): Promise<Outgoing & Answered> {
    await typed(caller, this.#numbers.get(callee) ?? '').prepare();
    const placed = await this.#placed(caller, () => caller.clickCall());
    await callee.ringing();
    await delay(PERSON_MS);
    await resetClock(callee.page);
    const sound = firstSound(callee.page);
    await callee.clickAnswer();
    const { after, acted } = await onTheWire(callee.page, 'SIP/2.0 200 ', 'INVITE');
    const audio = (await sound) - acted;
    await delay(PERSON_MS);
    await caller.clickEnd();
    await Promise.all([caller.idle(), callee.idle()]);
    return { ...placed, ok: after, audio };
  }

  async close(): Promise<void> {
    await this.#person.close();
    this.#arrivals.close();
    await this.#app.close();
    this.#served.close();
  }

  async #placed(phone: MeasuredPhone, act: () => Promise<void>): Promise<Outgoing> {
    await resetClock(phone.page);
    await act();
    const { after, acted } = await onTheWire(phone.page, 'INVITE ', 'INVITE');
    return { invite: after, arrival: this.#arrivals.inviteAfter(acted) - acted };
  }
}

function typed(phone: MeasuredPhone, number: string, act: 'click' | 'enter' = 'click'): Way {
  return {
    prepare: async () => {
      await phone.type(number);
      await delay(PERSON_MS);
    },
    act: () => (act === 'click' ? phone.clickCall() : phone.pressEnter()),
  };
}

const redial = (phone: AppPhone): Way => ({
  prepare: async () => {
    await phone.pointAtRedial();
    await delay(PERSON_MS);
  },
  act: () => phone.clickRedial(),
});

/** @param limit Infinity for a figure that is only printed. */
function row(name: string, limit: number, ours: readonly number[], sipjs?: readonly number[]): BenchRow {
  return {
    name,
    ours: milliseconds(ours),
    ...(sipjs !== undefined && { sipjs: milliseconds(sipjs) }),
    limit: Number.isFinite(limit) ? `≤ ${String(limit)} ms` : 'printed',
    ok: median(ours) <= limit,
  };
}

/** No STUN server: one call in each round goes through to the other side, beside one of SIP.js. */
async function plainRows(rounds: number): Promise<readonly BenchRow[]> {
  const table = await Table.open();
  try {
    const [ada] = table.ours;
    const [bare] = table.bare;
    // The first call of a page compiles code and starts the audio service, on both sides alike.
    await table.talk(table.ours);
    await table.talk(table.bare);
    const all = {
      ours: [] as (Outgoing & Answered)[],
      bare: [] as (Outgoing & Answered)[],
      enter: [] as number[],
      bareEnter: [] as number[],
      redial: [] as number[],
    };
    for (let round = 0; round < rounds; round++) {
      all.ours.push(await table.talk(table.ours));
      all.bare.push(await table.talk(table.bare));
      all.enter.push((await table.out(ada, typed(ada, PATIENT_LINE, 'enter'))).invite);
      all.bareEnter.push((await table.out(bare, typed(bare, PATIENT_LINE, 'enter'))).invite);
      all.redial.push((await table.out(ada, redial(ada))).invite);
    }
    const pick = (key: keyof (Outgoing & Answered)): [number[], number[]] => [
      all.ours.map((figures) => figures[key]),
      all.bare.map((figures) => figures[key]),
    ];
    return [
      row('no STUN: click on the handset → INVITE sent', LIMITS.invite, ...pick('invite')),
      row('no STUN: … → INVITE at the exchange', Infinity, ...pick('arrival')),
      row('no STUN: Enter → INVITE sent', LIMITS.invite, all.enter, all.bareEnter),
      row('no STUN: click on Redial → INVITE sent', LIMITS.invite, all.redial),
      row('click on Answer → 200 sent', LIMITS.ok, ...pick('ok')),
      row('click on Answer → first sound', LIMITS.audio, ...pick('audio')),
    ];
  } finally {
    await table.close();
  }
}

/** A STUN server that never answers. */
async function deadRows(rounds: number, bareRounds: number): Promise<readonly BenchRow[]> {
  const stun = await deadStun();
  const table = await Table.open(stun.url);
  try {
    const [ada] = table.ours;
    const [bare] = table.bare;
    const first = await table.out(ada, typed(ada, PATIENT_LINE));
    const ours = { click: [] as Outgoing[], enter: [] as number[], redial: [] as number[] };
    const theirs: Outgoing[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.click.push(await table.out(ada, typed(ada, PATIENT_LINE)));
      ours.enter.push((await table.out(ada, typed(ada, PATIENT_LINE, 'enter'))).invite);
      ours.redial.push((await table.out(ada, redial(ada))).invite);
      if (round < bareRounds) theirs.push(await table.out(bare, typed(bare, PATIENT_LINE)));
    }
    const pick = (key: keyof Outgoing, from: readonly Outgoing[]): number[] => from.map((call) => call[key]);
    const invites = pick('invite', ours.click);
    const bareInvites = pick('invite', theirs);
    const tenth = (what: string, times: readonly number[]): { readonly ratios: readonly Ratio[] } => ({
      ratios: [
        {
          what: `dead STUN server: ${what} → INVITE takes at most a tenth of what SIP.js takes`,
          ok: median(times) <= median(bareInvites) / 10,
        },
      ],
    });
    const { invite } = LIMITS;
    return [
      {
        ...row('dead STUN: click on the handset → INVITE sent', invite, invites, bareInvites),
        ...tenth('click', invites),
      },
      row(
        'dead STUN: … → INVITE at the exchange',
        Infinity,
        pick('arrival', ours.click),
        pick('arrival', theirs),
      ),
      row('dead STUN: … the first call of the page', Infinity, [first.invite]),
      { ...row('dead STUN: Enter → INVITE sent', invite, ours.enter), ...tenth('Enter', ours.enter) },
      {
        ...row('dead STUN: click on Redial → INVITE sent', invite, ours.redial),
        ...tenth('Redial', ours.redial),
      },
    ];
  } finally {
    await table.close();
    stun.close();
  }
}

/** How long a call of the built app takes from the person's act, beside SIP.js with its defaults on the same exchange. */
export async function callsBench(length: BenchLength): Promise<readonly BenchRow[]> {
  const { calls, bareDead } = ROUNDS[length];
  return [...(await plainRows(calls)), ...(await deadRows(calls, bareDead))];
}
