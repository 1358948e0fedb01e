import type { Profile } from '../../domain/account/profile.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

/** What the SIP service needs from outside. Media and storage live in other services; compose hands them in. */

/** An open microphone for one call. */
export interface MicrophoneTrack {
  /** Owned by the call: stopping it touches no other call. */
  readonly track: MediaStreamTrack;
  /** Another device or a new filter replaced the track; the listener puts it on its sender. */
  onReplaced(listener: (track: MediaStreamTrack) => void): void;
  close(): void;
}

export interface SipMedia {
  /** `granted` when `openMicrophone` will show no prompt. */
  microphoneAccess(): Promise<'granted' | 'prompt' | 'denied' | 'absent' | 'unavailable'>;
  /** Rejects with `AppError<MicrophoneErrorCode>`. */
  openMicrophone(signal: AbortSignal): Promise<MicrophoneTrack>;
  /** Plays a far side on the output device until the signal aborts; each stream in its own element (echo cancellation). */
  play(stream: MediaStream, signal: AbortSignal): void;
}

/** Timers that a background page does not throttle (a dedicated worker runs them). Times in milliseconds. */
export interface Timers {
  /** Calls back once; returns the function that cancels. */
  after(ms: number, run: () => void): () => void;
  every(ms: number, run: () => void): () => void;
}

/** The world around the phone: network up and down, wake-up from sleep. */
export interface Surroundings {
  online(): boolean;
  /** The network came or went. */
  onConnectivity(listener: (online: boolean) => void): () => void;
  /** Packets may take another way out of this machine; often nothing has changed for them. */
  onWayChange(listener: () => void): () => void;
  /** The machine slept for about `sleptMs` and woke up. */
  onWakeUp(listener: (sleptMs: number) => void): () => void;
}

export interface SipOptions {
  readonly profiles: ReadonlySignal<readonly Profile[]>;
  readonly activeId: ReadonlySignal<string | undefined>;
  password(profileId: string): Promise<string | undefined>;
  /** `+sip.instance` (RFC 5626). */
  instanceId(): Promise<string>;
  readonly settings: ReadonlySignal<Settings>;
  readonly media: SipMedia;
  readonly timers: Timers;
  readonly surroundings: Surroundings;
}
