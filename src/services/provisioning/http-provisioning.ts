import type {
  Provisioning,
  ProvisioningErrorCode,
  ProvisioningOffer,
} from '../../domain/account/provisioning.ts';
import { AppError, messageOf } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { JsonFault, boundedJson } from './bounded-json.ts';
import { provisioningUrl } from './provisioning-url.ts';

const log = logger('provisioning');
const MAX_BYTES = 256 * 1024;
/** Milliseconds. */
const TIMEOUT = 10_000;

function invalid(fault: JsonFault): AppError<ProvisioningErrorCode> {
  const code = fault.kind === 'not-json' ? 'provisioning/not-json' : 'provisioning/invalid';
  return new AppError(code, fault.message, { cause: fault });
}

/** Loads provisioning files over HTTP(S), without cookies, referrer or redirects. */
export class HttpProvisioning implements Provisioning {
  readonly #page: string;

  /** @param page the address of the page, `location.href`. */
  constructor(page: string) {
    this.#page = page;
  }

  async load(address: string, signal: AbortSignal): Promise<ProvisioningOffer> {
    const url = provisioningUrl(address, this.#page);
    const response = await this.#fetch(url, signal);
    if (!response.ok) throw new AppError('provisioning/unreachable', `HTTP ${String(response.status)}`);
    return this.#read(response, url, signal);
  }

  async atOrigin(signal: AbortSignal): Promise<ProvisioningOffer | undefined> {
    const url = new URL('/provisioning.json', this.#page);
    let response: Response;
    try {
      response = await this.#fetch(url, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      log.info('no provisioning file can be asked for', error);
      return undefined;
    }
    // A server that answers unknown paths with its start page offers nothing either.
    const isJson = /\bjson\b/i.test(response.headers.get('content-type') ?? '');
    if (!response.ok || !isJson) return undefined;
    const offer = await this.#read(response, url, signal);
    return offer.accounts.length === 0 && Object.keys(offer.settings).length === 0 ? undefined : offer;
  }

  async #fetch(url: URL, signal: AbortSignal): Promise<Response> {
    try {
      return await fetch(url, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // Where a redirect leads was checked by nobody.
        redirect: 'error',
        cache: 'no-store',
        headers: { accept: 'application/json' },
      });
    } catch (error) {
      throw this.#failed(error, signal);
    }
  }

  async #read(response: Response, url: URL, signal: AbortSignal): Promise<ProvisioningOffer> {
    let json: unknown;
    try {
      json = await boundedJson(response, MAX_BYTES);
    } catch (error) {
      throw error instanceof JsonFault ? invalid(error) : this.#failed(error, signal);
    }
    // Most phones ask and find none: the reader of such files is no part of their first load.
    const { readProvisioningFile } = await import('./provisioning-file.ts');
    return readProvisioningFile(json, url.origin + url.pathname, new URL(this.#page).protocol === 'https:');
  }

  #failed(error: unknown, signal: AbortSignal): unknown {
    if (signal.aborted) return error;
    const detail = messageOf(error);
    return new AppError<ProvisioningErrorCode>('provisioning/unreachable', detail, { cause: error });
  }
}
