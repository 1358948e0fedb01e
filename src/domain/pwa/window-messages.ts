import { MAX_TEXT } from '../dialing/dial-target.ts';

/**
 * Between the windows of one browser profile, over the BroadcastChannel `offhook-windows`. Any page of the origin can
 * send here, so `parseWindowMessage` lets through only what has this shape.
 */
export type WindowMessage =
  /** Sent from a guest to the owner when it starts: it wants to know `busy`. */
  | { readonly type: 'role/hello' }
  /** Sent from the owner to guests when it becomes owner, on `role/hello`, and when the first call begins or the last ends. */
  | { readonly type: 'role/owner'; readonly busy: boolean }
  /** Sent from a guest to the owner when a person takes over there. */
  | { readonly type: 'role/release'; readonly to: string }
  /** Sent from the owner to that guest: the lock may be stolen (`granted`), or a call is live. */
  | { readonly type: 'role/answer'; readonly to: string; readonly granted: boolean }
  /** Sent from any window to the owner when a `tel:` or `sip:` link was opened or a number chosen there. */
  | ({ readonly type: 'dial/hand-over' } & HandedNumber);

/** A number for the owner to ask about: of a link, or chosen by a person in that window. */
export interface HandedNumber {
  readonly target: string;
  readonly origin: 'link' | 'window';
}

type Fields = Readonly<Record<string, unknown>>;

const READERS: ReadonlyMap<unknown, (fields: Fields) => WindowMessage | undefined> = new Map<
  WindowMessage['type'],
  (fields: Fields) => WindowMessage | undefined
>([
  ['role/hello', () => ({ type: 'role/hello' })],
  ['role/owner', ({ busy }) => (typeof busy === 'boolean' ? { type: 'role/owner', busy } : undefined)],
  ['role/release', ({ to }) => (typeof to === 'string' ? { type: 'role/release', to } : undefined)],
  [
    'role/answer',
    ({ to, granted }) =>
      typeof to === 'string' && typeof granted === 'boolean'
        ? { type: 'role/answer', to, granted }
        : undefined,
  ],
  [
    'dial/hand-over',
    ({ target, origin }) =>
      typeof target === 'string' && target.length <= MAX_TEXT
        ? { type: 'dial/hand-over', target, origin: origin === 'window' ? origin : 'link' }
        : undefined,
  ],
]);

/** The message, or undefined when it is none. */
export function parseWindowMessage(data: unknown): WindowMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const fields = data as Fields;
  return READERS.get(fields.type)?.(fields);
}
