import type { AudioFlow, CallQuality, CallSnapshot } from '../../domain/call/call.ts';
import type { CallEvent } from '../../domain/call/transition.ts';
import type { Timers } from './ports.ts';
import { QualityWatch } from './quality-watch.ts';
import type { CallMedia } from './sdh-media.ts';

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
  const watch = new QualityWatch(
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
  return {
    get average() {
      return watch.average;
    },
    doubt: () => {
      mended = false;
      watch.doubt();
    },
  };
}
