import type {
  AudioDevice,
  AudioRole,
  AudioRoleState,
  MicrophoneAccess,
} from '../../domain/media/audio-control.ts';
import { chooseDevice, deviceWish } from '../../domain/media/device-choice.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { logger } from '../../lib/logger.ts';
import { computed, signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

const log = logger('media');

/** The part of the browser's API that is used, so that a test can unplug a device. */
export type MediaDevicesLike = Pick<
  MediaDevices,
  'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'
>;

interface DeviceList {
  readonly inputs: readonly AudioDevice[];
  readonly outputs: readonly AudioDevice[];
  /** What the system's default stands for, as far as the browser says so (Chromium does). */
  readonly defaultInput: DefaultDevice;
  readonly defaultOutput: DefaultDevice;
  /** A microphone is connected, though it may have neither id nor name before the permission. */
  readonly hasInput: boolean;
}

interface DefaultDevice {
  readonly label: string;
  /** Changes when the system's default becomes another device. */
  readonly key: string;
}

/** Entries of Chromium that stand for another device of the list. */
const ALIASES: ReadonlySet<string> = new Set(['default', 'communications']);
const NO_DEFAULT: DefaultDevice = { label: '', key: '' };
const NOTHING: DeviceList = {
  inputs: [],
  outputs: [],
  defaultInput: NO_DEFAULT,
  defaultOutput: NO_DEFAULT,
  hasInput: false,
};

function ofKind(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly AudioDevice[] {
  return all
    .filter((info) => info.kind === kind && info.deviceId !== '' && !ALIASES.has(info.deviceId))
    .map(({ deviceId, label }) => Object.freeze({ id: deviceId, label }));
}

function defaultOf(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DefaultDevice {
  const alias = all.find((info) => info.kind === kind && info.deviceId === 'default');
  if (alias === undefined) return NO_DEFAULT;
  const meant = all.find(
    (info) => info.kind === kind && !ALIASES.has(info.deviceId) && info.groupId === alias.groupId,
  );
  return { label: meant?.label ?? '', key: `${alias.groupId} ${alias.label}` };
}

/** The audio devices of this machine, whether the microphone may be used, and which device has which job. Follows changes live. */
export class AudioDevices {
  readonly #media: MediaDevicesLike | undefined;
  readonly #closed = new AbortController();
  readonly #list = signal<DeviceList>(NOTHING);
  readonly #permission = signal<PermissionState | undefined>(undefined);
  readonly #known = signal(false);

  /** Settles when the devices and the permission are known for the first time. */
  readonly ready: Promise<void>;
  readonly inputs: ReadonlySignal<readonly AudioDevice[]> = computed(() => this.#list.value.inputs);
  readonly outputs: ReadonlySignal<readonly AudioDevice[]> = computed(() => this.#list.value.outputs);
  readonly access: ReadonlySignal<MicrophoneAccess>;
  readonly roles: ReadonlySignal<Readonly<Record<AudioRole, AudioRoleState>>>;
  /** Changes when the system's default microphone becomes another device: a capture of the default does not follow by itself. */
  readonly defaultInputKey: ReadonlySignal<string> = computed(() => this.#list.value.defaultInput.key);

  /** `media` is undefined outside a secure context. */
  constructor(
    settings: ReadonlySignal<Settings>,
    media: MediaDevicesLike | undefined = (navigator as { readonly mediaDevices?: MediaDevices })
      .mediaDevices,
  ) {
    this.#media = media;
    this.access = computed(() => this.#accessNow());
    this.roles = computed(() => {
      const { inputs, outputs, defaultInput, defaultOutput } = this.#list.value;
      const wish = (role: AudioRole) => deviceWish(settings.value, role);
      return Object.freeze({
        input: chooseDevice(inputs, wish('input'), defaultInput.label),
        output: chooseDevice(outputs, wish('output'), defaultOutput.label),
        ring: chooseDevice(outputs, wish('ring'), defaultOutput.label),
      });
    });
    media?.addEventListener('devicechange', () => void this.refresh(), { signal: this.#closed.signal });
    this.ready = this.#start();
  }

  /** Reads the list of devices again. */
  async refresh(): Promise<void> {
    if (this.#media === undefined) return;
    try {
      const all = await this.#media.enumerateDevices();
      const list: DeviceList = {
        inputs: ofKind(all, 'audioinput'),
        outputs: ofKind(all, 'audiooutput'),
        defaultInput: defaultOf(all, 'audioinput'),
        defaultOutput: defaultOf(all, 'audiooutput'),
        hasInput: all.some(({ kind }) => kind === 'audioinput'),
      };
      // Who follows the list must not start over because it was read again.
      if (JSON.stringify(list) !== JSON.stringify(this.#list.value)) this.#list.value = Object.freeze(list);
    } catch (error) {
      log.warn('the list of devices could not be read', error);
    }
    this.#known.value = true;
  }

  /**
   * Opens a microphone and learns from it: names and ids come with the permission. Rejects as `getUserMedia` does,
   * and with `NotSupportedError` outside a secure context.
   */
  async capture(audio: MediaTrackConstraints): Promise<MediaStreamTrack> {
    if (this.#media === undefined) throw new DOMException('no secure context', 'NotSupportedError');
    try {
      const stream = await this.#media.getUserMedia({ audio });
      const [track] = stream.getAudioTracks();
      if (track === undefined) throw new DOMException('no audio track', 'NotFoundError');
      await this.#learn('granted');
      return track;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') await this.#learn(undefined);
      else await this.refresh();
      throw error;
    }
  }

  close(): void {
    this.#closed.abort();
  }

  async #start(): Promise<void> {
    await Promise.all([this.#followPermission(), this.refresh()]);
  }

  /** A browser that cannot be asked (`query` rejects) is read from what it does: names of devices come with the permission only. */
  async #followPermission(): Promise<void> {
    const status = await this.#queryPermission();
    if (status === undefined) return;
    this.#permission.value = status.state;
    status.addEventListener(
      'change',
      () => {
        this.#permission.value = status.state;
        void this.refresh();
      },
      { signal: this.#closed.signal },
    );
  }

  async #queryPermission(): Promise<PermissionStatus | undefined> {
    try {
      return await navigator.permissions.query({ name: 'microphone' });
    } catch (error) {
      log.debug('the permission cannot be followed', error);
      return undefined;
    }
  }

  /** After a refusal: a dismissed prompt may be asked again, a denial may not; the browser knows which it was. */
  async #learn(state: 'granted' | undefined): Promise<void> {
    if (state === undefined) this.#permission.value = (await this.#queryPermission())?.state ?? 'denied';
    else if (this.#permission.value !== state) this.#permission.value = state;
    else if (this.#list.value.inputs.some(({ label }) => label !== '')) return;
    await this.refresh();
  }

  #accessNow(): MicrophoneAccess {
    if (this.#media === undefined) return 'unavailable';
    if (!this.#known.value) return 'unknown';
    const { hasInput, inputs } = this.#list.value;
    if (!hasInput) return 'absent';
    return this.#permission.value ?? (inputs.some(({ label }) => label !== '') ? 'granted' : 'prompt');
  }
}
