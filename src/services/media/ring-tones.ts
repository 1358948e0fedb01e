import type { RingTone } from '../../domain/settings/settings.ts';
import type { Note, TonePlan } from './tone-plan.ts';

/** Two brass bells, struck in turn by one hammer 25 times a second, for a second; three seconds of rest. */
function classic(): TonePlan {
  const bells = [1050, 1330];
  const notes = Array.from({ length: 25 }, (_, index): Note => {
    const hz = bells[index % 2] ?? 0;
    const partials = [
      { hz, gain: 0.22 },
      { hz: hz * 2.4, gain: 0.1 },
      { hz: hz * 3.9, gain: 0.04 },
    ];
    return { at: index * 0.04, lasts: 0.5, partials, edge: 0.002, decay: 0.09 };
  });
  return { seconds: 4, notes };
}

/** A run up a pentatonic chord and back. A marimba's bar sounds its tone and the one two octaves above. */
function marimba(): TonePlan {
  const melody = [523.25, 659.25, 783.99, 1046.5, 783.99, 1046.5];
  const notes = melody.map((hz, index): Note => ({
    at: index * 0.16,
    lasts: 0.6,
    partials: [
      { hz, gain: 0.34 },
      { hz: hz * 4, gain: 0.08 },
    ],
    edge: 0.003,
    decay: 0.16,
  }));
  return { seconds: 3, notes };
}

/** Two quiet chords that swell and fade. */
function soft(): TonePlan {
  const chord = (at: number, tones: readonly number[]): Note => ({
    at,
    lasts: 1.2,
    partials: tones.map((hz) => ({ hz, gain: 0.17 })),
    edge: 0.45,
  });
  return { seconds: 4, notes: [chord(0, [440, 554.37, 659.25]), chord(1.1, [493.88, 587.33, 739.99])] };
}

/** The two-tone call of an electronic desk phone: twice eight quick turns. */
function pulse(): TonePlan {
  const burst = (at: number): Note[] =>
    Array.from({ length: 8 }, (_, index) => ({
      at: at + index * 0.05,
      lasts: 0.05,
      partials: [{ hz: index % 2 === 0 ? 800 : 1000, gain: 0.4 }],
      edge: 0.004,
    }));
  return { seconds: 3, notes: [...burst(0), ...burst(0.6)] };
}

/** Made when first heard; no recording, so no licence. */
export const RING_TONES: Readonly<Record<RingTone, () => TonePlan>> = { classic, marimba, soft, pulse };
