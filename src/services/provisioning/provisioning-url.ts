import type { ProvisioningErrorCode } from '../../domain/account/provisioning.ts';
import { AppError } from '../../lib/app-error.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** A password in a link ends up in histories and server logs. */
const SECRET_PARAMETER = /^(?:pass|passwd|password|pwd|pw|secret)$/i;

export function isLoopback(hostname: string): boolean {
  return LOOPBACK.has(hostname);
}

/**
 * The address of a provisioning file: https, or the origin of the app, or this machine.
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
  const local = url.protocol === 'http:' && isLoopback(url.hostname);
  if (url.protocol === 'https:' || local || url.origin === new URL(pageUrl).origin) return url;
  throw refuse(`${url.protocol}//${url.host}`);
}
