import type { CallSelection } from '../../src/app/call-selection.ts';
import type { CallId } from '../../src/domain/call/call.ts';
import { signal } from '../../src/lib/signals.ts';

/** Selects what it is told to, and holds nothing. */
export class FakeSelection implements CallSelection {
  readonly selected = signal<CallId | undefined>(undefined);
  readonly answering = signal<CallId | undefined>(undefined);

  select(id: CallId): Promise<void> {
    this.selected.value = id;
    return Promise.resolve();
  }

  selectNone(): Promise<void> {
    this.selected.value = undefined;
    return Promise.resolve();
  }

  answer(id: CallId): Promise<void> {
    return this.select(id);
  }
}
