import type { Call, CallControl, DialRequest } from '../domain/call/call-control.ts';
import type { CallId, CallSnapshot, LineId } from '../domain/call/call.ts';
import type { LineSnapshot } from '../domain/call/line.ts';
import { AppError } from '../lib/app-error.ts';
import { computed, signal } from '../lib/signals.ts';
import type { ReadonlySignal } from '../lib/signals.ts';

/**
 * The `CallControl` that the interface holds for the life of the window. The one behind it comes late (SIP.js loads
 * after the first paint), goes when another window takes the phone over, and may be of another kind.
 */
export class CallHub implements CallControl {
  readonly #inner = signal<CallControl | undefined>(undefined);
  #stopping: Promise<void> = Promise.resolve();

  readonly calls: ReadonlySignal<readonly CallSnapshot[]> = computed(
    () => this.#inner.value?.calls.value ?? [],
  );
  readonly lines: ReadonlySignal<readonly LineSnapshot[]> = computed(
    () => this.#inner.value?.lines.value ?? [],
  );

  attach(control: CallControl): void {
    this.#inner.value = control;
  }

  /** Takes the control away and stops it: calls end, lines unregister. */
  async detach(): Promise<void> {
    const control = this.#inner.value;
    this.#inner.value = undefined;
    if (control !== undefined) this.#stopping = control.stop();
    await this.#stopping;
  }

  /** Resolves when the control that was taken away is stopped; it may have failed. */
  async quiet(): Promise<void> {
    await this.#stopping.catch(() => undefined);
  }

  call(id: CallId): Call | undefined {
    return this.#inner.value?.call(id);
  }

  async dial(request: DialRequest): Promise<Call> {
    const control = this.#inner.value;
    if (control === undefined) throw new AppError('call/no-line');
    return control.dial(request);
  }

  prepare(line?: LineId): void {
    this.#inner.value?.prepare(line);
  }

  forget(id: CallId): void {
    this.#inner.value?.forget(id);
  }

  async start(): Promise<void> {
    await this.#inner.value?.start();
  }

  retry(line?: LineId): void {
    this.#inner.value?.retry(line);
  }

  stop(): Promise<void> {
    return this.detach();
  }
}
