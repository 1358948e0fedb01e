import type { ImportErrorCode, SourceErrorCode } from '../../domain/import/import-run.ts';
import type { FileReader } from '../../domain/import/source-access.ts';
import type { SourceFile } from '../../domain/import/source-store.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import { AppError } from '../../lib/app-error.ts';

/** The permissions of a kept handle (File System Access), which TypeScript does not know yet. */
interface AskableHandle extends FileSystemFileHandle {
  queryPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
  requestPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
}

/** Reads files that were picked, in this session or an earlier one. */
export class PickedFile implements FileReader {
  async read(picked: SourceFile | undefined, attended: boolean): Promise<Blob> {
    if (picked === undefined) throw new AppError<SourceErrorCode>('source/no-file');
    const file = picked instanceof File ? picked : await open(picked, attended);
    if (file.size > IMPORT_LIMITS.bytes)
      throw new AppError<ImportErrorCode>('import/too-large', `${String(file.size)} bytes`);
    return file;
  }
}

/** The browser asks only while the person is at it: on a click. */
async function allowed(handle: AskableHandle, attended: boolean): Promise<boolean> {
  const mode = { mode: 'read' } as const;
  const state = (await handle.queryPermission?.(mode)) ?? 'granted';
  if (state !== 'prompt' || !attended) return state === 'granted';
  try {
    return (await handle.requestPermission?.(mode)) === 'granted';
  } catch {
    // The click is too long ago.
    return false;
  }
}

async function open(handle: FileSystemFileHandle, attended: boolean): Promise<File> {
  if (!(await allowed(handle, attended)))
    throw new AppError<SourceErrorCode>('source/file-refused', handle.name);
  try {
    return await handle.getFile();
  } catch (error) {
    const code: SourceErrorCode =
      error instanceof DOMException && error.name === 'NotFoundError'
        ? 'source/no-file'
        : 'source/file-refused';
    throw new AppError(code, handle.name, { cause: error });
  }
}
