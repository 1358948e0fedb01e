import type { SourceFile } from '../../domain/import/source-store.ts';
import { isAbort } from '../../lib/app-error.ts';

/** File System Access (WICG), which TypeScript does not know yet. */
interface PickerWindow {
  showOpenFilePicker?(options: {
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }): Promise<readonly FileSystemFileHandle[]>;
}

const ACCEPTED = {
  csv: { 'text/csv': ['.csv', '.txt', '.tsv'] },
  json: { 'application/json': ['.json', '.ndjson', '.jsonl'] },
} as const;

/** Lets the person choose a file; undefined when they choose none. */
export async function pickFile(format: 'csv' | 'json'): Promise<SourceFile | undefined> {
  const picker = window as PickerWindow;
  if (picker.showOpenFilePicker === undefined) return chooseFile(Object.values(ACCEPTED[format]).flat());
  try {
    const [handle] = await picker.showOpenFilePicker({ types: [{ accept: ACCEPTED[format] }] });
    return handle;
  } catch (error) {
    if (isAbort(error)) return undefined;
    throw error;
  }
}

/** Where handles cannot be kept. */
function chooseFile(endings: readonly string[]): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = endings.join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve(input.files?.[0]);
    });
    input.addEventListener('cancel', () => {
      resolve(undefined);
    });
    input.click();
  });
}
