/**
 * Work in another realm that can be given up from here. A signal cannot cross over, so a token stands for it.
 * @param run starts the work under a token
 * @param abort gives the work of a token up; where it fails the work itself says so
 * @throws the reason of a signal that was aborted before, and what `run` rejects with
 */
export async function abortable<Result>(
  signal: AbortSignal | undefined,
  run: (token: string) => Promise<Result>,
  abort: (token: string) => Promise<void>,
): Promise<Result> {
  signal?.throwIfAborted();
  const token = crypto.randomUUID();
  const onAbort = (): void => {
    abort(token).catch(() => undefined);
  };
  signal?.addEventListener('abort', onAbort);
  try {
    return await run(token);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The other side of `abortable`. */
export class ServedAbortable {
  readonly #running = new Map<string, AbortController>();

  /** Runs work with the signal that a token stands for. */
  async run<Result>(token: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    this.#running.set(token, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(token);
    }
  }

  /** Gives work up; nothing happens where there is none of this token. */
  abort(token: string): Promise<void> {
    this.#running.get(token)?.abort();
    return Promise.resolve();
  }
}
