import type { AudioFlow, CallQuality, CallSnapshot } from '../../domain/call/call.ts';
import type { CallEvent } from '../../domain/call/transition.ts';
import { logger } from '../../lib/logger.ts';
import type { Timers } from './ports.ts';
import type { QualityWatch } from './quality-watch.ts';
import type { CallMedia } from './sdh-media.ts';

const log = logger('media');

export interface AudioWatchParts {
  readonly timers: Timers;
  readonly signal: AbortSignal;
  readonly snapshot: () => CallSnapshot;
  readonly apply: (event: CallEvent) => void;
  /** Tries to bring sound back; asked once in a call, and once more after each doubt. */
  readonly mend: () => void;
}

export interface AudioWatch {
  readonly average: CallQuality | undefined;
  /** The way of the packets may be another: sound that does not arrive from now on is missed sooner. */
  doubt(): void;
}

/** Follows the sound of an answered call: whether it arrives, and how good it is. */
export function watchAudio(media: CallMedia, parts: AudioWatchParts): AudioWatch {
  const { timers, signal, snapshot, apply, mend } = parts;
  let mended = false;
  const onFlow = (flow: AudioFlow): void => {
    const { audio, phase } = snapshot();
    if (flow === audio || phase !== 'connected') return;
    apply({ type: 'audio', flow });
    // The person is told; what this side can mend, it tries once.
    if (flow !== 'missing' || mended) return;
    mended = true;
    mend();
  };
  let watch: QualityWatch | undefined;
  const begin = async (): Promise<void> => {
    // No call waits for it to be set up, so it loads when the first one is.
    const loaded = await import('./quality-watch.ts');
    if (signal.aborted) return;
    watch = new loaded.QualityWatch(
      {
        stats: () => media.peer.getStats(),
        timers,
        due: () => {
          const { phase, hold } = snapshot();
          return phase === 'connected' && !hold.local && !hold.remote;
        },
        onFlow,
        onQuality: (quality) => {
          if (snapshot().phase === 'connected') apply({ type: 'quality', quality });
        },
      },
      signal,
    );
  };
  begin().catch((error: unknown) => {
    log.warn('whether sound arrives is not watched', error);
  });
  return {
    get average() {
      return watch?.average;
    },
    doubt: () => {
      mended = false;
      watch?.doubt();
    },
  };
}
