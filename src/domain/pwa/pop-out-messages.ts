import { MAX_TEXT } from '../dialing/dial-target.ts';

/**
 * Between a window and one that it opened: the first by `postMessage` with a port, the others over that port. The
 * receiver has checked origin and window; these say what is in a message.
 */
export type PopOutMessage =
  /** Sent from the opened window to its opener, with the port, when a person wants to call there. */
  | { readonly type: 'pop-out/ask' }
  /** Sent from the opener over the port: whether it is the phone. */
  | { readonly type: 'pop-out/ready'; readonly phone: boolean }
  /** Sent from the opened window over the port, after `ready`: dial this now. */
  | { readonly type: 'pop-out/dial'; readonly target: string };

/** The message, or undefined when it is none. */
export function parsePopOutMessage(data: unknown): PopOutMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, phone, target } = data as Readonly<Record<string, unknown>>;
  if (type === 'pop-out/ask') return { type };
  if (type === 'pop-out/ready' && typeof phone === 'boolean') return { type, phone };
  if (type === 'pop-out/dial' && typeof target === 'string' && target.length <= MAX_TEXT)
    return { type, target };
  return undefined;
}
