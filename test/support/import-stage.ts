import type { ImportOptions } from '../../src/domain/import/contact-importer.ts';
import type { ImportIssue, ImportReport } from '../../src/domain/import/import-run.ts';
import type { ContactSource } from '../../src/domain/import/source.ts';
import { isAppError } from '../../src/lib/app-error.ts';
import { PapaCsvReader } from '../../src/services/csv/papa-csv-reader.ts';
import { FileImporter } from '../../src/services/import/file-importer.ts';
import { encodePicture } from '../../src/services/pictures/jpeg.ts';
import { FakeSourceWriter } from '../fakes/fake-source-writer.ts';

export interface ImportStage {
  readonly writer: FakeSourceWriter;
  readonly importer: FileImporter;
  readonly run: (source: ContactSource, content: BlobPart, options?: ImportOptions) => Promise<ImportReport>;
}

/** The importer with the real reader of CSV, over a store in memory. */
export function importStage(): ImportStage {
  const writer = new FakeSourceWriter();
  const importer = new FileImporter({
    writer,
    csv: new PapaCsvReader(),
    encodePicture,
  });
  return {
    writer,
    importer,
    run: (source, content, options) =>
      importer.run(source, content instanceof Blob ? content : new Blob([content]), options),
  };
}

/** Added, changed, unchanged, skipped, removed, and what became of those. */
export const counts = ({
  added,
  changed,
  unchanged,
  skipped,
  removed,
  removal,
}: ImportReport): readonly unknown[] => [added, changed, unchanged, skipped, removed, removal];
export const said = (issues: readonly ImportIssue[]): readonly string[] =>
  issues.map(({ code, line, value }) => [line, code, value].filter((part) => part !== undefined).join(' '));

export async function failure(run: Promise<unknown>): Promise<unknown> {
  try {
    await run;
  } catch (error) {
    return error;
  }
  return undefined;
}

export async function code(run: Promise<unknown>): Promise<string> {
  const error = await failure(run);
  if (!isAppError(error)) throw new Error(`no AppError: ${String(error)}`);
  return error.detail === undefined ? error.code : `${error.code} ${error.detail}`;
}
