import type { Call } from '../../domain/call/call-control.ts';
import type { CallCommandEvent } from './call-events.ts';

/** Hands a wish to the call; settles as the command does. */
export function runCommand(call: Call, command: CallCommandEvent['command']): Promise<void> {
  switch (command) {
    case 'answer':
      return call.answer();
    case 'reject':
      return call.reject();
    case 'hangup':
      return call.hangup();
    case 'hold':
      return call.hold();
    case 'resume':
      return call.resume();
    case 'mute':
      return call.setMuted(true);
    case 'unmute':
      return call.setMuted(false);
  }
}
