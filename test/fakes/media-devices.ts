/** The part of `MediaDevices` that the app uses. */
type MediaDevicesPart = Pick<
  MediaDevices,
  'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'
>;

interface Plug {
  readonly kind: MediaDeviceKind;
  readonly id: string;
  readonly label?: string;
  readonly groupId?: string;
}

export const mic = (id: string, label = `Microphone ${id}`): Plug => ({ kind: 'audioinput', id, label });
export const speaker = (id: string, label = `Speaker ${id}`): Plug => ({ kind: 'audiooutput', id, label });

/** Devices that a test can plug and unplug. The tracks are real ones, of the browser's own test device. */
export class FakeMediaDevices extends EventTarget implements MediaDevicesPart {
  /** What each capture asked for. */
  readonly asked: MediaTrackConstraints[] = [];
  /** Every track that was opened, in order. */
  readonly tracks: MediaStreamTrack[] = [];
  /** When set, the next captures fail with it. */
  refusal: DOMException | undefined;
  #plugs: readonly Plug[];

  constructor(...plugs: readonly Plug[]) {
    super();
    this.#plugs = plugs;
  }

  /** Makes these the devices that are there, and says so as the browser does. */
  plug(...plugs: readonly Plug[]): void {
    this.#plugs = plugs;
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Pulls the microphone in use out: its track ends and the list changes. */
  unplug(...left: readonly Plug[]): void {
    const track = this.tracks.at(-1);
    track?.stop();
    this.plug(...left);
    // `stop` fires no `ended`; the loss of the device does (Media Capture and Streams §4.3.3).
    track?.dispatchEvent(new Event('ended'));
  }

  /** Tracks that hold the device. */
  get live(): number {
    return this.tracks.filter(({ readyState }) => readyState === 'live').length;
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return Promise.resolve(
      this.#plugs.map(({ kind, id, label = '', groupId = id }) => {
        const info = { kind, deviceId: id, label, groupId };
        return { ...info, toJSON: () => info };
      }),
    );
  }

  async getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream> {
    const asked = typeof constraints?.audio === 'object' ? constraints.audio : {};
    this.asked.push(asked);
    if (this.refusal !== undefined) throw this.refusal;
    const wanted = exactId(asked);
    if (!this.#plugs.some(({ kind, id }) => kind === 'audioinput' && (wanted === undefined || id === wanted)))
      throw new DOMException(
        'no such device',
        wanted === undefined ? 'NotFoundError' : 'OverconstrainedError',
      );
    const { deviceId: _, ...rest } = asked;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: rest });
    this.tracks.push(...stream.getAudioTracks());
    return stream;
  }
}

/** The device that a capture insists on. */
export function exactId({ deviceId }: MediaTrackConstraints): string | undefined {
  if (typeof deviceId !== 'object' || Array.isArray(deviceId)) return undefined;
  return typeof deviceId.exact === 'string' ? deviceId.exact : undefined;
}
