import type { ProvisioningErrorCode } from '../../domain/account/provisioning.ts';
import { AppError } from '../../lib/app-error.ts';
import { isLoopback } from '../../lib/loopback.ts';

/** A password in a link ends up in histories and server logs. */
const SECRET_PARAMETER = /^(?:pass|passwd|password|pwd|pw|secret)$/i;

/** Addresses of the local network (RFC 1918, RFC 3927, RFC 4193, RFC 4291 §2.5.6): a link must not make a browser ask there. */
const PRIVATE = /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd]|\[fe[89ab]|\[::)/i;

/**
 * The address of a provisioning file: https in the public network, the origin of the app, or this machine when the app
 * itself came from it.
 * @throws AppError<'provisioning/insecure'> for any other, and for one that carries a password.
 */
export function provisioningUrl(address: string, pageUrl: string): URL {
  const refuse = (detail: string): AppError<ProvisioningErrorCode> =>
    new AppError('provisioning/insecure', detail);
  if (!URL.canParse(address, pageUrl)) throw refuse('not an address');
  const url = new URL(address, pageUrl);
  if (url.username !== '' || url.password !== '') throw refuse('the address contains a user or password');
  const parameters = [...url.searchParams.keys(), ...new URLSearchParams(url.hash.slice(1)).keys()];
  if (parameters.some((name) => SECRET_PARAMETER.test(name))) throw refuse('the address contains a password');
  const page = new URL(pageUrl);
  if (url.origin === page.origin) return url;
  if (isLoopback(url.hostname) && isLoopback(page.hostname)) return url;
  if (url.protocol === 'https:' && !isLoopback(url.hostname) && !PRIVATE.test(url.hostname)) return url;
  throw refuse(`${url.protocol}//${url.host}`);
}
