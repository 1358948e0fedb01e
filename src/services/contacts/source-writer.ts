// The port is src/domain/contacts/source-writer.ts: what writes sources implements it here.
export type { SourceWriter } from '../../domain/contacts/source-writer.ts';
