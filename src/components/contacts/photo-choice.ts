import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PICTURE_BOUNDS } from '../../domain/contacts/picture-bounds.ts';
import { isAppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import type { JpegErrorCode } from '../../lib/small-jpeg.ts';

const log = logger('contacts');

/** A photo, and the address of it as it will be stored; null: none. */
interface Choice {
  readonly picture: File | null | undefined;
  readonly url?: string;
}

const AS_IT_WAS: Choice = { picture: undefined };

/** The photo that was chosen in a form and is not stored yet: shown as it will be stored, which says whether it can be. */
export class PhotoChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** The last one that can be stored: what is chosen after it and cannot be used leaves it as it is. */
  #good: Choice = AS_IT_WAS;
  /** A file that is being looked at. */
  #pending: File | undefined;
  /** The name of what was chosen last, where that is no picture that can be used. */
  refused: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Null: without a photo from now on; undefined: as it was. */
  get picture(): File | null | undefined {
    return this.#pending ?? this.#good.picture;
  }

  /** Of what is chosen, as it will be stored; undefined while it is made. */
  get url(): string | undefined {
    return this.#pending === undefined ? this.#good.url : undefined;
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** What there is stays as it is. */
  clear(): void {
    this.#settle(AS_IT_WAS);
  }

  /** Chooses what was stored once; it has no name. */
  keep(photo: Blob): void {
    const picture = new File([photo], '', { type: photo.type });
    this.#settle({ picture, url: URL.createObjectURL(photo) });
  }

  /**
   * A file that is no picture is `refused`, and what was chosen before stays.
   * @param picture a file; null to remove what there is
   * @throws what kept the picture from being made, and is no fault of the file: what was chosen before stays then too
   */
  async choose(picture: File | null): Promise<void> {
    if (picture === null) {
      this.#settle({ picture });
      return;
    }
    this.#pending = picture;
    this.refused = undefined;
    this.#host.requestUpdate();
    try {
      const { smallJpeg } = await import('../../lib/small-jpeg.ts');
      const small = await smallJpeg(picture, PICTURE_BOUNDS);
      if (this.#pending === picture) this.#settle({ picture, url: URL.createObjectURL(small) });
    } catch (error) {
      const current = this.#pending === picture;
      if (current) this.#pending = undefined;
      this.#host.requestUpdate();
      if (!isAppError<JpegErrorCode>(error, 'jpeg/unusable')) throw error;
      log.info('a file is no photo', error);
      if (current) this.refused = picture.name;
    }
  }

  #settle(choice: Choice): void {
    if (this.#good.url !== undefined) URL.revokeObjectURL(this.#good.url);
    this.#good = choice;
    this.#pending = undefined;
    this.refused = undefined;
    this.#host.requestUpdate();
  }
}
