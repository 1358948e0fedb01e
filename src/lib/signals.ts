/**
 * The one door to the reactive state library, so that a change of library touches one file.
 * The owner of a fact holds a `Signal`; everybody else gets it as `ReadonlySignal`.
 */
export { batch, computed, effect, signal, untracked } from '@preact/signals-core';
export type { ReadonlySignal, Signal } from '@preact/signals-core';
