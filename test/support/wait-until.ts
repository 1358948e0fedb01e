import { waitUntil as wait } from '@open-wc/testing';

/** Milliseconds: far more than anything waited for takes, for a machine that does much else at the same time. */
const PATIENCE = 8000;

/** Waits until a condition is met; a test fails when it never is, not when the machine is slow. */
export function waitUntil(
  met: () => unknown,
  message?: string,
  options: { readonly timeout: number } = { timeout: PATIENCE },
): Promise<void> {
  return wait(met, message, options);
}
