import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';

/** Keys whose records are secrets, sealed or not: they stay on this machine. */
const SECRET_KEY = /^(?:damaged\/)?(?:accounts|sources)\/(?:secret\/|key\b)/;
/** Names under which a secret could stand in a record that is damaged, or of another version. */
const SECRET_NAME = /^(?:password|passwd|pwd|secret|token|credential|ha1)$/i;
const BATCH = 100;

/** Binary values are keys and ciphertexts; JSON has no place for them. */
function withoutSecrets(name: string, value: unknown): unknown {
  if (SECRET_NAME.test(name)) return undefined;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof CryptoKey)
    return undefined;
  return typeof value === 'bigint' ? String(value) : value;
}

/** What of a store a person alone can make use of. */
export interface RawExport {
  readonly store: KeyValueStore;
  readonly type: 'raw' | 'unstored';
  /** Areas whose records stand in the backup already. */
  readonly known: ReadonlySet<string>;
}

/** The other records as they are, damaged ones too, without secrets: `["raw","key",value],` and a line end. */
export async function* rawLines({ store, type, known }: RawExport): AsyncGenerator<string, void> {
  const keys = (await store.keys('')).filter(
    (key) => !SECRET_KEY.test(key) && !known.has(key.split('/', 1)[0] ?? ''),
  );
  for (let start = 0; start < keys.length; start += BATCH) {
    const batch = keys.slice(start, start + BATCH);
    const records = await readable(store, batch);
    for (const [index, key] of batch.entries()) yield rawLine(type, key, records[index]);
  }
}

/** A record that the browser cannot read any more must not keep the others from being exported. */
async function readable(store: KeyValueStore, keys: readonly string[]): Promise<readonly unknown[]> {
  try {
    return await store.getMany(keys);
  } catch {
    return Promise.all(keys.map((key) => store.get(key).catch(() => undefined)));
  }
}

function rawLine(type: RawExport['type'], key: string, record: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(record, withoutSecrets);
  } catch {
    // A damaged record may be circular: it is named, so that nobody takes it for absent.
    json = undefined;
  }
  return `[${JSON.stringify(type)},${JSON.stringify(key)},${json ?? 'null'}],\n`;
}
