import type { AudioDevice, AudioRole, AudioRoleState } from './audio-control.ts';
import type { Settings } from '../settings/settings.ts';

/** The two devices that a person chose for a job; empty = the system's default. */
export interface DeviceWish {
  readonly preferred: string;
  readonly fallback: string;
}

/**
 * Rows #219–221: the preferred device, else the alternative, else the system's default. An empty preference is the
 * system's default, which is always there, so the alternative has no say in it.
 */
export function chooseDevice(
  devices: readonly AudioDevice[],
  { preferred, fallback }: DeviceWish,
  defaultLabel = '',
): AudioRoleState {
  const byDefault: AudioRoleState = { deviceId: '', label: defaultLabel, choice: 'default' };
  if (preferred === '') return byDefault;
  const first = devices.find(({ id }) => id === preferred);
  if (first !== undefined) return { deviceId: first.id, label: first.label, choice: 'preferred' };
  const second = devices.find(({ id }) => id === fallback);
  if (second !== undefined) return { deviceId: second.id, label: second.label, choice: 'fallback' };
  return byDefault;
}

type Keys = Readonly<
  Record<
    AudioRole,
    {
      readonly preferred: DeviceKey;
      readonly fallback: DeviceKey;
      readonly volume: VolumeKey;
      readonly muted: MutedKey;
    }
  >
>;
export type DeviceKey =
  'inputDevice' | 'inputFallback' | 'outputDevice' | 'outputFallback' | 'ringDevice' | 'ringFallback';
type VolumeKey = 'inputVolume' | 'outputVolume' | 'ringVolume';
type MutedKey = 'inputMuted' | 'outputMuted' | 'ringMuted';

/** The settings that belong to each job. */
export const ROLE_SETTINGS: Keys = {
  input: { preferred: 'inputDevice', fallback: 'inputFallback', volume: 'inputVolume', muted: 'inputMuted' },
  output: {
    preferred: 'outputDevice',
    fallback: 'outputFallback',
    volume: 'outputVolume',
    muted: 'outputMuted',
  },
  ring: { preferred: 'ringDevice', fallback: 'ringFallback', volume: 'ringVolume', muted: 'ringMuted' },
};

export function deviceWish(settings: Settings, role: AudioRole): DeviceWish {
  const { preferred, fallback } = ROLE_SETTINGS[role];
  return { preferred: settings[preferred], fallback: settings[fallback] };
}
