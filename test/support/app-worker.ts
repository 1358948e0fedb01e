/** The worker of the contacts as the app starts it, from its source. */
export function appWorker(): Worker {
  return new Worker('/src/workers/address-book.worker.ts', { type: 'module' });
}
