const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `6:21`, with hours `1:06:21`. */
export function clockDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const head = hours === 0 ? String(minutes) : `${hours}:${twoDigits(minutes % 60)}`;
  return `${head}:${twoDigits(seconds % 60)}`;
}

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** A length of time in its largest whole unit, such as "5 min", in the words of a language. */
export function roughDuration(ms: number, language: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const step = STEPS.find((candidate) => seconds >= candidate.seconds);
  const unit = step?.unit ?? 'second';
  const count = Math.floor(seconds / (step?.seconds ?? 1));
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
