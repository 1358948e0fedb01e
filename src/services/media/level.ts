/** What is shown as nothing; speech in a quiet room is some 35 dB above it. */
const FLOOR_DB = -60;

/** The level of samples from -1 to 1 as a person hears it: their RMS in decibels, spread over 0 to 1. */
export function levelOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / samples.length);
  // A full-scale sine has an RMS of 0.707: that is the top.
  const decibels = 20 * Math.log10(Math.max(rms * Math.SQRT2, 1e-9));
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}
