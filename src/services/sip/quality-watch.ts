import type { AudioFlow, CallQuality } from '../../domain/call/call.ts';
import { logger } from '../../lib/logger.ts';
import type { Timers } from './ports.ts';
import { QualityAverage, qualityBetween } from './quality.ts';
import type { QualityReading } from './quality.ts';
import { readStats } from './quality-stats.ts';

const log = logger('media');
const READ_EVERY_MS = 1000;
/** A far side whose sound does not arrive for so long is not just silent: silence is sent in packets too. */
const MISSING_AFTER_MS = 4000;
/** Packets come every 20 ms; so long a gap after a change of the network is no accident. */
const DOUBTED_AFTER_MS = 500;
const WINDOW_MS = 5000;

export interface QualityWatchOptions {
  readonly stats: () => Promise<RTCStatsReport>;
  readonly timers: Timers;
  /** Whether sound of the far side is due now: not while one side holds. */
  readonly due: () => boolean;
  readonly onFlow: (flow: AudioFlow) => void;
  readonly onQuality: (quality: CallQuality) => void;
  readonly now?: () => number;
}

/** Reads the counters of one call every second: sound or none, and how good. Ends with the signal. */
export class QualityWatch {
  readonly #options: QualityWatchOptions;
  readonly #average = new QualityAverage();
  #readings: readonly QualityReading[] = [];
  #packets = 0;
  #heardAt: number;
  #reported = 0;

  constructor(options: QualityWatchOptions, signal: AbortSignal) {
    this.#options = options;
    this.#heardAt = this.#now();
    const stop = options.timers.every(READ_EVERY_MS, () => {
      this.#attempt(() => this.read());
    });
    signal.addEventListener('abort', stop);
  }

  get average(): CallQuality | undefined {
    return this.#average.result;
  }

  /** The far side's sound may have lost its way: from now on half a second without it is enough. */
  doubt(): void {
    // First what came until now, or the next reading would take it for new.
    this.#attempt(async () => {
      await this.read();
      this.#heardAt = Math.min(this.#heardAt, this.#now() - MISSING_AFTER_MS + DOUBTED_AFTER_MS);
    });
  }

  async read(): Promise<void> {
    const reading = readStats(await this.#options.stats(), this.#now());
    this.#watchFlow(reading?.packets ?? 0);
    if (reading !== undefined && this.#options.due()) this.#rate(reading);
    else this.#readings = [];
  }

  #attempt(task: () => Promise<void>): void {
    task().catch((error: unknown) => {
      log.debug('no statistics', error);
    });
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }

  #watchFlow(packets: number): void {
    const now = this.#now();
    if (!this.#options.due()) {
      this.#heardAt = now;
      this.#packets = packets;
      this.#options.onFlow('none');
      return;
    }
    if (packets !== this.#packets) {
      this.#packets = packets;
      this.#heardAt = now;
      this.#options.onFlow('flowing');
    } else if (now - this.#heardAt >= MISSING_AFTER_MS) this.#options.onFlow('missing');
  }

  #rate(reading: QualityReading): void {
    this.#average.add(reading);
    this.#readings = [...this.#readings.filter(({ at }) => reading.at - at <= WINDOW_MS), reading];
    const [first] = this.#readings;
    // Every other reading is enough for a person to follow.
    if (first === undefined || ++this.#reported % 2 === 1) return;
    const quality = qualityBetween(first, reading);
    if (quality !== undefined) this.#options.onQuality(quality);
  }
}
