interface Timers {
  after(ms: number, run: () => void): () => void;
}

/** Settles with the task, or resolves when the time is over, whichever comes first. */
export async function within(timers: Timers, ms: number, task: Promise<void>): Promise<void> {
  let cancel = (): void => undefined;
  const patience = new Promise<void>((resolve) => {
    cancel = timers.after(ms, resolve);
  });
  try {
    await Promise.race([task, patience]);
  } finally {
    cancel();
  }
}
