import type { ReadonlySignal } from '../../lib/signals.ts';
import type { Settings } from '../settings/settings.ts';

export interface AudioDevice {
  readonly id: string;
  readonly label: string;
}

/** `unavailable`: no secure context or no such API · `absent`: no microphone is connected. */
export type MicrophoneAccess = 'unknown' | 'prompt' | 'granted' | 'denied' | 'absent' | 'unavailable';

/** The three jobs that a device can have. */
export type AudioRole = 'input' | 'output' | 'ring';

export interface AudioRoleState {
  /** The device in use; empty = the system's default. */
  readonly deviceId: string;
  readonly label: string;
  /** `preferred` is there · `fallback` stands in for it · `default`: none chosen, or none of the chosen is there. */
  readonly choice: 'preferred' | 'fallback' | 'default';
}

export interface AudioSnapshot {
  readonly inputs: readonly AudioDevice[];
  readonly outputs: readonly AudioDevice[];
  readonly microphone: MicrophoneAccess;
  readonly roles: Readonly<Record<AudioRole, AudioRoleState>>;
  /** Whether the browser lets this page make a sound without a click first. */
  readonly soundUnlocked: boolean;
  /** Whether the browser can send sound to a chosen device (`setSinkId`). */
  readonly canChooseOutput: boolean;
}

export interface AudioTestOptions {
  /** Settings to try that are not applied yet; a change is heard at once. Those in force when missing. */
  readonly settings?: ReadonlySignal<Settings>;
  /** A level from 0 to 1, about 20 times a second. */
  readonly onLevel?: (level: number) => void;
}

/** Microphone, loudspeaker and ring device of this machine. */
export interface AudioControl {
  readonly state: ReadonlySignal<AudioSnapshot>;
  /** Asks for the microphone (the browser's prompt) and lets go of it again. Call it from a click. */
  requestMicrophone(): Promise<MicrophoneAccess>;
  /** Call it from a click; resolves with whether sound can be made now. */
  unlockSound(): Promise<boolean>;
  /**
   * Measures the microphone until the signal aborts: a level from 0 to 1, about 20 times a second. Rejects with
   * `AppError<MicrophoneErrorCode>`.
   */
  meter(
    signal: AbortSignal,
    onLevel: (level: number) => void,
    settings?: ReadonlySignal<Settings>,
  ): Promise<void>;
  /** Plays a sample on the output or ring device until it ends or the signal aborts, and tells the level it plays at. */
  playSample(role: 'output' | 'ring', signal: AbortSignal, options?: AudioTestOptions): Promise<void>;
  /** Records three seconds from the microphone, telling their level, and plays them. Rejects as `meter` does. */
  recordAndPlay(signal: AbortSignal, options?: AudioTestOptions): Promise<void>;
}

/** The sounds that the phone itself makes. */
export interface Tones {
  /** Rings on the ring device until the signal aborts. `alertInfo` is the URN or URL of RFC 7462, when the caller's side named one. */
  ring(signal: AbortSignal, alertInfo?: string): void;
  /** One short beep in the ear every few seconds: another call waits. */
  callWaiting(signal: AbortSignal): void;
  ringback(signal: AbortSignal): void;
  /** Busy or congestion, for about three seconds. */
  busy(): void;
  /** The tone pair of a key (ITU-T Q.23), locally, for about 120 ms. */
  key(digit: string): void;
}
