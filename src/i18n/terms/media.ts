import type { AudioRole, AudioRoleState } from '../../domain/media/audio-control.ts';
import type { RingTone } from '../../domain/settings/settings.ts';

type ByRole = (role: AudioRole) => string;
/** What keeps the microphone closed. */
export type MicrophoneTrouble = 'prompt' | 'denied' | 'absent' | 'unavailable' | 'busy';

export interface MediaTerms {
  moreSoundSettings: string;
  /** The device of a job, as the label of its selection. */
  deviceOf: ByRole;
  /** Heads of the panels. */
  soundPanel: ByRole;
  volumeOf: ByRole;
  muteOf: ByRole;
  levelOf: ByRole;
  systemDefault: string;
  /** A device whose name the browser does not tell yet, counted from 1. */
  unnamedDevice: (role: AudioRole, position: number) => string;
  /** The chosen device, which is not in the list. */
  missingDevice: string;
  deviceChoice: (choice: AudioRoleState['choice']) => string;
  deviceInUse: (label: string) => string;
  preferredDevice: string;
  alternativeDevice: string;
  volume: string;
  outputByBrowser: string;
  microphoneTrouble: (trouble: MicrophoneTrouble) => string;
  /** The same after another try. */
  microphoneTroubleStill: (trouble: MicrophoneTrouble) => string;
  microphoneAdvice: (trouble: MicrophoneTrouble) => string;
  allowMicrophone: string;
  checkLevel: string;
  stopTest: string;
  recordAndPlay: string;
  recording: string;
  playTestSound: string;
  ringToneLabel: string;
  ringToneHint: string;
  ringToneName: (tone: RingTone) => string;
  playRingTone: (name: string) => string;
  noiseSuppression: string;
  echoCancellation: string;
  echoCancellationHint: string;
  autoGainControl: string;
  autoGainControlHint: string;
}
