import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PICTURE_BOUNDS } from '../../domain/contacts/picture-bounds.ts';
import { isAppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import type { JpegErrorCode } from '../../lib/small-jpeg.ts';

const log = logger('contacts');

/** The photo that was chosen in a form and is not stored yet: shown as it will be stored, which says whether it can be. */
export class PhotoChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** Null: without a photo from now on; undefined: as it was. */
  picture: File | null | undefined;
  /** Of what is chosen, as it will be stored; undefined while it is made. */
  url: string | undefined;
  /** What was chosen last is no picture that can be used. */
  failed = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** What there is stays as it is. */
  clear(): void {
    this.#set(undefined);
  }

  /**
   * A file that is no picture is `failed`.
   * @param picture a file; null to remove what there is
   * @throws what kept the picture from being made, and is no fault of the file: nothing is chosen then
   */
  async choose(picture: File | null): Promise<void> {
    this.#set(picture);
    if (picture === null) return;
    try {
      const { smallJpeg } = await import('../../lib/small-jpeg.ts');
      const small = await smallJpeg(picture, PICTURE_BOUNDS);
      if (this.picture === picture) this.url = URL.createObjectURL(small);
    } catch (error) {
      const current = this.picture === picture;
      if (current) this.clear();
      if (!isAppError<JpegErrorCode>(error, 'jpeg/unusable')) throw error;
      log.info('a file is no photo', error);
      this.failed ||= current;
    }
    this.#host.requestUpdate();
  }

  #set(picture: File | null | undefined): void {
    if (this.url !== undefined) URL.revokeObjectURL(this.url);
    Object.assign(this, { picture, url: undefined, failed: false });
    this.#host.requestUpdate();
  }
}
