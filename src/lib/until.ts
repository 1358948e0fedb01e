import { effect } from './signals.ts';

/** Resolves when a condition on signals holds. */
export function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!condition()) return;
      resolve();
      // Within its first run an effect cannot be stopped yet.
      queueMicrotask(() => {
        stop();
      });
    });
  });
}
