/**
 * Held as a shared Web Lock by the window that has a live call. The service worker takes it before it activates a new
 * version, so an update applied in one window never interrupts a call in another.
 */
export const CALL_LOCK = 'offhook-live-call';

/** Numbers between dots, such as `1.12.0`. @returns negative when `a` is older than `b`, 0 when equal, else positive. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}
