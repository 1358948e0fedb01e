import type { AudioDevice, AudioRole, AudioSnapshot } from '../../domain/media/audio-control.ts';
import type { Localize } from '../../i18n/localize.ts';
import type { SelectOption } from '../ui/ui-select.ts';

/** The devices that can have a job. */
export function devicesFor(role: AudioRole, { inputs, outputs }: AudioSnapshot): readonly AudioDevice[] {
  return role === 'input' ? inputs : outputs;
}

/** What stands in a selection: the system's default, the devices by name, and the chosen one even when it is not connected. */
export function deviceOptions(
  text: Localize,
  role: AudioRole,
  devices: readonly AudioDevice[],
  chosen: string,
): readonly SelectOption[] {
  const named = devices.map(({ id, label }, index) => ({
    value: id,
    label: label === '' ? text.term('unnamedDevice', role, index + 1) : label,
  }));
  const missing = chosen !== '' && !devices.some(({ id }) => id === chosen);
  return [
    { value: '', label: text.term('systemDefault') },
    ...named,
    ...(missing ? [{ value: chosen, label: text.term('missingDevice') }] : []),
  ];
}
