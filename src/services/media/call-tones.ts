import type { Note, TonePlan } from './tone-plan.ts';

/** The tone of most European networks (ITU-T E.180, ETSI TR 101 041): 425 Hz, told apart by its rhythm. */
const EUROPEAN_HZ = 425;
const GAIN = 0.35;

function beep(at: number, lasts: number): Note {
  return { at, lasts, partials: [{ hz: EUROPEAN_HZ, gain: GAIN }], edge: 0.005 };
}

/** 1 s on, 4 s off. */
export const RINGBACK: TonePlan = { seconds: 5, notes: [beep(0, 1)] };
/** 0.48 s on, 0.48 s off, three seconds of it. */
export const BUSY: TonePlan = { seconds: 2.88, notes: [beep(0, 0.48), beep(0.96, 0.48), beep(1.92, 0.48)] };
/** Two short beeps every five seconds. */
export const CALL_WAITING: TonePlan = { seconds: 5.4, notes: [beep(0, 0.2), beep(0.4, 0.2)] };

/** Rows and columns of the key pad (ITU-T Q.23 §5). */
const ROWS = [697, 770, 852, 941] as const;
const COLUMNS = [1209, 1336, 1477, 1633] as const;
const KEYS = '123A456B789C*0#D';

/** The tone pair of a key, 120 ms; undefined for what is no key. */
export function keyTone(digit: string): TonePlan | undefined {
  const index = digit.length === 1 ? KEYS.indexOf(digit.toUpperCase()) : -1;
  const row = ROWS[Math.floor(index / 4)];
  const column = COLUMNS[index % 4];
  if (row === undefined || column === undefined) return undefined;
  const partials = [row, column].map((hz) => ({ hz, gain: 0.18 }));
  return { seconds: 0.12, notes: [{ at: 0, lasts: 0.12, partials, edge: 0.004 }] };
}
