import { transferHandlers } from 'comlink';
import { AppError, isAppError } from '../../lib/app-error.ts';

/** What a failure is when it crosses from one realm to the other. */
type Wire =
  | { readonly kind: 'app'; readonly code: string; readonly detail?: string }
  | { readonly kind: 'dom'; readonly name: string; readonly message: string }
  | { readonly kind: 'other'; readonly message: string };

interface Thrown {
  readonly value: unknown;
}

function toWire(error: unknown): Wire {
  if (isAppError(error))
    return {
      kind: 'app',
      code: error.code,
      ...(error.detail !== undefined && { detail: error.detail }),
    };
  if (error instanceof DOMException) return { kind: 'dom', name: error.name, message: error.message };
  return { kind: 'other', message: error instanceof Error ? error.message : String(error) };
}

function fromWire(wire: Wire): Error {
  switch (wire.kind) {
    case 'app':
      return new AppError(wire.code, wire.detail);
    case 'dom':
      return new DOMException(wire.message, wire.name);
    case 'other':
      return new Error(wire.message);
  }
}

/**
 * Lets an `AppError` and an `AbortError` be themselves on the other side: comlink's own handler makes every error a plain
 * one. To be called in both realms, before the first message.
 */
export function carryErrors(): void {
  const own = transferHandlers.get('throw');
  if (own === undefined) throw new Error('comlink carries no errors');
  transferHandlers.set('throw', {
    canHandle: (value): value is Thrown => own.canHandle(value),
    serialize: ({ value }: Thrown) => [toWire(value), []],
    deserialize: (wire: Wire) => {
      throw fromWire(wire);
    },
  });
}
