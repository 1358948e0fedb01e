/** The dialog a Replaces header names (RFC 3891 §6.1): to-tag is the tag of whoever receives it. */
export interface Replaces {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
}

export function readReplaces(value: string | undefined): Replaces | undefined {
  if (value === undefined) return undefined;
  const [callId = '', ...params] = value.split(';').map((part) => part.trim());
  const param = (name: string): string =>
    params.find((each) => each.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return { callId, toTag: param('to-tag'), fromTag: param('from-tag') };
}
