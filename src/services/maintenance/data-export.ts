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

/**
 * Every record as JSON text, damaged ones as they are, without secrets: what is stored, and as `unstored` what holds only
 * until the window closes, under keys that may be the same.
 */
export async function exportRecords(
  stored: KeyValueStore,
  volatile: KeyValueStore,
  about: Readonly<Record<string, unknown>>,
): Promise<string> {
  const head = JSON.stringify({ offhook: 1, ...about }).slice(0, -1);
  const unstored = await recordLines(volatile);
  const more = unstored.length === 0 ? '' : `,"unstored":{\n${unstored.join(',\n')}\n}`;
  return `${head},"records":{\n${(await recordLines(stored)).join(',\n')}\n}${more}}\n`;
}

async function recordLines(store: KeyValueStore): Promise<readonly string[]> {
  const keys = (await store.keys('')).filter((key) => !SECRET_KEY.test(key));
  const lines: string[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    const batch = keys.slice(start, start + BATCH);
    const records = await readable(store, batch);
    for (const [index, key] of batch.entries()) lines.push(recordLine(key, records[index]));
  }
  return lines;
}

/** A record that the browser cannot read any more must not keep the others from being exported. */
async function readable(store: KeyValueStore, keys: readonly string[]): Promise<readonly unknown[]> {
  try {
    return await store.getMany(keys);
  } catch {
    return Promise.all(keys.map((key) => store.get(key).catch(() => undefined)));
  }
}

function recordLine(key: string, record: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(record, withoutSecrets);
  } catch {
    // A damaged record may be circular: it is named, so that nobody takes it for absent.
    json = undefined;
  }
  return `${JSON.stringify(key)}:${json ?? 'null'}`;
}
