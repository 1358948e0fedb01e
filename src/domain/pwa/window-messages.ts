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
  /** Sent from any window to the owner when a `tel:` or `sip:` link was opened there. */
  | { readonly type: 'dial/hand-over'; readonly target: string };

const MAX_TARGET = 300;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The message, or undefined when it is none. */
export function parseWindowMessage(data: unknown): WindowMessage | undefined {
  if (!isRecord(data)) return undefined;
  const { type, busy, to, granted, target } = data;
  if (type === 'role/hello') return { type };
  if (type === 'role/owner' && typeof busy === 'boolean') return { type, busy };
  if (type === 'role/release' && typeof to === 'string') return { type, to };
  if (type === 'role/answer' && typeof to === 'string' && typeof granted === 'boolean')
    return { type, to, granted };
  if (type === 'dial/hand-over' && typeof target === 'string' && target.length <= MAX_TARGET)
    return { type, target };
  return undefined;
}
