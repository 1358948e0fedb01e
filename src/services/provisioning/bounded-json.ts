import { messageOf } from '../../lib/app-error.ts';

/** Why a response is not the JSON that was asked for; the message says it. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  readonly kind: 'too-large' | 'not-json' | 'forbidden-name';

  constructor(kind: JsonFault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The place of a name that could reach into the prototype of an object; undefined when there is none. */
function forbiddenName(value: unknown, place = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, child] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${place}[${name}]` : `${place}${place === '' ? '' : '.'}${name}`;
    if (FORBIDDEN.has(name)) return here;
    const deeper = forbiddenName(child, here);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new JsonFault('too-large', `larger than ${String(Math.round(maxBytes / 1024))} kB`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Reads the JSON body of a response without ever holding more than `maxBytes` of it. @throws JsonFault */
export async function boundedJson(response: Response, maxBytes: number): Promise<unknown> {
  const text = await readText(response, maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new JsonFault('not-json', messageOf(error));
  }
  const forbidden = forbiddenName(value);
  if (forbidden !== undefined)
    throw new JsonFault('forbidden-name', `${forbidden}: this name is not allowed`);
  return value;
}
