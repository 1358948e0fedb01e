import { ContactDraft, fillerOf } from './contact-draft.ts';
import type { Filler, MappedRecord } from './contact-draft.ts';
import { parseExpression } from './expression.ts';
import type { ExpressionIssueCode } from './expression.ts';
import { isOwnHeader } from './own-export.ts';
import { columnReader, joinParts, pathReader, textOf } from './record-values.ts';
import type { PartReader, PartValues } from './record-values.ts';
import { IMPORT_TARGETS } from './source.ts';
import type { MappingRow } from './source.ts';

export type MappingIssueCode =
  | ExpressionIssueCode
  /** The file has no column of this name. */
  | 'unknown-column'
  | 'unknown-target'
  /** Nothing is assigned at all. */
  | 'no-rows';

/** Why a row of a mapping cannot be used, for the editor. */
export interface MappingIssue {
  readonly code: MappingIssueCode;
  /** The place of the row, from 0. */
  readonly row: number;
  /** The character of its expression, from 0. */
  readonly at: number;
}

/** A mapping ready for many records. */
export interface Mapping {
  /** Empty where every row can be used. */
  readonly issues: readonly MappingIssue[];
  /** What the record becomes, by the rows that can be used. Never throws, whatever the record is. */
  readonly map: (record: unknown) => MappedRecord;
}

/** What the expression of a row yields of a record, one text for each index that is not empty: for the preview. */
export type RowValues = (record: unknown) => readonly string[];

type Step = (record: unknown, draft: ContactDraft) => void;
type CompiledExpression =
  | { readonly values: (record: unknown) => PartValues; readonly column?: number }
  | { readonly issue: Omit<MappingIssue, 'row'> };

/**
 * Compiles a mapping once, for as many records as there are. With `columns`, the header of a CSV file, a record is a row of texts in their
 * order, and a row's expression that is exactly the name of a column means that column; without, a record is a parsed JSON value.
 */
export function compileMapping(rows: readonly MappingRow[], columns?: readonly string[]): Mapping {
  const issues: MappingIssue[] = [];
  const steps: Step[] = [];
  const own = columns !== undefined && isOwnHeader(columns);
  for (const [row, { from, to }] of rows.entries()) {
    const compiled = compileExpression(from, columns);
    if (!IMPORT_TARGETS.includes(to)) issues.push({ code: 'unknown-target', row, at: 0 });
    else if ('issue' in compiled) issues.push({ ...compiled.issue, row });
    else steps.push(stepOf(compiled, fillerOf(to, own)));
  }
  if (rows.length === 0) issues.push({ code: 'no-rows', row: 0, at: 0 });
  return { issues, map: (record) => mapRecord(record, steps) };
}

/** The values of one expression; undefined where it cannot be read. */
export function compileRow(from: string, columns?: readonly string[]): RowValues | undefined {
  const compiled = compileExpression(from, columns);
  if ('issue' in compiled) return undefined;
  return (record) => compiled.values(record).texts.filter((text) => text.trim() !== '');
}

function mapRecord(record: unknown, steps: readonly Step[]): MappedRecord {
  const draft = new ContactDraft();
  for (const step of steps) step(record, draft);
  return draft.finish();
}

/** The shortest way from a column to its field: most of a CSV file goes it. */
function stepOf(compiled: Extract<CompiledExpression, { values: unknown }>, fill: Filler): Step {
  const { column, values } = compiled;
  if (column !== undefined)
    return (record, draft) => {
      const value = Array.isArray(record) ? textOf((record as readonly unknown[])[column]) : '';
      if (value !== '') fill(draft, value, -1);
    };
  return (record, draft) => {
    const { texts, indexed } = values(record);
    for (const [index, text] of texts.entries()) if (text !== '') fill(draft, text, indexed ? index : -1);
  };
}

function compileExpression(from: string, columns: readonly string[] | undefined): CompiledExpression {
  const column = columns === undefined ? -1 : columnNamed(from, columns);
  if (column !== -1) return { column, values: columnReader(column) };
  const { parts, issue } = parseExpression(from);
  if (issue !== undefined) return { issue };
  const readers: PartReader[] = [];
  for (const part of parts) {
    if (part.kind === 'write') continue;
    const place = columns?.indexOf(part.name);
    if (place === -1) return { issue: { code: 'unknown-column', at: part.at } };
    readers.push(place === undefined ? pathReader(part.steps) : columnReader(place));
  }
  const [only] = readers;
  if (parts.length === 1 && only !== undefined) return { values: only };
  return { values: (record) => joinParts(parts, readers, record) };
}

function columnNamed(name: string, columns: readonly string[]): number {
  const exact = columns.indexOf(name);
  return exact === -1 ? columns.indexOf(name.trim()) : exact;
}
