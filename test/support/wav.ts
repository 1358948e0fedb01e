import { writeFileSync } from 'node:fs';

/** Writes a mono 16-bit WAV file of one sine tone, half of full scale. */
export function writeTone(
  file: string,
  hz: number,
  options: { readonly seconds: number; readonly rate: number },
): void {
  const { seconds, rate } = options;
  const count = seconds * rate;
  const bytes = Buffer.alloc(44 + count * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + count * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(count * 2, 40);
  for (let index = 0; index < count; index++) {
    bytes.writeInt16LE(Math.round(16_000 * Math.sin((2 * Math.PI * hz * index) / rate)), 44 + index * 2);
  }
  writeFileSync(file, bytes);
}

/** The share of a tone in 16-bit mono samples, 0 to 1 (Goertzel): near 1 when there is nothing else. */
export function toneShare(samples: Int16Array, hz: number, rate: number): number {
  const k = (2 * Math.PI * hz) / rate;
  let re = 0;
  let im = 0;
  let power = 0;
  samples.forEach((sample, index) => {
    re += sample * Math.cos(k * index);
    im += sample * Math.sin(k * index);
    power += sample * sample;
  });
  return power === 0 ? 0 : (2 * (re * re + im * im)) / (samples.length * power);
}
