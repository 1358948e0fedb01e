import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that a test started, with all its child processes; it ends with the test at the latest. */
export class Program {
  readonly #child: ChildProcess;

  constructor(command: string, args: readonly string[], log: string, env: NodeJS.ProcessEnv = {}) {
    // A process group of its own, so that a signal reaches what the program forked as well.
    this.#child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      detached: true,
    });
    const kill = (): void => {
      this.#signal('SIGKILL');
    };
    process.once('exit', kill);
    this.#child.once('exit', () => process.off('exit', kill));
    const file = createWriteStream(log, { flags: 'a' });
    this.#child.stdout?.pipe(file);
    this.#child.stderr?.pipe(file);
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Calls back with each line that the program prints. */
  onLine(listener: (line: string) => void): void {
    if (this.#child.stdout !== null) createInterface({ input: this.#child.stdout }).on('line', listener);
  }

  /** Ends the program and waits for it; after five seconds it is killed. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.running) return;
    const ended = once(this.#child, 'exit');
    this.#signal(signal);
    const timer = setTimeout(() => {
      this.#signal('SIGKILL');
    }, 5000);
    await ended;
    clearTimeout(timer);
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined || !this.running) return;
    process.kill(-this.#child.pid, signal);
  }
}

/**
 * Waits until `check` returns something else than undefined or false; rejects after `ms` milliseconds.
 * @param what is waited for; a function, which is asked at the end, can tell what was there instead.
 */
export async function eventually<T>(
  what: string | (() => string),
  check: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 15_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end)
      throw new Error(`not within ${String(ms)} ms: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
