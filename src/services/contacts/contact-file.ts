import { EXPORT_COLUMNS, exportObject, exportRow } from '../../domain/contacts/contact-export.ts';
import type { ExportFormat, ExportedContact } from '../../domain/contacts/contact-export.ts';
import type { WorkOptions } from '../../domain/contacts/contact-work.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';
import type { StoredGroup } from './book-schema.ts';
import { namesOf } from './library.ts';
import type { Library } from './library.ts';
import { Turns } from './turns.ts';

/** Contacts that are written at a time: a search waits that long at the most. */
const PIECE = 200;

export interface ContactFileOptions extends WorkOptions {
  readonly library: Library;
  readonly csv: () => Promise<CsvWriter>;
  /** A picture by its name; undefined where it is gone. */
  readonly photo: (name: string) => Promise<Blob | undefined>;
}

/** Writes contacts into a file, piece by piece. One that is deleted meanwhile is left out. */
export async function contactFile(
  { library, csv, photo, ...options }: ContactFileOptions,
  format: ExportFormat,
  ids: readonly ContactId[],
): Promise<Blob> {
  const writer = await WRITERS[format]({ csv, photo });
  const exported = exporter(library);
  const turns = new Turns(options);
  for (let at = 0; at < ids.length; at += PIECE) {
    await turns.pass({ contacts: at, share: at / ids.length });
    const piece = ids.slice(at, at + PIECE).flatMap((id) => exported(id) ?? []);
    if (piece.length > 0) await writer.add(piece);
  }
  return writer.finish();
}

interface PieceWriter {
  add(piece: readonly ExportedContact[]): unknown;
  finish(): Blob;
}

type Sources = Pick<ContactFileOptions, 'csv' | 'photo'>;

const WRITERS: Readonly<Record<ExportFormat, (from: Sources) => PieceWriter | Promise<PieceWriter>>> = {
  csv: async ({ csv }) => tableWriter(await csv()),
  json: () => jsonWriter(),
  vcard: ({ photo }) => cardWriter(photo),
};

/** As one file of version 4.0 (RFC 6350), with groups and pictures. */
async function cardWriter(photo: Sources['photo']): Promise<PieceWriter> {
  const { writeVCards } = await import('../../domain/contacts/vcard-writer.ts');
  const parts: string[] = [];
  return {
    add: async (piece) => {
      for (const { contact, groups } of piece) {
        // A picture is read in a task of its own.
        const stored = contact.photo === '' ? undefined : await photo(contact.photo);
        const picture = stored && new Uint8Array(await stored.arrayBuffer());
        parts.push(writeVCards([{ data: contact, groups, ...(picture && { picture }) }], '4.0'));
      }
    },
    finish: () => new Blob(parts, { type: 'text/vcard;charset=utf-8' }),
  };
}

async function tableWriter(csv: CsvWriter): Promise<PieceWriter> {
  const parts = [await csv.write([EXPORT_COLUMNS])];
  return {
    add: async (piece) => parts.push(await csv.write(piece.map(exportRow), true)),
    finish: () => new Blob(parts, { type: 'text/csv;charset=utf-8' }),
  };
}

/** An object a line. */
function jsonWriter(): PieceWriter {
  const parts: string[] = [];
  return {
    add: (piece) =>
      parts.push(
        parts.length === 0 ? '[\n' : ',\n',
        piece.map((contact) => JSON.stringify(exportObject(contact))).join(',\n'),
      ),
    finish: () => new Blob([...parts, parts.length === 0 ? '[]\n' : '\n]\n'], { type: 'application/json' }),
  };
}

/** What is exported of a contact; undefined for one that is not there. */
function exporter(library: Library): (id: ContactId) => ExportedContact | undefined {
  const sources = new Map(library.manifest.sources.map(({ source, name }) => [source, name]));
  const { groups, members } = library.marks;
  // The same as `Library.groupsOf`, which goes through all members of all groups for each contact.
  const ordered = [...groups].sort((a, b) => Number(b.external) - Number(a.external));
  const named = new Map<string, StoredGroup[]>();
  for (const group of groups) for (const name of namesOf(group)) put(named, name, group);
  const chosen = new Map<ContactId, StoredGroup[]>();
  const known = new Map(groups.map((group) => [group.id, group]));
  for (const [id, inside] of members) {
    const group = known.get(id);
    if (group !== undefined) for (const member of inside) put(chosen, member, group);
  }
  return (id) => {
    const contact = library.get(id);
    if (contact === undefined) return undefined;
    const inside = new Set(chosen.get(id));
    for (const name of contact.groups) for (const group of named.get(fold(name)) ?? []) inside.add(group);
    return {
      contact,
      source: sources.get(contact.source) ?? '',
      groups: inside.size === 0 ? [] : ordered.filter((group) => inside.has(group)).map(({ name }) => name),
    };
  };
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
