/** What a tone is made of. Times in seconds, frequencies in hertz, gains from 0 to 1. */
export interface Partial {
  readonly hz: number;
  readonly gain: number;
}

export interface Note {
  readonly at: number;
  readonly lasts: number;
  readonly partials: readonly Partial[];
  /** Rises and falls within this time, so that nothing clicks. */
  readonly edge: number;
  /** Time in which a struck sound falls to a third (1/e); a steady tone has none. */
  readonly decay?: number;
}

/** One turn of a tone; those that go on are played in a loop of it. */
export interface TonePlan {
  readonly seconds: number;
  readonly notes: readonly Note[];
}

/** High enough for every partial used here; 4 s are 192 kB in memory. */
export const TONE_RATE = 24_000;

/** The samples of one turn. */
export function renderTone({ seconds, notes }: TonePlan): Float32Array {
  const samples = new Float32Array(Math.round(seconds * TONE_RATE));
  for (const note of notes) addNote(samples, note);
  return samples;
}

function addNote(samples: Float32Array, { at, lasts, partials, edge, decay }: Note): void {
  const first = Math.round(at * TONE_RATE);
  const count = Math.min(Math.round(lasts * TONE_RATE), samples.length - first);
  for (let index = 0; index < count; index++) {
    const time = index / TONE_RATE;
    const rise = Math.min(1, time / edge, (lasts - time) / edge);
    const level = decay === undefined ? rise : rise * Math.exp(-time / decay);
    let value = 0;
    for (const { hz, gain } of partials) value += gain * Math.sin(2 * Math.PI * hz * time);
    samples[first + index] = (samples[first + index] ?? 0) + value * level;
  }
}
