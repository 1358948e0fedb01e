import type { CallQuality } from '../../domain/call/call.ts';

/** One reading of the counters of a call; all grow from its beginning. */
export interface QualityReading {
  /** Milliseconds. */
  readonly at: number;
  readonly packets: number;
  readonly lost: number;
  /** Milliseconds (RFC 3550 §6.4.1). */
  readonly jitterMs: number;
  readonly roundTripMs?: number;
  readonly codec?: string;
}

/** The impairment of the codec without loss, and its robustness to loss (ITU-T G.113, appendix I). */
const CODECS: Readonly<Record<string, { readonly impairment: number; readonly robustness: number }>> = {
  PCMU: { impairment: 0, robustness: 25.1 },
  PCMA: { impairment: 0, robustness: 25.1 },
  G722: { impairment: 13, robustness: 13 },
  G729: { impairment: 11, robustness: 19 },
  // Not in G.113; conceals well and carries its own forward error correction.
  opus: { impairment: 0, robustness: 30 },
};
const UNKNOWN_CODEC = { impairment: 5, robustness: 15 };

/** Estimated mean opinion score, 1 to 4.5 (ITU-T G.107, short form: delay and loss alone vary). */
export function meanOpinion(lossPercent: number, delayMs: number, codec: string | undefined): number {
  const { impairment, robustness } = CODECS[codec ?? ''] ?? UNKNOWN_CODEC;
  const delay = 0.024 * delayMs + (delayMs > 177.3 ? 0.11 * (delayMs - 177.3) : 0);
  const loss = impairment + (95 - impairment) * (lossPercent / (lossPercent + robustness));
  const rating = Math.min(100, Math.max(0, 93.2 - delay - loss));
  const score = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
  return Math.min(4.5, Math.max(1, score));
}

/** The words that people know: most are satisfied from 4.03 on, many dissatisfied below 3.6 (G.107, annex B). */
function levelOf(mos: number): CallQuality['level'] {
  if (mos >= 4.03) return 'good';
  return mos >= 3.6 ? 'fair' : 'poor';
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The quality between two readings; undefined when nothing came in between. */
export function qualityBetween(from: QualityReading, to: QualityReading): CallQuality | undefined {
  const received = to.packets - from.packets;
  // A late packet lowers "lost" again; nothing is better than no loss.
  const lost = Math.max(0, to.lost - from.lost);
  if (received <= 0) return undefined;
  const lossPercent = (100 * lost) / (received + lost);
  // One way, and the jitter buffer that holds about twice the jitter.
  const delayMs = (to.roundTripMs ?? 0) / 2 + 2 * to.jitterMs + 20;
  const mos = round(meanOpinion(lossPercent, delayMs, to.codec), 2);
  return Object.freeze({
    mos,
    level: levelOf(mos),
    lossPercent: round(lossPercent, 1),
    jitterMs: round(to.jitterMs, 1),
    ...(to.roundTripMs !== undefined && { roundTripMs: Math.round(to.roundTripMs) }),
    ...(to.codec !== undefined && { codec: to.codec }),
  });
}

/** The quality over all of a call: loss over the whole, jitter and round trip as the average of the windows. */
export class QualityAverage {
  #first: QualityReading | undefined;
  #last: QualityReading | undefined;
  #jitter = 0;
  #roundTrip = 0;
  #roundTrips = 0;
  #count = 0;

  add(reading: QualityReading): void {
    this.#first ??= reading;
    this.#last = reading;
    this.#count++;
    this.#jitter += reading.jitterMs;
    if (reading.roundTripMs === undefined) return;
    this.#roundTrip += reading.roundTripMs;
    this.#roundTrips++;
  }

  get result(): CallQuality | undefined {
    if (this.#first === undefined || this.#last === undefined) return undefined;
    return qualityBetween(this.#first, {
      ...this.#last,
      jitterMs: this.#jitter / this.#count,
      ...(this.#roundTrips > 0 && { roundTripMs: this.#roundTrip / this.#roundTrips }),
    });
  }
}
