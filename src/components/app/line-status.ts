import { liveCalls } from '../../domain/call/call.ts';
import type { CallSnapshot } from '../../domain/call/call.ts';
import type { LineSnapshot, RegistrationState } from '../../domain/call/line.ts';
import type { PresenceState } from '../ui/presence-shape.ts';

/** The border of the user button: green solid, amber dotted, red dashed, or none. */
export type LineStatus = 'ok' | 'connecting' | 'error' | 'off';

const STATUS: Readonly<Record<RegistrationState, LineStatus>> = {
  off: 'off',
  connecting: 'connecting',
  registering: 'connecting',
  registered: 'ok',
  waiting: 'error',
  failed: 'error',
};

/** Green only when the server confirmed the registration; an attempt after a failure stays red until it succeeds. */
export function lineStatus(line: LineSnapshot | undefined): LineStatus {
  if (line === undefined) return 'off';
  const { state, problem } = line.registration;
  const status = STATUS[state];
  return status === 'connecting' && problem !== undefined ? 'error' : status;
}

/** What others would see of this phone: a call counts most, then being out of reach, then do not disturb. */
export function ownPresence(
  calls: readonly CallSnapshot[],
  line: LineSnapshot | undefined,
  doNotDisturb: boolean,
): PresenceState {
  const live = liveCalls(calls);
  if (live.some(({ phase }) => phase !== 'ringing')) return 'busy';
  if (live.length > 0) return 'ringing';
  if (lineStatus(line) !== 'ok') return 'offline';
  return doNotDisturb ? 'dnd' : 'free';
}
