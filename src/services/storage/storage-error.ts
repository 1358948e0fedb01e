import type { StorageErrorCode } from '../../domain/storage/key-value-store.ts';
import { AppError } from '../../lib/app-error.ts';

/** What a failure of IndexedDB means to the person. `QuotaExceededError` is a DOMException, or since 2025 a class of its own. */
export function storageError(cause: unknown): AppError<StorageErrorCode> {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : undefined;
  const code: StorageErrorCode = name === 'QuotaExceededError' ? 'storage/full' : 'storage/unavailable';
  return new AppError(code, cause instanceof Error ? cause.message : name, { cause });
}
