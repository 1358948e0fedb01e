import type { TimerDue, TimerRequest } from './timer-messages.ts';

/**
 * Runs timers for the page. A browser slows the timers of a page in the background to one a minute, those of a dedicated
 * worker it leaves alone: a phone that nobody looks at must still notice that its server is gone.
 */
const running = new Map<number, ReturnType<typeof setTimeout>>();

function due(id: number): void {
  const message: TimerDue = { type: 'timer/due', id };
  postMessage(message);
}

function set({ id, ms, repeat }: Extract<TimerRequest, { type: 'timer/set' }>): void {
  if (repeat) {
    running.set(
      id,
      setInterval(() => {
        due(id);
      }, ms),
    );
    return;
  }
  running.set(
    id,
    setTimeout(() => {
      running.delete(id);
      due(id);
    }, ms),
  );
}

addEventListener('message', ({ data }: MessageEvent<TimerRequest>) => {
  if (data.type === 'timer/set') set(data);
  else {
    clearTimeout(running.get(data.id));
    running.delete(data.id);
  }
});
