/**
 * Where an import failed, as the `detail` of its `AppError` says it: written here, kept with the source, and read here
 * for the words that a person sees. What was not written here, as by another version, is read as undefined.
 */

/** What cannot be used in a mapping. */
export interface MappingPlace {
  /** The field of the contact. */
  readonly field: string;
  readonly expression: string;
  /** The character of the expression, from 1. */
  readonly position: number;
  /** The code of the issue. */
  readonly code: string;
}

/** Where a file could not be read on, both from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column?: number;
}

export function mappingDetail({ field, expression, position, code }: MappingPlace): string {
  return JSON.stringify([field, position, code, expression]);
}

export function mappingPlaceOf(detail: string): MappingPlace | undefined {
  try {
    const parts: unknown = JSON.parse(detail);
    if (!Array.isArray(parts)) return undefined;
    const [field, position, code, expression] = parts as readonly unknown[];
    if (typeof field !== 'string' || typeof code !== 'string') return undefined;
    if (typeof position !== 'number' || typeof expression !== 'string') return undefined;
    return { field, expression, position, code };
  } catch {
    return undefined;
  }
}

export function fileDetail({ line, column }: FilePlace): string {
  return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
}

export function filePlaceOf(detail: string): FilePlace | undefined {
  const [, line, column] = /^line (\d+)(?:, column (\d+))?$/.exec(detail) ?? [];
  if (line === undefined) return undefined;
  return { line: Number(line), ...(column !== undefined && { column: Number(column) }) };
}
